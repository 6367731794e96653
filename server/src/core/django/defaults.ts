import type { Bound, Value } from '../model/value';
import { defaults, languages } from './defaults.generated';
import { sameSince15, sameSince18 } from './older-defaults';
import { fromDjango, isPlainAbsent, valueOfPlain } from './plain';
import { atLeast, possibleVersions } from './versions';
import type { DjangoVersion } from './versions';

/** Django's default of a setting in one release; undefined where that release has none. */
export function defaultIn(name: string, version: DjangoVersion): Value | undefined {
  if (name === 'LANGUAGES') return languagesIn(version);
  const changes = changesOf(name);
  const row = lastBy(changes, version) ?? olderRow(name, version, changes);
  return row === undefined || isPlainAbsent(row[1]) ? undefined : valueOfPlain(row[1]);
}

/**
 * What a setting is where nobody assigns it: one alternative for a known release, and for an unknown one every default
 * that a release in use has. Empty where Django has no such default.
 */
export function defaultBound(name: string, version: DjangoVersion | undefined): Bound {
  if (version === undefined) return defaultsInUse(name).map(fromDjango);
  const value = defaultIn(name, version);
  return value === undefined ? noDefault : [fromDjango(value)];
}

/** Django's defaults in the release of one project, by name. */
export type Defaults = (name: string) => Bound;

/** Remembers defaults: nearly all settings of a project are left at theirs, and they are asked for at every keystroke. */
export function rememberedDefaults(): (version: DjangoVersion | undefined) => Defaults {
  const byVersion = new Map<string, Defaults>();
  return (version) => {
    const key = version?.join('.') ?? '';
    const known = byVersion.get(key) ?? defaultsOf(version);
    byVersion.set(key, known);
    return known;
  };
}

function defaultsOf(version: DjangoVersion | undefined): Defaults {
  const known = new Map<string, Bound>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // Other names come from the text and would pile up.
    if (name !== 'LANGUAGES' && !changesByName.has(name)) return noDefault;
    const bound = defaultBound(name, version);
    known.set(name, bound);
    return bound;
  };
}

/** The default of the oldest release in use, and what later releases have changed it to. */
function defaultsInUse(name: string): readonly Value[] {
  const [oldest] = possibleVersions;
  const newest = possibleVersions.at(-1);
  if (oldest === undefined || newest === undefined) return [];
  if (name === 'LANGUAGES') return [languagesIn(oldest), languagesIn(newest)];
  const changes = changesOf(name);
  const first = changes.filter(([since]) => atLeast(oldest, since)).length - 1;
  return changes.slice(Math.max(first, 0)).flatMap(([, plain]) => (isPlainAbsent(plain) ? [] : [valueOfPlain(plain)]));
}

/** The last change that a release has; nearly all settings have had one default for ever. */
function lastBy(changes: Changes, version: DjangoVersion): Changes[number] | undefined {
  for (let i = changes.length - 1; i >= 0; i--) {
    const change = changes[i];
    if (change !== undefined && atLeast(version, change[0])) return change;
  }
  return undefined;
}

/** What a release before the recorded ones has, where that is what the first recorded one has. */
function olderRow(name: string, version: DjangoVersion, [first]: Changes): Changes[number] | undefined {
  const isSame = atLeast(version, '1.8') ? sameSince18 : sameSince15;
  return isSame.has(name) && atLeast(version, '1.5') ? first : undefined;
}

type Changes = NonNullable<(typeof defaults)[string]>;

const changesByName: ReadonlyMap<string, Changes> = new Map(Object.entries(defaults));
const noChanges: Changes = [];
const noDefault: Bound = [];

/** The releases in which a default changed, oldest first. */
export function changesOf(name: string): Changes {
  return changesByName.get(name) ?? noChanges;
}

function languagesIn(version: DjangoVersion): Value {
  const rows = languages.filter(([, , since]) => atLeast(version, since));
  return valueOfPlain(rows.map(([code, name]) => ({ tuple: [code, name] })));
}
