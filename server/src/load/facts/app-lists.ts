import type { ProjectFile } from '../../core/model/project';
import { basename, dirname, type Uri } from '../../core/text';
import type { Folder } from '../files/walk';

/**
 * The files of a project without lists of packages that were left in the package of an app: the site has a list of its own above
 * it, and nothing installs from that of the app.
 */
export function withoutListsOfApps(
  files: readonly ProjectFile[],
  texts: ReadonlyMap<Uri, string>,
  folders: readonly Folder[],
): readonly ProjectFile[] {
  const apps = new Set(folders.filter(isApp).map(({ uri }) => uri));
  if (apps.size === 0) return files;
  const lists = files.filter(({ kind }) => kind === 'dependencies').map(({ uri }) => uri);
  const sites = lists.filter((uri) => !apps.has(dirname(uri)) && /\bdjango\b/i.test(texts.get(uri) ?? ''));
  const isLeft = (uri: Uri): boolean =>
    apps.has(dirname(uri)) &&
    sites.some((site) => dirname(uri).startsWith(`${dirname(site)}/`)) &&
    ![...texts.values()].some((text) => namesList(text, uri));
  return files.filter(({ uri, kind }) => kind !== 'dependencies' || !isLeft(uri));
}

/** The package of an app, from which nothing is started and that is no distribution of its own. */
function isApp({ files }: Folder): boolean {
  const has = (name: string): boolean => files.includes(name);
  return (
    has('__init__.py') &&
    (has('models.py') || has('apps.py')) &&
    !files.some((name) => /^(?:manage|wsgi|asgi|setup|settings)\.py$|dockerfile|^procfile/i.test(name))
  );
}

/** `pip install -r orders/requirements.txt`, `cd orders && pipenv install`. */
function namesList(text: string, uri: Uri): boolean {
  const folder = basename(dirname(uri)).replace(/\W/g, '\\$&');
  return (
    text.includes(`${basename(dirname(uri))}/${basename(uri)}`) ||
    new RegExp(
      `^.*(?:\\bcd|WORKDIR|working-directory:|working_dir:|context:).*\\b${folder}/?["']?(?:[\\s;&]|$)`,
      'm',
    ).test(text)
  );
}
