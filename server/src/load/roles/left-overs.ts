import type { Entry } from '../../core/model/project';
import { basename, dirname, relativePath, type Uri } from '../../core/text';
import type { EntryInput, Named } from './entry-input';
import { leftAside, nameRole } from './entry-roles';
import { reachedFrom } from '../modules/graph';
import { stem } from '../modules/modules';
import { isForStaging, roleOfModule, tokens } from '../files/role-words';

/**
 * Gives `prod_for_docker.py` that no file names a role under which only what is wrong in any stored file is told, where whatever
 * starts the project names `settings.py`, and that chooses between `prod.py` and `local.py` by itself. Another name for
 * production, such as that of a platform, may well be what `DJANGO_SETTINGS_MODULE` says there.
 */
export function withoutLeftOvers(input: EntryInput, entries: readonly Entry[]): readonly Entry[] {
  const chooser = onlyChooser(input);
  if (chooser === undefined) return entries;
  const reached = reachedFrom(input.graph, [chooser]);
  const words = new Set(chosen(input, chooser, 'production').flatMap((uri) => tokens(stem(uri))));
  const isLeft = ({ uri, role, foundBy }: Entry): boolean =>
    foundBy === 'name' &&
    role === 'production' &&
    !reached.has(uri) &&
    tokens(stem(uri)).some((word) => isOfProduction(word) && words.has(word));
  const why = `no file names it, and \`${stem(chooser)}\` chooses among others`;
  return entries.map((entry) => (isLeft(entry) ? leftAside(entry, why) : entry));
}

/** The module that all files name, where it runs settings for production or those for development, as it is told. */
function onlyChooser(input: EntryInput): Uri | undefined {
  const started = input.named.filter(({ kind }) => kind !== 'test' && kind !== 'build');
  const [first, ...others] = new Set(started.map(({ uri }) => uri));
  if (first === undefined || others.length > 0 || input.isKeptElsewhere) return undefined;
  if (nameRole(input, first) !== undefined || !started.some(({ kind }) => kind === 'server')) return undefined;
  const runs = (role: 'production' | 'development'): boolean => chosen(input, first, role).length > 0;
  return runs('production') && runs('development') ? first : undefined;
}

function chosen(input: EntryInput, chooser: Uri, role: 'production' | 'development'): readonly Uri[] {
  const run = input.graph.imports.get(chooser) ?? [];
  return run.filter((uri) => nameRole(input, uri) === role && !isForStaging(stem(uri)));
}

function isOfProduction(word: string): boolean {
  return roleOfModule(word) === 'production';
}

/** Settings whose name says nothing and that `asgi.py` alone names, where the `wsgi.py` beside it names others. */
export function namedForAsgiAlone(root: Uri, named: readonly Named[]): readonly Uri[] {
  const isIn = (file: string, { kind, from }: Named): boolean => kind === 'server' && basename(from) === file;
  const isBesideOther = ({ uri, from }: Named): boolean =>
    named.some((one) => isIn('wsgi.py', one) && dirname(one.from) === dirname(from) && one.uri !== uri);
  return named
    .filter((one) => isIn('asgi.py', one) && isBesideOther(one))
    .map(({ uri }) => uri)
    .filter((uri) => named.every((one) => one.uri !== uri || isIn('asgi.py', one)))
    .filter((uri) => roleOfModule(relativePath(root, uri).replace(/\.py$/, '')) === undefined);
}
