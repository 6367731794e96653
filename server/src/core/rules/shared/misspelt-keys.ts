import { packageSettings } from '../../django/packages';
import { boundedDistance } from './nearest';
import { usesPackage } from './packages';
import { entryOf, textIn } from './values';
import type { DictItem, Fix, Problem, SettingsView, Value } from './model';

/** A key of a package's dictionary that the package does not know, beside the one that was probably meant. */
interface MisspeltKey {
  readonly setting: string;
  readonly key: string;
  readonly meant: string;
  readonly entry: DictItem;
}

/**
 * Reports the keys of dictionaries such as `SIMPLE_JWT` that are one slip of the pen away from a key that protects the site, two in a
 * long one. Where that key is set as well, or several could be meant, there is none.
 */
export function* misspeltKeys(settings: SettingsView): Iterable<Problem> {
  for (const found of keysIn(settings)) {
    yield {
      at: found.entry.keyAt,
      subject: found.setting,
      message: `\`${found.setting}\` has no key \`${found.key}\`, so it has no effect. Rename it to \`${found.meant}\` if that is meant.`,
      fixes: [keyFix(settings, found)],
    };
  }
}

function keyFix(settings: SettingsView, { entry, meant }: MisspeltKey): Fix {
  const quote = /^["']/.exec(settings.textOf(entry.keyAt))?.[0] ?? '';
  const edits = [{ at: entry.keyAt, newText: `${quote}${meant}${quote}` }];
  return { title: `Rename it to \`${meant}\` (it starts to work)`, edits, safety: 'unsafe', preferred: false };
}

/** The dictionaries of packages with keys that protect the site. */
const dictionaries = [...packageSettings.values()].flatMap(({ id, facts: { name, keys = [] } }) => {
  const targets = keys.filter(({ safe, removed }) => safe !== undefined && removed === undefined);
  const known: ReadonlySet<string> = new Set(keys.map((key) => key.name));
  return targets.length === 0 ? [] : [{ id, name, known, targets: targets.map((key) => key.name) }];
});

function keysIn(settings: SettingsView): readonly MisspeltKey[] {
  const written = dictionaries.filter(({ id, name }) => settings.get(name).isAssigned && usesPackage(settings, id));
  return written.flatMap(({ name, known, targets }) =>
    settings.get(name).deployedAlternatives.flatMap(({ value }) => inDict(value, name, known, targets)),
  );
}

function inDict(
  value: Value,
  setting: string,
  known: ReadonlySet<string>,
  targets: readonly string[],
): readonly MisspeltKey[] {
  if (value.kind !== 'dict') return [];
  return value.entries.flatMap((entry) => {
    const key = textIn(entry.key);
    const meant = key === undefined || known.has(key) ? undefined : nearestOf(key, targets);
    const isUnset = meant !== undefined && entryOf(value, meant) === undefined;
    return key === undefined || !isUnset ? [] : [{ setting, key, meant, entry }];
  });
}

function nearestOf(key: string, targets: readonly string[]): string | undefined {
  const limit = key.length >= 16 ? 2 : 1;
  const near = /^[A-Z][A-Za-z0-9_ -]{5,}$/.test(key)
    ? targets.filter((target) => boundedDistance(key, target, limit) <= limit)
    : [];
  return near.length === 1 ? near[0] : undefined;
}
