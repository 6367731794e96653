import type { Entry, ProjectFacts } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { basename, type Uri } from '../../core/text';
import { leftAside } from './entry-roles';
import type { ModuleGraph } from '../modules/graph';

/** What is known of the packages of a project. */
interface Installed {
  readonly packages: ProjectFacts['packages'];
  /** The files that packages are installed from, and those that start programs. */
  readonly texts: ReadonlyMap<Uri, string>;
}

/** Packages that settings import, by the module, with what a line for them, or for one that brings them along, has in it. */
const imported: Readonly<Record<string, RegExp>> = {
  dj_database_url: /database[-_.]?url|heroku|toolbelt|environs|configurations|12factor|aldryn|divio/i,
  django_heroku: /heroku/i,
  decouple: /decouple/i,
  environ: /environ/i,
  sentry_sdk: /sentry/i,
  whitenoise: /whitenoise|heroku/i,
};

/**
 * Gives settings that are found by their names alone, and that import what nothing installs, a role under which only what is wrong
 * in any stored file is told: they have been left behind where the project has others that a site can start with.
 */
export function withUnstartable(
  entries: readonly Entry[],
  graph: Pick<ModuleGraph, 'facts' | 'imports'>,
  installed: Installed,
): readonly Entry[] {
  if (!listsAll(installed)) return entries;
  const lacking = new Map(
    entries.flatMap((entry) => {
      const module = isByName(entry) ? missingIn(graph, entry.uri, installed) : undefined;
      return module === undefined ? [] : [[entry, module] as const];
    }),
  );
  const isStarted = (entry: Entry): boolean => entry.role === 'production' && !lacking.has(entry);
  if (!entries.some(isStarted)) return entries;
  return entries.map((entry) => {
    const module = lacking.get(entry);
    return module === undefined ? entry : leftAside(entry, `imports \`${module}\`, which nothing installs`);
  });
}

/**
 * The same for settings that `asgi.py` alone names, where a server for WSGI is installed and none for ASGI: the file is what
 * `startproject` made, and starts nothing.
 */
export function withUnserved(
  entries: readonly Entry[],
  forAsgi: readonly Uri[],
  { facts }: Pick<ModuleGraph, 'facts'>,
  installed: Installed,
): readonly Entry[] {
  const isUnserved = ({ uri, role }: Entry): boolean => isOfSite(role) && forAsgi.includes(uri);
  const usesAsgi = [...facts.values()].some(({ assigned }) => assigned.includes('ASGI_APPLICATION'));
  if (!entries.some(isUnserved) || usesAsgi || !listsAll(installed)) return entries;
  const lines = [...(installed.packages?.keys() ?? []), ...installed.texts.values()];
  const names = (server: RegExp): boolean => lines.some((text) => server.test(text));
  if (
    !names(/\b(?:gunicorn|uwsgi|waitress|mod[-_]wsgi)\b/i) ||
    names(/daphne|uvicorn|hypercorn|granian|channels|\basgi\b/i)
  ) {
    return entries;
  }
  return entries.map((entry) =>
    isUnserved(entry)
      ? { ...entry, role: 'development', because: [...entry.because, 'which no installed server runs'] }
      : entry,
  );
}

function isByName({ role, foundBy }: Entry): boolean {
  return isOfSite(role) && foundBy === 'name';
}

/** Whether the files name Django and take in no other file, or the project itself, that was not read. */
function listsAll({ packages, texts }: Installed): boolean {
  if (packages?.has('django') !== true) return false;
  const names = new Set([...texts.keys()].map(basename));
  const taken = [...texts.values()].flatMap((text) => [
    ...text.matchAll(/^[ \t]*(?:-[re]|--requirement|--editable)[ \t=]*([^\s#]+)|^[ \t]*(\.{1,2}\/?)[ \t]*(?:\[|$)/gm),
  ]);
  return taken.every(
    ([, path]) => path !== undefined && (path.includes('://') || names.has(path.replace(/^.*\//, ''))),
  );
}

/** A module that is imported whatever the environment says, and that neither the project has nor a file installs. */
function missingIn(
  { facts, imports }: Pick<ModuleGraph, 'facts' | 'imports'>,
  uri: Uri,
  installed: Installed,
): string | undefined {
  const asked = facts.get(uri)?.imports.filter(({ level, optional }) => level === 0 && !optional) ?? [];
  const roots = asked.map(({ module }) => module.split('.')[0] ?? '');
  const isOwn = (root: string): boolean =>
    (imports.get(uri) ?? []).some((own) => own.endsWith(`/${root}.py`) || own.includes(`/${root}/`));
  const lines = [...(installed.packages?.keys() ?? []), ...installed.texts.values()];
  return roots.find((root) => {
    const line = Object.hasOwn(imported, root) && !isOwn(root) ? imported[root] : undefined;
    return line !== undefined && !lines.some((text) => line.test(text));
  });
}
