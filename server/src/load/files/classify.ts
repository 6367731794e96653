import { basename, isHollowCompose, joinUri, startsPrograms, type Uri } from '../../core/text';
import * as names from './names';
import type { Folder } from './walk';

/** The files of a project that are worth opening, by what their names say they are. */
export interface Candidates {
  /** May be settings modules. */
  readonly settings: readonly Uri[];
  /** `wsgi.py`, `asgi.py`, `celery.py`. */
  readonly servers: readonly Uri[];
  readonly manage: readonly Uri[];
  readonly processes: readonly ProcessFile[];
  /** Scripts that start a site. */
  readonly scripts: readonly Uri[];
  /** Configuration of web servers before the site. */
  readonly proxies: readonly Uri[];
  /** Templates from which a deployment writes modules. */
  readonly templates: readonly Uri[];
  readonly tests: readonly Uri[];
  readonly envFiles: readonly Uri[];
  readonly dependencies: readonly Uri[];
}

/** A file that starts programs: a Dockerfile, a compose file, a Procfile, a file of a CI or of a platform. */
export interface ProcessFile {
  readonly uri: Uri;
  readonly kind: names.ProcessKind;
  /** True where only the text can tell whether it starts anything. */
  readonly needsText: boolean;
}

/** Build services and containers have a handful of such files; more than this is generated. */
const maxOfKind = 100;

/** Sorts the files of listed folders. `inside` is true for the project itself, false for the folders above it. */
export function classify(folders: readonly Folder[], inside: boolean): Candidates {
  const pick = (test: (folder: Folder, name: string) => boolean): readonly Uri[] =>
    folders.flatMap((folder) =>
      folder.files.filter((name) => test(folder, name)).map((name) => joinUri(folder.uri, name)),
    );
  return {
    settings: inside ? pick((folder, name) => names.isSettingsLike(folder.path, name, folder.names)) : [],
    servers: inside ? pick((folder, name) => names.isServerModule(folder.path, name)).slice(0, maxOfKind) : [],
    manage: inside ? pick((folder, name) => folder.path === '' && name === 'manage.py') : [],
    processes: processes(folders).slice(0, maxOfKind),
    scripts: pick((folder, name) => names.isStartScript(folder.path, name)).slice(0, maxOfKind),
    proxies: pick((folder, name) => names.isProxyFile(folder.path, name)).slice(0, maxOfKind),
    templates: pick((folder, name) => names.moduleWritten(folder.path, name) !== undefined).slice(0, maxOfKind),
    tests: pick((folder, name) => names.isTestConfiguration(folder.path, name)).slice(0, maxOfKind),
    envFiles: pick((folder, name) => names.isEnvFile(folder.path, name) && !isFrontEnd(folder)),
    dependencies: pick((folder, name) => names.isDependencyFile(folder.path, name)).slice(0, maxOfKind),
  };
}

/** The candidates of two folders together. */
export function merge(a: Candidates, b: Candidates): Candidates {
  return {
    settings: [...a.settings, ...b.settings],
    servers: [...a.servers, ...b.servers],
    manage: [...a.manage, ...b.manage],
    processes: [...a.processes, ...b.processes],
    scripts: [...a.scripts, ...b.scripts],
    proxies: [...a.proxies, ...b.proxies],
    templates: [...a.templates, ...b.templates],
    tests: [...a.tests, ...b.tests],
    envFiles: [...a.envFiles, ...b.envFiles],
    dependencies: [...a.dependencies, ...b.dependencies],
  };
}

function processes(folders: readonly Folder[]): readonly ProcessFile[] {
  return folders.flatMap((folder) =>
    folder.files.flatMap((name) => {
      const kind = names.processKind(folder.path, name);
      if (kind === undefined) return [];
      return [{ uri: joinUri(folder.uri, name), kind, needsText: names.needsText(name) }];
    }),
  );
}

/** The environment files of a JavaScript front end beside the project speak of other things. */
function isFrontEnd(folder: Folder): boolean {
  if (folder.path === '' || !folder.names.has('package.json')) return false;
  return ![...folder.names].some((name) => /^(manage\.py|pyproject\.toml|Pipfile|requirements.*\.txt)$/.test(name));
}

/** Whether a file that may start programs does so, where only its text can tell. */
export function startsAnything(uri: Uri, text: string): boolean {
  const name = basename(uri);
  return !isHollowCompose(name, text) && (!names.needsText(name) || startsPrograms(text));
}
