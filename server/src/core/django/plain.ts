import type { Alternative, Place, Scalar, Value } from '../model/value';
import type { Uri } from '../text';

/** A Python value as the data tables of this folder write it; an array is a list. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly tuple: readonly Plain[] }
  | { readonly dict: PlainDict };

/** Marks the release that took a setting away. */
export interface PlainAbsent {
  readonly absent: true;
}

/** True where a default is that there is none. */
export function isPlainAbsent(plain: Plain | PlainAbsent): plain is PlainAbsent {
  return typeof plain === 'object' && plain !== null && 'absent' in plain;
}

/** A dictionary of a default, as data. */
export type PlainDict = Readonly<Record<string, Plain>>;

/** Where Django's own defaults stand: no file of the project. */
export const djangoPlace: Place = Object.freeze({
  uri: 'django:/conf/global_settings.py' as Uri,
  span: Object.freeze({ start: 0, end: 0 }),
});

/** True for what no file of the project decides. */
export function isDjangoPlace(place: Place): boolean {
  return place.uri === djangoPlace.uri;
}

/** The certain alternative of a value that Django itself gives. */
export function fromDjango(value: Value): Alternative {
  return { value, at: djangoPlace, via: [], when: [] };
}

/** A default, written as plain data, as a value of the model. */
export function valueOfPlain(plain: Plain): Value {
  if (plain === null || typeof plain !== 'object') return literal(plain);
  if (isList(plain)) return sequence('list', plain);
  return 'tuple' in plain ? sequence('tuple', plain.tuple) : dict(plain.dict);
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function literal(value: Scalar): Value {
  return { kind: 'literal', value };
}

function sequence(type: 'list' | 'tuple', items: readonly Plain[]): Value {
  return { kind: 'sequence', type, items: items.map((item) => [fromDjango(valueOfPlain(item))]), open: false };
}

function dict(plain: PlainDict): Value {
  const entries = Object.entries(plain).map(([key, value]) => ({
    key: literal(key),
    keyAt: djangoPlace,
    value: [fromDjango(valueOfPlain(value))],
  }));
  return { kind: 'dict', entries, open: false };
}
