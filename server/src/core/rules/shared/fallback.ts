import { textTruth } from './env-text';
import { textIn, within } from './values';
import type { Alternative, EnvRead, FileEdit, Place, SettingsView, Step } from './model';

/** Where a value that comes from the fallback of an environment read is reported: on the fallback, else on the value. */
export function fallbackPlace(alternative: Alternative): Place {
  return alternative.read?.fallbackAt ?? alternative.at;
}

/** Replaces the fallback of a flag's read by one that comes out as `wanted`; undefined where it is not a plain literal. */
export function changeFallback(
  settings: SettingsView,
  name: string,
  read: EnvRead,
  wanted: boolean,
): FileEdit | undefined {
  const literal = fallbackLiteral(read);
  if (literal === undefined) return undefined;
  const newText = opposite(settings.textOf(literal.at), literal, stepsOf(settings, name, read), wanted);
  return newText === undefined ? undefined : { at: literal.at, newText };
}

/** Every step from a read to the value of a setting; those of the read alone where the setting does not show them. */
export function stepsOf(settings: SettingsView, name: string, read: EnvRead): readonly Step[] {
  const whole = settings.get(name).all.find(({ value, read: from }) => value.kind === 'env' && from?.at === read.at);
  return whole?.value.kind === 'env' ? whole.value.steps : read.steps;
}

function opposite(old: string, literal: Alternative, steps: readonly Step[], wanted: boolean): string | undefined {
  if (literal.value.kind !== 'literal') return undefined;
  const { value } = literal.value;
  if (typeof value === 'boolean' || typeof value === 'number') return wanted ? 'True' : 'False';
  const quote = /^["']/.exec(old)?.[0];
  if (typeof value !== 'string' || quote === undefined) return undefined;
  const words = wanted ? ['True', 'true', '1', 'yes', 'on'] : ['False', 'false', '0', 'no', 'off'];
  const word = words.find((each) => textTruth(each, steps) === wanted);
  return word === undefined ? undefined : quote + word + quote;
}

/** The fallback where it is one value that is written right in the call. */
export function fallbackLiteral(read: EnvRead): Alternative | undefined {
  const [only, ...others] = read.fallback ?? [];
  if (only === undefined || others.length > 0 || only.via.length > 0 || read.fallbackAt === null) return undefined;
  return within(read.fallbackAt, only.at) ? only : undefined;
}

/** True where the value of an alternative is the text of a fallback, as it stands in the source. */
export function isFallbackText(alternative: Alternative): boolean {
  return alternative.read !== undefined && textIn(alternative.value) !== undefined;
}

/** Replaces a fallback that is a text by `False`. */
export function changeToFlag(settings: SettingsView, read: EnvRead): FileEdit | undefined {
  const literal = fallbackLiteral(read);
  const written = literal !== undefined && /^["']/.test(settings.textOf(literal.at));
  return written ? { at: literal.at, newText: 'False' } : undefined;
}
