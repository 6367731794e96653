import type { Entry } from '../core/model/project';
import { dirname, joinUri, relativePath, type Uri } from '../core/text';
import type { Entries } from './entries';
import type { ModuleGraph } from './graph';
import { stem } from './modules';

/** What decides which settings modules no site runs with. */
export interface UnusedInput {
  readonly root: Uri;
  readonly graph: Pick<ModuleGraph, 'texts'>;
  /** Modules that a package of the same name hides: see `shadowedAmong`. */
  readonly hidden: readonly Uri[];
  /** True where a file or the configuration names the settings of the project. */
  readonly isNamed: boolean;
}

/**
 * Gives settings modules that no site runs with a role under which only what is wrong in any stored file is told: what they
 * say of DEBUG and hosts is of no account, a key in them is in git all the same.
 */
export function withUnused({ entries, loose }: Entries, { root, graph, hidden, isNamed }: UnusedInput): Entries {
  const scripts = loose.filter((uri) => configuresDjango(graph, uri));
  const copies = loose.filter((uri) => !scripts.includes(uri) && isNamed && isOutOfReach(root, uri));
  return {
    entries: [
      ...entries,
      ...hidden.map((uri) => unused(uri, `Python imports the package \`${stem(uri)}\` beside it instead`)),
      ...copies.map((uri) => unused(uri, 'no import can name the folder that it is in')),
      ...scripts.map((uri): Entry => ({ uri, role: 'test', because: ['configures Django for a program of its own'] })),
    ],
    loose: loose.filter((uri) => !scripts.includes(uri) && !copies.includes(uri)),
  };
}

/** Python never imports `settings.py` beside a package `settings`: https://peps.python.org/pep-0420/#specification */
export function shadowedAmong(modules: readonly Uri[]): readonly Uri[] {
  const all = new Set(modules);
  return modules.filter((uri) => all.has(joinUri(dirname(uri), stem(uri), '__init__.py')));
}

function unused(uri: Uri, why: string): Entry {
  return { uri, role: 'development', because: [why] };
}

/**
 * A folder with a blank or the like in its name, such as `old settings` or `app (copy)`: it is kept for reading. One with a
 * hyphen or a point may well be put on the path.
 */
function isOutOfReach(root: Uri, uri: Uri): boolean {
  return relativePath(root, dirname(uri))
    .split('/')
    .some((name) => /[^\p{L}\p{N}_.-]/u.test(name));
}

/** A program that brings its settings itself, and is no site: it makes no application for a server. */
function configuresDjango(graph: UnusedInput['graph'], uri: Uri): boolean {
  const text = graph.texts.get(uri) ?? '';
  return /^[ \t]*settings\.configure\(/m.test(text) && !/\b(?:get_[aw]sgi_application|[AW]SGIHandler)\b/.test(text);
}
