import type { Entry } from '../../core/model/project';
import { isServedStage } from '../../core/model/evaluate/topics';
import { basename, type Uri } from '../../core/text';
import type { EntryInput } from './entry-input';
import { nameRole } from './entry-roles';
import { reachedFrom } from '../modules/graph';
import { stem } from '../modules/modules';

/** What an entry chooses among settings for production, development or tests though its name tells nothing, as an entry of its own. */
export function chosenBeside(input: EntryInput, entries: readonly Entry[]): readonly Entry[] {
  const known = new Set(entries.map(({ uri }) => uri));
  const choosers = entries.filter(({ uri, role }) => role === 'unknown' && nameRole(input, uri) === undefined);
  return choosers.flatMap(({ uri }) =>
    chosenAmong(input, uri)
      .filter((chosen) => !known.has(chosen) && input.candidates.includes(chosen))
      .map((chosen): Entry => ({ uri: chosen, role: 'unknown', because: [`chosen in \`${basename(uri)}\``] })),
  );
}

/**
 * The modules that a settings package takes instead of its `production.py` or `development.py` (`elif STAGE == "selfhost":`),
 * though their names say nothing of a role, nor of a machine that nobody else reaches: each builds on settings that the others
 * build on as well, and stands in a branch.
 */
function chosenAmong(input: EntryInput, chooser: Uri): readonly Uri[] {
  const { graph } = input;
  const text = graph.texts.get(chooser) ?? '';
  const arms = (graph.imports.get(chooser) ?? []).filter((uri) => isArm(text, stem(uri)));
  const named = arms.filter((uri) => nameRole(input, uri) !== undefined);
  if (!named.some((uri) => nameRole(input, uri) === 'production') || named.length < 2) return [];
  const bases = (uri: Uri): ReadonlySet<Uri> => new Set([...reachedFrom(graph, [uri])].filter((base) => base !== uri));
  const shared = new Set(named.flatMap((uri) => [...bases(uri)]));
  return arms.filter(
    (uri) =>
      nameRole(input, uri) === undefined &&
      isServedStage(stem(uri)) &&
      !shared.has(uri) &&
      [...bases(uri)].some((base) => shared.has(base)),
  );
}

/** Whether a branch of a test runs the module with a star: `elif …:` and `from .selfhost import *` in the lines below. */
function isArm(text: string, name: string): boolean {
  const lines = text.split(/\r?\n/);
  return lines.some((line, index) => {
    const indent = new RegExp(`^([ \\t]+)from\\s+\\.${name}\\s+import\\s+\\*`).exec(line)?.[1];
    if (indent === undefined) return false;
    const outside = lines.slice(0, index).filter((other) => /\S/.test(other) && !other.startsWith(indent));
    const above = outside.at(-1);
    return above !== undefined && /^\s*(?:if|elif|else)\b/.test(above);
  });
}
