import { entryOf } from './values';
import type { Alternative, Bound, SettingsView, Value } from './model';

/** A template engine in which a question found something. */
export interface Engine<T> {
  readonly list: Alternative;
  readonly found: T;
}

/** One engine's dictionary and its options. */
export interface EngineParts {
  readonly engine: Value;
  readonly options: Value | undefined;
}

/** What a question finds in the engines of `TEMPLATES` that a deployed site has; silent where they are not known. */
export function askEngines<T>(
  settings: SettingsView,
  question: (parts: EngineParts) => T | undefined,
): readonly Engine<T>[] {
  const answers = (value: Value): readonly T[] => {
    return enginesIn(value).flatMap((parts) => question(parts) ?? []);
  };
  const list = settings.get('TEMPLATES').deployed((value) => answers(value).length > 0 || undefined);
  return list?.written === undefined ? [] : answers(list.value).map((found) => ({ list, found }));
}

function enginesIn(value: Value): readonly EngineParts[] {
  if (value.kind !== 'sequence') return [];
  return value.items.flatMap((bound) => {
    const engine = only(bound)?.value;
    if (engine === undefined) return [];
    return [{ engine, options: only(entryOf(engine, 'OPTIONS')?.value)?.value }];
  });
}

/** The one value that there is, whatever branches are taken. */
export function only(bound: Bound | undefined): Alternative | undefined {
  return bound?.length === 1 ? bound[0] : undefined;
}

/** The certain value under a key of the engine or of its options. */
export function under(value: Value | undefined, key: string): Alternative | undefined {
  return value === undefined ? undefined : only(entryOf(value, key)?.value);
}
