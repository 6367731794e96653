import { isOfSite } from '../../core/model/roles';
import { basename, dirname, literally, relativePath, type Uri } from '../../core/text';
import type { Entries, EntryInput } from './entry-input';
import { nameRole } from './entry-roles';
import { speakingTexts } from '../evidence/speaking';
import { isImported, reachedFrom } from '../modules/graph';
import { stem } from '../modules/modules';
import { roleOfModule } from '../files/role-words';
import type { FileSource } from '../files/source';
import type { Surroundings } from '../files/surroundings';
import type { Folder } from '../files/walk';

/**
 * Sets whole copies of the settings that all files name aside, where they lie in places from which no site has them: no entries, of
 * which what everybody can read in them counts. A name for production elsewhere may be what the environment of a server says.
 */
export async function withCopies<T extends Entries>(
  source: FileSource,
  surroundings: Surroundings,
  input: EntryInput,
  modules: T,
): Promise<T & { readonly copies: readonly Uri[] }> {
  const named = theOneNamed(input);
  if (named === undefined) return { ...modules, copies: [] };
  const { entries, loose } = modules;
  const found = entries.filter(({ role, foundBy }) => isOfSite(role) && foundBy === 'name').map(({ uri }) => uri);
  const { folders } = surroundings.inside;
  const aside = [...found, ...loose].filter(
    (uri) => isCopyOf(input, named, uri) && isAside(input, named, uri, folders) && !isOfOther(input, uri, folders),
  );
  const texts = aside.length === 0 ? [] : await speakingTexts(source, surroundings);
  const copies = aside.filter((uri) => texts?.some(([, text]) => speaksOf(text, named, uri)) === false);
  return {
    ...modules,
    entries: entries.filter(({ uri }) => !copies.includes(uri)),
    loose: [...new Set([...loose, ...copies])].sort(),
    copies,
  };
}

/** `cp deploy/settings-prod.py shop/settings.py`, `cp -r deploy/shop .`: what lies there may become the settings of a site. */
function speaksOf(text: string, named: Uri, uri: Uri): boolean {
  const [around = '', folder = '', name = ''] = uri.replace(/\.py$/, '').split('/').slice(-3);
  const path = /\W/.test(name) ? [name] : isTwin(named, uri) ? [around, folder] : [folder, name];
  return new RegExp(`(?<![\\w-])${path.map(literally).join('[./]')}(?![\\w-])`).test(text);
}

/** Whether a folder around is that of another service, which has what it needs beside it. */
function isOfOther({ root }: EntryInput, uri: Uri, folders: readonly Folder[]): boolean {
  const around = folders.filter(({ uri: one }) => one !== root && uri.startsWith(`${one}/`));
  return around.some(({ files }) => files.some((name) => ofService.test(name)));
}

const ofService = /^(?:(?:dockerfile|procfile|pipfile)\b|(?:requirements|pyproject|setup|.*compose)\b.*\.\w+$)/i;

/** The module that the server's files and all others that start anything name. */
function theOneNamed({ named, isKeptElsewhere }: EntryInput): Uri | undefined {
  const started = named.filter(({ kind }) => kind !== 'test' && kind !== 'build');
  const [first, ...others] = new Set(started.map(({ uri }) => uri));
  const isServed = started.some(({ kind }) => kind === 'server');
  return others.length === 0 && isServed && !isKeptElsewhere ? first : undefined;
}

/** Settings that are whole by themselves, serve the very same pages, and that nothing names or imports. */
function isCopyOf({ graph, configured }: EntryInput, named: Uri, uri: Uri): boolean {
  if (configured.has(uri) || isImported(graph, uri)) return false;
  const { assigned = [], imports = [] } = graph.facts.get(uri) ?? {};
  const isWhole = ['INSTALLED_APPS', 'ROOT_URLCONF', 'DATABASES'].every((name) => assigned.includes(name));
  const urls = urlsOf(graph, uri);
  if (!isWhole || urls === undefined || imports.some(({ star }) => star === true)) return false;
  return [...reachedFrom(graph, [named])].some((one) => urlsOf(graph, one) === urls);
}

function urlsOf({ texts }: EntryInput['graph'], uri: Uri): string | undefined {
  return /^ROOT_URLCONF[ \t]*=[ \t]*["']([\w.]+)["']/m.exec(texts.get(uri) ?? '')?.[1];
}

/**
 * Outside of the package of the settings: under a name that no import has, in an app, beside a server that names others, or in a
 * copy of the whole package, which is no part of what a deployment lays over it (`deploy/production/shop`).
 */
function isAside(input: EntryInput, named: Uri, uri: Uri, folders: readonly Folder[]): boolean {
  const [home, folder] = [dirname(named), dirname(uri)];
  if (folder === home) return false;
  if (/\W/.test(stem(uri))) return true;
  const isApp = folders.some(({ uri: one, files }) => one === folder && files.some(isOfApp));
  if (isApp && nameRole(input, uri) === undefined) return true;
  if (isOfStartproject(input, uri)) return true;
  return isTwin(named, uri) && (folder.startsWith(`${home}/`) || !isForSite(relativePath(input.root, folder)));
}

/** `settings.py` as `startproject` wrote it, beside a `wsgi.py` that names settings elsewhere. */
function isOfStartproject({ named }: EntryInput, uri: Uri): boolean {
  const isBeside = named.some(({ kind, from }) => kind === 'server' && dirname(from) === dirname(uri));
  return isBeside && stem(uri) === 'settings';
}

function isTwin(named: Uri, uri: Uri): boolean {
  return basename(dirname(uri)) === basename(dirname(named)) && stem(uri) === stem(named);
}

function isOfApp(name: string): boolean {
  return name === 'apps.py' || name === 'models.py';
}

function isForSite(path: string): boolean {
  return path.split('/').some((segment) => roleOfModule(segment) === 'production');
}
