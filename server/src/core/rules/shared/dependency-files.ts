import { basename, dirname, isDockerfile, joinUri, withoutCommentLines, type Uri } from '../../text';
import { isForSomeOnly } from '../../django/left-behind';
import { wholeFile } from './source';
import type { ProjectView } from './model';

/** What is known of a dependency file by its name and by the files that take it. */
export interface DependencyFileFacts {
  readonly uri: Uri;
  /** The folder that it is for: around `requirements`, where it lies in such a folder. */
  readonly folder: Uri;
  /** True where what starts the project names the file, or another dependency file takes it in. */
  readonly isInstalled: boolean;
  /** True where its name says that it is for developers, tests or one kind of machine. */
  readonly isForSome: boolean;
  /** True where a file that starts the deployed site names it, or one that is for all takes it in. */
  readonly isDeployed: boolean;
  /** How near it is to what the deployed site is installed from. */
  readonly weight: number;
}

/** The dependency files of a project. */
export function dependencyFiles(project: ProjectView): readonly DependencyFileFacts[] {
  return project.dependencyFiles.map((uri) => {
    const takers = takersOf(project, uri);
    const isInstalled = isStarted(project, uri) || takers.length > 0;
    const isForSome = isForSomeOnly(uri);
    const isDeployed = isStarted(project, uri, 'production') || takers.some((taker) => !isForSomeOnly(taker));
    const ranks = [!isForSome, isInstalled, forProduction.test(basename(uri)), !/\.(?:in|lock)$/.test(uri)];
    const weight = ranks.reduce((sum, rank) => 2 * sum + Number(rank), 0);
    return { uri, folder: folderOf(uri), isInstalled, isForSome, isDeployed, weight };
  });
}

const forProduction = /(?:^|[-_.])(?:prod|production|deploy)(?:[-_.]|$)/i;

function folderOf(uri: Uri): Uri {
  const inside = /\/(?:requirements|reqs)(?=\/)/.exec(uri);
  return inside === null ? dirname(uri) : (uri.slice(0, inside.index) as Uri);
}

/** Tools that install from a lock file without its name. */
const installers: Readonly<Record<string, RegExp>> = {
  'poetry.lock': /\bpoetry\b/,
  'pyproject.toml': /\b(?:poetry|uv|pdm|pip install [.-])/,
  'uv.lock': /\buv\b/,
  'pdm.lock': /\bpdm\b/,
  'Pipfile.lock': /\bpipenv\b/,
  Pipfile: /\bpipenv\b/,
};

/** Whether what starts the project names a file. A platform looks for the usual name. */
function isStarted(project: ProjectView, uri: Uri, role?: 'production'): boolean {
  const name = basename(uri);
  const processes = project.processes.filter((file) => role === undefined || file.role === role);
  const isUsual = name === 'requirements.txt' && processes.some((file) => forPlatform.test(basename(file.uri)));
  return isUsual || processes.some(({ text }) => names(text, name) || installers[name]?.test(text) === true);
}

const forPlatform = /procfile|app\.ya?ml/i;

/** The name as a whole, and not as the end of `dev-requirements.txt`. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\w.-]/.test(text.charAt(at - 1))) return true;
  return false;
}

/** The other files that take one in: `-r base.txt`. */
function takersOf(project: ProjectView, uri: Uri): readonly Uri[] {
  return project.dependencyFiles.filter((other) => other !== uri && takenBy(project, other).includes(uri));
}

function takenBy(project: ProjectView, uri: Uri): readonly Uri[] {
  const taken = project.textOf(wholeFile(uri)).matchAll(/^\s*(?:-[rc]|--requirement|--constraint)[ \t=]*([^\s#]+)/gm);
  return [...taken].map(([, path = '']) => joinUri(dirname(uri), path));
}

/**
 * The packages that an image installs by their names, where nothing that starts the site installs from a file: which release
 * it gets, no file says.
 */
export function installedByName(project: ProjectView): ReadonlySet<string> {
  const texts = project.processes.flatMap(({ uri, role, text }) =>
    role === 'production' ? [{ uri, text: withoutCommentLines(text).replace(/\\\r?\n/g, ' ') }] : [],
  );
  const isFromFile = texts.some(({ uri, text }) => forPlatform.test(basename(uri)) || fromFile.test(text));
  if (isFromFile) return new Set();
  const images = texts.filter(({ uri }) => isDockerfile(basename(uri)));
  const asked = images.flatMap(({ text }) => [...text.matchAll(/\bpip3?\s+install\s+([^\r\n&|;]+)/g)]);
  const words = asked.flatMap(([, list = '']) => list.split(/\s+/));
  return new Set(
    words.map((word) =>
      word
        .replace(/["']|[[=<>~!@].*$/g, '')
        .toLowerCase()
        .replace(/[-_.]+/g, '-'),
    ),
  );
}

/** `pip install -r FILE`, `pip install .`, and the tools that read a file of their own. */
const fromFile =
  /\s(?:-r|--requirement|-e)\b|\bpip3?\s+install\s+(?:-\S+\s+)*\.|requirements|\b(?:pipenv|poetry|uv|pdm|pip-sync)\b/;
