import { basename, compareReleases, dirname, type Uri } from '../../text';
import { leftBehind } from '../../django/left-behind';
import { wholeFile } from './source';
import type { DependencyLine, ProjectView } from './model';

/**
 * The packages of the files that the project is installed from: without those that another one beside them has outdated,
 * be it by a newer Django, or because an image installs from that one, which asks for newer releases, and not from this.
 */
export function currentDependencies(project: ProjectView): readonly DependencyLine[] {
  const { dependencies } = project;
  const uris = [...new Set(dependencies.map(({ at }) => at.uri))];
  if (uris.length < 2) return dependencies;
  const files = uris.map((uri) => ({ uri, dependencies: dependencies.filter(({ at }) => at.uri === uri) }));
  const behind = leftBehind(files);
  const installed = new Set(uris.filter((uri) => isInstalled(project, uri, uris)));
  const isOutdated = (line: DependencyLine): boolean =>
    !installed.has(line.at.uri) && dependencies.some((other) => installed.has(other.at.uri) && outdates(other, line));
  const isAside = (uri: Uri): boolean =>
    setAside.test(basename(uri)) && !installed.has(uri) && uris.some((other) => isUsualBeside(other, uri));
  return dependencies.filter((line) => !behind.has(line.at.uri) && !isAside(line.at.uri) && !isOutdated(line));
}

/** `requirements_temp.txt`, `requirements.old.txt`: kept beside the file that is installed. */
const setAside = /[-_.](?:te?mp|old|bak|backup|copy|orig)(?:[-_.]|$)/i;

function isUsualBeside(other: Uri, uri: Uri): boolean {
  return basename(other) === 'requirements.txt' && dirname(other) === dirname(uri);
}

function outdates(other: DependencyLine, line: DependencyLine): boolean {
  if (other.name !== line.name || dirname(other.at.uri) !== dirname(line.at.uri) || !other.exact) return false;
  return other.version !== null && line.version !== null && compareReleases(other.version, line.version) > 0;
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

/** Whether what starts the project names a file, or another dependency file takes it in. A platform looks for the usual name. */
function isInstalled(project: ProjectView, uri: Uri, uris: readonly Uri[]): boolean {
  const name = basename(uri);
  const pattern = installers[name];
  const isUsual =
    name === 'requirements.txt' && project.processes.some((file) => /procfile|app\.ya?ml/i.test(basename(file.uri)));
  const isNamed = project.processes.some(({ text }) => text.includes(name) || pattern?.test(text) === true);
  const isTaken = uris.some(
    (other) => other !== uri && /^\s*-[rc]/m.test(textOf(project, other)) && textOf(project, other).includes(name),
  );
  return isUsual || isNamed || isTaken;
}

function textOf(project: ProjectView, uri: Uri): string {
  return project.textOf(wholeFile(uri));
}
