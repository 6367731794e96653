import type { Run } from './evaluate/frame';
import type { Value } from './value';

/** What a run notes about objects, in the order in which it does; nothing is ever taken back. */
export interface Notes {
  readonly shared: readonly object[];
  readonly defaults: readonly object[];
  readonly spent: readonly object[];
  readonly escaped: readonly object[];
  readonly opened: readonly (readonly [object, Value])[];
}

type Noted = Pick<Run, keyof Notes>;

/** How many notes there are of each kind. */
export type NoteCounts = Readonly<Record<keyof Notes, number>>;

/** How much has been noted until now. */
export function countNotes({ shared, defaults, spent, escaped, opened }: Noted): NoteCounts {
  return {
    shared: shared.size,
    defaults: defaults.size,
    spent: spent.size,
    escaped: escaped.size,
    opened: opened.size,
  };
}

/** The notes that have come since they were counted. */
export function notesOf(run: Noted, since: NoteCounts): Notes {
  return {
    shared: [...run.shared].slice(since.shared),
    defaults: [...run.defaults].slice(since.defaults),
    spent: [...run.spent].slice(since.spent),
    escaped: [...run.escaped].slice(since.escaped),
    opened: [...run.opened].slice(since.opened),
  };
}

/** Lets a run know what an earlier one has noted. */
export function adoptNotes(run: Noted, notes: Notes): void {
  for (const kind of ['shared', 'defaults', 'spent', 'escaped'] as const)
    for (const object of notes[kind]) run[kind].add(object);
  for (const [object, path] of notes.opened) run.opened.set(object, path);
}
