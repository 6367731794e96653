import type { FileEdit, Idiom, KeptVariable, Place, SettingsView } from './model';

/** What becomes of a value that leaves the settings: the edits besides those of the settings, and how a title says it. */
export interface Moved {
  readonly edits: readonly FileEdit[];
  /** Such as "(the present value moves to `.env`)". */
  readonly says: string;
  /** True where the value is written down, so that the site goes on as before. */
  readonly isKept: boolean;
}

/** Where a value goes, as a title says it: `what` is "the present key" or the like. */
export function moveValue(
  settings: SettingsView,
  at: Place,
  reader: Idiom['reader'],
  kept: KeptVariable,
  what: string,
): Moved {
  const { variable } = kept;
  const file = settings.envFileFor(at, reader);
  if (file?.gives(variable) === true) return { edits: [], says: `(\`${file.path}\` sets it already)`, isKept: false };
  const edits = file?.keep([kept]);
  return file === null || edits === undefined
    ? { edits: [], says: `(set the variable \`${variable}\` to ${what})`, isKept: false }
    : { edits, says: `(${what} moves to \`${file.path}\`)`, isKept: true };
}
