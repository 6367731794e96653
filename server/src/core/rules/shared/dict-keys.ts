import { insertCodeAfter } from './lists';
import { changeFallback, isOfAnother } from './fallback';
import { moduleQuote } from './source';
import { replaceValue } from './replacing';
import { entryOf, every, isKnown, reached, within } from './values';
import { isUnset } from './apps';
import type { Alternative, Bound, DictItem, Fix, Guard, SettingsView, Test, Value } from './model';

/** A setting, or a key inside its dict: `['SIMPLE_JWT', 'ALGORITHM']`. */
export type SettingPath = readonly [setting: string, ...keys: string[]];

/** What is written under a path in a deployed site. */
export interface Written {
  readonly path: SettingPath;
  readonly alternative: Alternative;
  /** The value of the whole setting. */
  readonly root: Alternative;
  /** The entry of the innermost dict; undefined for the setting itself. */
  readonly entry: DictItem | undefined;
}

/** What a project writes under a path, where it satisfies `test`; defaults of Django and of packages never count. */
export function writtenAt(settings: SettingsView, path: SettingPath, test: Test): Written | undefined {
  const [setting, ...keys] = path;
  const root = settings.get(setting).deployed((value) => inside(value, keys, test, false));
  if (root?.written === undefined) return undefined;
  return descend({ path, alternative: root, root, entry: undefined }, keys, test);
}

/**
 * Whether `test` holds for what stands under a path, where a missing key or setting counts as `missing`; undefined where it is
 * not known.
 */
export function judgeAt(settings: SettingsView, path: SettingPath, test: Test, missing: boolean): boolean | undefined {
  const [setting, ...keys] = path;
  if (isUnset(settings, setting)) return settings.open ? undefined : missing;
  return settings.get(setting).judge((value) => inside(value, keys, test, missing));
}

/** True where a dict of the project is known not to have a key. */
export function lacksKey(settings: SettingsView, path: SettingPath): boolean {
  const present: Test = () => true;
  return judgeAt(settings, path, present, false) === false;
}

function inside(value: Value, keys: readonly string[], test: Test, missing: boolean): boolean | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return test(value);
  if (value.kind !== 'dict') return isKnown(value) ? missing : undefined;
  const entry = entryOf(value, key);
  if (entry === undefined) return value.open ? undefined : missing;
  return holds(entry.value, (inner) => inside(inner, rest, test, missing));
}

/** On all sides that a deployed site can take, or on those that it takes when no variable is set. */
function holds(bound: Bound, test: Test): boolean | undefined {
  const all = deployedSides(bound);
  const answer = every(all, test);
  const unset = reached(all);
  return answer ?? (unset.length > 0 && every(unset, test) === true ? true : undefined);
}

function deployedSides(bound: Bound): Bound {
  const left = bound.filter(({ when }) => !when.some(isElsewhere));
  return left.length > 0 ? left : bound;
}

/** A side that only tests, a developer's machine or a site that is not in production can be on. */
function isElsewhere({ facts }: Guard): boolean {
  return facts.some(({ about, holds: on }) => about !== 'stage' && (about === 'production' ? !on : on));
}

function descend(written: Written, keys: readonly string[], test: Test): Written | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return written;
  const entry = entryOf(written.alternative.value, key);
  if (entry === undefined) return undefined;
  const sides = deployedSides(entry.value);
  const found = [...sides, ...entry.value].find(({ value }) => inside(value, rest, test, false) === true);
  return found && descend({ ...written, alternative: found, entry }, rest, test);
}

/** How a path is called in messages: `` `ALGORITHM` in `SIMPLE_JWT` ``. */
export function titleOf([setting, ...keys]: SettingPath): string {
  const key = keys.at(-1);
  return key === undefined ? `\`${setting}\`` : `\`${key}\` in \`${setting}\``;
}

/** Sets a flag under a path: its value, or the fallback of the read that decides it. */
export function setFlag(settings: SettingsView, { path, alternative }: Written, wanted: boolean): readonly Fix[] {
  const name = path.at(-1) ?? path[0];
  if (alternative.read !== undefined && !isOfAnother(settings, alternative)) {
    const edit = changeFallback(settings, path[0], alternative.read, wanted);
    const title = `Turn \`${name}\` ${wanted ? 'on' : 'off'} unless the environment says otherwise`;
    return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: true }];
  }
  const python = wanted ? 'True' : 'False';
  return replaceValue(settings, alternative, python, `Set \`${name}\` to \`${python}\``, true);
}

/**
 * Adds a key to a written dict, below one of its entries; none where that would not be plain. The double quotes of `python`
 * become those of the dict.
 */
export function addKey(
  settings: SettingsView,
  written: Written,
  key: string,
  python: string,
): Fix['edits'] | undefined {
  const { entry, root } = written;
  const [only, ...others] = entry?.value ?? [];
  if (entry === undefined || only === undefined || others.length > 0 || only.via.length > 0) return undefined;
  const { uri, span } = entry.keyAt;
  const item = { uri, span: { start: span.start, end: only.at.span.end } };
  const isPair = /^\s*:\s*$/.test(settings.textOf({ uri, span: { start: span.end, end: only.at.span.start } }));
  if (only.at.uri !== uri || !isPair || root.written === undefined || !within(root.written.statement, item))
    return undefined;
  const quote = /^["']/.exec(settings.textOf(entry.keyAt))?.[0] ?? moduleQuote(settings, uri);
  return insertCodeAfter(settings, item, `${quote}${key}${quote}: ${python.replaceAll('"', quote)}`);
}
