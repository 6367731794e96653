import { isRawText } from './env-text';
import { truthy } from './values';
import type { Alternative, SettingsView } from './model';

/** `os.getenv("DEBUG") or True`: a text that counts where it is not empty, and a value that is on where it is. */
export function alwaysOn(settings: SettingsView, name: string): Alternative | undefined {
  const sides = settings.get(name).deployedAlternatives;
  const text = sides.find(({ value }) => value.kind === 'env' && isRawText(value.steps));
  const others = sides.filter(({ value }) => value.kind !== 'env');
  const [on] = others;
  const read = text?.read;
  if (on?.written === undefined || read?.at.uri !== on.at.uri) return undefined;
  if (sides.length - others.length > 1 || !others.every(({ value }) => truthy(value) === true)) return undefined;
  const between = settings.textOf({ uri: on.at.uri, span: { start: read.at.span.end, end: on.at.span.start } });
  return /^[\s)]*\bor\b[\s(]*$/.test(between) ? on : undefined;
}
