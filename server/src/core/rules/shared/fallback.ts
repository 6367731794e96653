import { textTruth } from './env-text';
import { textIn, within } from './values';
import type { Alternative, Bound, EnvRead, FileEdit, Place, Setting, SettingsView, Step, Test, Value } from './model';

/**
 * Where a value that comes from the fallback of an environment read is reported: on the fallback where it is written in the
 * settings, else on the value of the setting.
 */
export function fallbackPlace(settings: SettingsView, alternative: Alternative): Place {
  const at = alternative.read?.fallbackAt ?? undefined;
  const written = alternative.written?.value;
  if (at === undefined) return placeOf(alternative);
  const isNear = written === undefined || within(written, at);
  return isNear || isPlain(settings, alternative.read) ? at : written;
}

/** Where a value is reported: on its own text, but not inside a function that the setting calls. */
export function placeOf({ at, via, written, read }: Alternative): Place {
  if (written === undefined || read === undefined || via.length > 0 || within(written.value, at)) return at;
  return written.value;
}

/**
 * True where the read that gives a setting its value belongs to another setting, as in `SECURE_X = DEBUG`: its fallback is
 * that one's own, and what would be right here may be wrong there.
 */
export function isOfAnother(settings: SettingsView, { read, written }: Alternative): boolean {
  if (read === undefined || written === undefined || within(written.value, read.at)) return false;
  return settings.assigned.some((name) => settings.get(name).writes.some(({ value }) => within(value, read.at)));
}

function isPlain(settings: SettingsView, read: EnvRead | undefined): boolean {
  return read !== undefined && fallbackLiteral(settings, read) !== undefined;
}

/** Replaces the fallback of a flag's read by one that comes out as `wanted`; undefined where it is not a plain literal. */
export function changeFallback(
  settings: SettingsView,
  name: string,
  read: EnvRead,
  wanted: boolean,
): FileEdit | undefined {
  const literal = fallbackLiteral(settings, read);
  if (literal === undefined) return undefined;
  const newText = opposite(settings.textOf(literal.at), literal, stepsOf(settings, name, read), wanted);
  return newText === undefined || newText === settings.textOf(literal.at) ? undefined : { at: literal.at, newText };
}

/** Every step from a read to the value of a setting; those of the read alone where the setting does not show them. */
export function stepsOf(settings: SettingsView, name: string, read: EnvRead): readonly Step[] {
  const whole = textOfRead(settings.get(name).all, read);
  return whole?.kind === 'env' ? whole.steps : read.steps;
}

/** What a setting, or a part of it, makes of the text that a read gives. */
function textOfRead(bound: Bound, read: EnvRead): Value | undefined {
  for (const { value, read: from } of bound) {
    if (value.kind === 'env' && from?.at === read.at) return value;
    const parts = value.kind === 'dict' ? value.entries.map((entry) => entry.value) : [];
    for (const part of value.kind === 'sequence' ? value.items : parts) {
      const found = textOfRead(part, read);
      if (found !== undefined) return found;
    }
  }
  return undefined;
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

/** The fallback where it is one literal that is written right in the call. */
export function fallbackLiteral(settings: SettingsView, read: EnvRead): Alternative | undefined {
  const [only, ...others] = read.fallback ?? [];
  if (only === undefined || others.length > 0 || only.via.length > 0 || read.fallbackAt === null) return undefined;
  const isLiteral = /^(?:[rub]{0,2}["']|[\d[({-]|(?:True|False|None)\b)/i.test(settings.textOf(only.at));
  return isLiteral && within(read.fallbackAt, only.at) ? only : undefined;
}

/** The text of an expression that is a single text without escapes, such as `"abc"` or `default="abc"`. */
export function plainText(written: string): string | undefined {
  return /^(?:\w+\s*=\s*)?(["'])((?:(?!\1)[^\\\n])*)\1$/.exec(written)?.[2];
}

/** The fallback as it is written in the call, where that is one text, whatever `cast` makes of it. */
export function writtenFallback(settings: SettingsView, { at, fallbackAt }: EnvRead): string | undefined {
  return fallbackAt !== null && within(at, fallbackAt) ? plainText(settings.textOf(fallbackAt)) : undefined;
}

/** In front of what is wrong with the fallback of a variable alone, so that a site that has the variable runs as it should. */
export function whereMissing(setting: Setting, { read, value }: Alternative, test: Test): string {
  if (read === undefined || value.kind === 'env' || setting.must(test) !== undefined) return '';
  return `Where the variable \`${read.variable}\` is missing, `;
}

/** True where the value of an alternative is the text of a fallback, as it stands in the source. */
export function isFallbackText(alternative: Alternative): boolean {
  return alternative.read !== undefined && textIn(alternative.value) !== undefined;
}

/** `env("X", default="False")` of django-environ: the type of the default says what becomes of the variable, here a text. */
export function takesTypeOfText(settings: SettingsView, read: EnvRead): boolean {
  const { reader, callee, at, variableAt, fallbackAt, steps } = read;
  const isText = steps.every((step) => step.op === 'cast' && step.cast === 'text') && !callee.endsWith('.str');
  if (reader !== 'django-environ' || !isText || fallbackAt === null || !within(at, fallbackAt)) return false;
  const text = fallbackLiteral(settings, read);
  if (text === undefined || (textIn(text.value) ?? '') === '') return false;
  const between = { uri: at.uri, span: { start: variableAt.span.end, end: fallbackAt.span.start } };
  return /^\s*,\s*$/.test(settings.textOf(between)) && settings.textOf(fallbackAt).startsWith('default');
}

/** Replaces a fallback that is a text by `False`. */
export function changeToFlag(settings: SettingsView, read: EnvRead): FileEdit | undefined {
  const literal = fallbackLiteral(settings, read);
  const written = literal !== undefined && /^["']/.test(settings.textOf(literal.at));
  return written ? { at: literal.at, newText: 'False' } : undefined;
}

/**
 * Whether settings that come by the fallback of a read have stopped already where its variable is missing, since the module
 * that is taken, or the one with the fallback, reads the same variable without one. Another module may not be imported then.
 */
export function isNeverMissing(settings: SettingsView, { read }: Alternative): boolean {
  if (read === undefined) return false;
  const modules = [settings.uri, read.at.uri];
  return settings.reads.some(
    ({ variable, required, always, at }) =>
      variable === read.variable && required && always === true && modules.includes(at.uri),
  );
}
