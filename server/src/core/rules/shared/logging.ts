import { writtenAt, type Written } from './dict-keys';
import { decided, partAt } from './parts';
import { entryOf, equals, isKnown, textIn } from './values';
import type { Alternative, SettingsView, Test, Value } from './model';

const isDict: Test = (value) => (value.kind === 'dict' ? true : undefined);

/** The `LOGGING` of a project, where Django uses it: as one that replaces what Django has set up. */
export function loggingOf(settings: SettingsView): Written | undefined {
  const logging = writtenAt(settings, ['LOGGING'], (value) => {
    const dict = isDict(value);
    return dict && value.kind === 'dict' ? value.entries.length > 0 : dict;
  });
  const byOthers = settings.get('LOGGING_CONFIG').deployed((value) => value.kind === 'literal' && value.value === null);
  return byOthers === undefined ? logging : undefined;
}

/** A logger or a handler of `LOGGING`, with the entry that it stands in. */
export interface Named {
  readonly name: string;
  readonly written: Written;
  readonly value: Value;
}

/** The members of a part of `LOGGING`, such as `loggers`. */
export function membersOf(settings: SettingsView, part: 'loggers' | 'handlers'): readonly Named[] {
  const dict = writtenAt(settings, ['LOGGING', part], isDict)?.alternative.value;
  if (dict?.kind !== 'dict') return [];
  return dict.entries.flatMap(({ key }) => {
    const name = textIn(key);
    const written = name === undefined ? undefined : writtenAt(settings, ['LOGGING', part, name], isDict);
    return name === undefined || written === undefined ? [] : [{ name, written, value: written.alternative.value }];
  });
}

/** Whether a part of `LOGGING` names one of the members; undefined where not all of it is known. */
export function namesSome(logging: Value, part: 'loggers' | 'handlers', names: readonly string[]): boolean | undefined {
  const members = partAt(logging, part);
  if (members === null) return false;
  if (members?.value.kind !== 'dict') return undefined;
  if (names.some((name) => entryOf(members.value, name) !== undefined)) return true;
  return members.value.open ? undefined : false;
}

/** The texts of a list under a key, where all of them are certain. */
export function textsUnder(value: Value, key: string): readonly string[] | undefined {
  const list = partAt(value, key);
  if (list?.value.kind !== 'sequence' || list.value.open) return undefined;
  const texts = list.value.items.map((bound) => {
    const item = decided(bound);
    return item && textIn(item.value);
  });
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** What stands under a key of a member where it is one of the texts. */
export function textUnder(value: Value, key: string, text: string): Alternative | undefined {
  const part = partAt(value, key);
  return part && equals(text)(part.value) === true ? part : undefined;
}

/** Whether a logger, or a handler that hands on, gives something to a handler; false only where it certainly gets nothing. */
export function mayGet(logging: Value, handler: string): boolean {
  const isIt = (value: Value): boolean =>
    value.kind === 'sequence'
      ? value.open || value.items.some((item) => item.some((each) => isIt(each.value)))
      : !isKnown(value) || textIn(value) === handler;
  const gives = (value: Value): boolean => ['handlers', 'target'].some((key) => someUnder(value, key, isIt));
  const someGives = (value: Value): boolean =>
    value.kind === 'dict'
      ? value.open || value.entries.some((entry) => entry.value.some((each) => gives(each.value)))
      : !isKnown(value);
  return someUnder(logging, 'root', gives) || ['loggers', 'handlers'].some((key) => someUnder(logging, key, someGives));
}

/** Whether something that may stand under a key satisfies a test; true where that is not known. */
function someUnder(value: Value, key: string, test: (value: Value) => boolean): boolean {
  if (value.kind !== 'dict') return !isKnown(value);
  const entry = entryOf(value, key);
  return entry === undefined ? value.open : entry.value.some((each) => test(each.value));
}
