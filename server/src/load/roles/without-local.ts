import type { Uri } from '../../core/text';
import type { EntryInput } from './entry-input';
import { nameRole } from './entry-roles';
import { stem } from '../modules/modules';
import { roleOfModule } from '../files/role-words';

/** A `try` at any depth, with its body and with what its first handler does. */
const attempt =
  /^([ \t]*)try:[ \t]*(?:#.*)?\r?\n((?:\1[ \t]+\S.*\n|[ \t]*\r?\n)+?)\1except\b.*:[ \t]*(?:#.*)?\r?\n((?:\1[ \t]+\S.*(?:\n|(?![^]))|[ \t]*\r?\n)+)/gm;

const star = /^[ \t]*from[ \t]+\.*([\w.]*)[ \t]+import[ \t]*\*/gm;

/**
 * Whether settings take those for production where a machine has none of its own: `from .production import *` in the handler of
 * `from .local import *`, for a module that the project does not have. A deployed site takes the handler then, or nobody does.
 */
export function isProductionWithoutLocal(input: EntryInput, uri: Uri): boolean {
  const run = input.graph.imports.get(uri) ?? [];
  const named = (name: string): Uri | undefined => run.find((other) => stem(other) === name.split('.').at(-1));
  return [...(input.graph.texts.get(uri) ?? '').matchAll(attempt)].some(([, , body = '', handler = '']) => {
    const isMissing = starsIn(body).some((name) => named(name) === undefined && roleOfModule(name) === 'development');
    const taken = starsIn(handler).flatMap((name) => named(name) ?? []);
    return isMissing && taken.some((other) => nameRole(input, other) === 'production');
  });
}

function starsIn(code: string): readonly string[] {
  return [...code.matchAll(star)].map(([, name = '']) => name);
}
