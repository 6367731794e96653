import type { Bound, Value } from '../model/value';
import { defaults, languages } from './defaults.generated';
import { fromDjango, isPlainAbsent, valueOfPlain } from './plain';
import { atLeast, possibleVersions } from './versions';
import type { DjangoVersion } from './versions';

/** Django's default of a setting in one release; undefined where that release has none. */
export function defaultIn(name: string, version: DjangoVersion): Value | undefined {
  if (name === 'LANGUAGES') return languagesIn(version);
  const row = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
  const last = row?.filter(([since]) => atLeast(version, since)).at(-1);
  return last === undefined || isPlainAbsent(last[1]) ? undefined : valueOfPlain(last[1]);
}

/**
 * What a setting is where nobody assigns it: one alternative for a known release, and for an unknown one every default
 * that a release in use has. Empty where Django has no such default.
 */
export function defaultBound(name: string, version: DjangoVersion | undefined): Bound {
  const versions = version === undefined ? possibleVersions : [version];
  const found = new Map<string, Value>();
  for (const one of versions) {
    const value = defaultIn(name, one);
    if (value !== undefined) found.set(JSON.stringify(value), value);
  }
  return [...found.values()].map(fromDjango);
}

function languagesIn(version: DjangoVersion): Value {
  const rows = languages.filter(([, , since]) => atLeast(version, since));
  return valueOfPlain(rows.map(([code, name]) => ({ tuple: [code, name] })));
}
