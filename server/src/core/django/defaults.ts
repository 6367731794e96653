import type { Bound, Value } from '../model/value';
import { defaults, languages } from './defaults.generated';
import { sameSince18 } from './older-defaults';
import { fromDjango, isPlainAbsent, valueOfPlain } from './plain';
import { atLeast, possibleVersions } from './versions';
import type { DjangoVersion } from './versions';

/** Django's default of a setting in one release; undefined where that release has none. */
export function defaultIn(name: string, version: DjangoVersion): Value | undefined {
  if (name === 'LANGUAGES') return languagesIn(version);
  const changes = changesOf(name);
  const row = changes.filter(([since]) => atLeast(version, since)).at(-1) ?? olderRow(name, version, changes);
  return row === undefined || isPlainAbsent(row[1]) ? undefined : valueOfPlain(row[1]);
}

/**
 * What a setting is where nobody assigns it: one alternative for a known release, and for an unknown one every default
 * that a release in use has. Empty where Django has no such default.
 */
export function defaultBound(name: string, version: DjangoVersion | undefined): Bound {
  const values = version === undefined ? defaultsInUse(name) : [defaultIn(name, version)];
  return values.flatMap((value) => (value === undefined ? [] : [fromDjango(value)]));
}

/** Remembers defaults: nearly all settings of a project are left at theirs, and they are asked for at every keystroke. */
export function rememberedDefaults(): typeof defaultBound {
  const known = new Map<string, Map<string, Bound>>();
  return (name, version) => {
    const key = version?.join('.') ?? '';
    const ofVersion = known.get(key) ?? new Map<string, Bound>();
    known.set(key, ofVersion);
    const bound = ofVersion.get(name) ?? defaultBound(name, version);
    // Only Django's own names: others come from the text and would pile up.
    if (bound.length > 0) ofVersion.set(name, bound);
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

/** What a release before the recorded ones has, where that is what the first recorded one has. */
function olderRow(name: string, version: DjangoVersion, [first]: Changes): Changes[number] | undefined {
  return sameSince18.has(name) && atLeast(version, '1.8') ? first : undefined;
}

type Changes = NonNullable<(typeof defaults)[string]>;

const changesByName: ReadonlyMap<string, Changes> = new Map(Object.entries(defaults));
const noChanges: Changes = [];

/** The releases in which a default changed, oldest first. */
export function changesOf(name: string): Changes {
  return changesByName.get(name) ?? noChanges;
}

function languagesIn(version: DjangoVersion): Value {
  const rows = languages.filter(([, , since]) => atLeast(version, since));
  return valueOfPlain(rows.map(([code, name]) => ({ tuple: [code, name] })));
}
