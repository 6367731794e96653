import { only } from './templates';
import { eolOf, indentAt, moduleText, quoteOf, startsLine } from './source';
import { pointAt } from './edits';
import { entryOf, textIn } from './values';
import type { FileEdit, Place, SettingsView, Value } from './model';

const folder = 'django.contrib.auth.password_validation.';

/** The validators of Django's project template, in its order. */
export const validatorNames = {
  similarity: 'UserAttributeSimilarityValidator',
  length: 'MinimumLengthValidator',
  common: 'CommonPasswordValidator',
  numeric: 'NumericPasswordValidator',
} as const;

/** One of Django's password validators, by the name of its class. */
export type ValidatorName = (typeof validatorNames)[keyof typeof validatorNames];

/** One entry of `AUTH_PASSWORD_VALIDATORS`. */
export interface Validator {
  readonly entry: Value;
  readonly at: Place;
  /** The dotted path, and where it is written. */
  readonly path: string;
  readonly pathAt: Place;
}

/** The entries of the list; undefined where some of it is not known. */
export function validatorsIn(value: Value): readonly Validator[] | undefined {
  if (value.kind !== 'sequence' || value.open) return undefined;
  const found = value.items.map((bound) => validatorOf(only(bound)));
  return found.every((each) => each !== undefined) ? found : undefined;
}

function validatorOf(item: ReturnType<typeof only>): Validator | undefined {
  const name = item && only(entryOf(item.value, 'NAME')?.value);
  const path = name && textIn(name.value);
  if (item === undefined || name === undefined || path === undefined) return undefined;
  return { entry: item.value, at: item.at, path, pathAt: name.at };
}

/** The dotted path of one of Django's password validators. */
export function validatorPath(name: ValidatorName): string {
  return folder + name;
}

/**
 * The least length that a deployed site asks for: what the entry says, itself or by a name, else Django's 8; undefined where it is
 * not known.
 */
export function leastLength({
  entry,
}: Validator): { readonly length: number; readonly at: Place | undefined; readonly isNamed?: true } | undefined {
  if (entry.kind !== 'dict' || entry.open) return undefined;
  const options = entryOf(entry, 'OPTIONS');
  if (options === undefined) return { length: 8, at: undefined };
  const given = only(options.value);
  if (given?.value.kind !== 'dict' || given.value.open) return undefined;
  const written = entryOf(given.value, 'min_length');
  const length = only(written?.value);
  if (length?.value.kind !== 'literal' || typeof length.value.value !== 'number') return undefined;
  return { length: length.value.value, at: length.at, ...(length.via.length > 0 && { isNamed: true }) };
}

/** The four validators of the project template as Python, with at least twelve characters. */
export function allValidators(settings: SettingsView, at: Place): string {
  const text = moduleText(settings, at.uri);
  const eol = eolOf(text);
  const lines = Object.values(validatorNames).map((name) => `    ${validatorSource(quoteOf(text), name)},`);
  return ['[', ...lines, ']'].join(eol);
}

function validatorSource(quote: string, name: ValidatorName): string {
  const text = (word: string): string => quote + word + quote;
  const options = name === validatorNames.length ? `, ${text('OPTIONS')}: {${text('min_length')}: 12}` : '';
  return `{${text('NAME')}: ${text(validatorPath(name))}${options}}`;
}

/** Writes more entries in front of an existing one; undefined where that one is not written as a dictionary in a list. */
export function addValidators(
  settings: SettingsView,
  before: Validator,
  names: readonly ValidatorName[],
): FileEdit | undefined {
  const text = moduleText(settings, before.at.uri);
  const { start } = before.at.span;
  if (text.charAt(start) !== '{' || !/[[(,]\s*$/.test(text.slice(0, start).replace(/#.*\s*$/, ''))) return undefined;
  const separator = startsLine(text, start) ? `,${eolOf(text)}${indentAt(text, start)}` : ', ';
  return {
    at: pointAt(before.at.uri, start),
    newText: names.map((name) => validatorSource(quoteOf(text), name) + separator).join(''),
  };
}
