import { fallbackLiteral } from './fallback';
import { isOn } from './idiom';
import { moduleQuote } from './source';
import { textIn, truthy } from './values';
import type { EnvRead, SettingsView } from './model';

/** What a flag is while the variable is missing, as the present fallback means it; undefined where the variable is required. */
function meantFallback(settings: SettingsView, read: EnvRead): boolean | undefined | 'unclear' {
  if (read.fallback === null) return read.required ? undefined : false;
  const literal = fallbackLiteral(settings, read);
  if (literal === undefined) return 'unclear';
  const text = textIn(literal.value);
  if (text !== undefined) return /^(?:true|1|yes|on|y|t)$/i.test(text.trim());
  return truthy(literal.value) ?? 'unclear';
}

/**
 * The same read with the conversion to a flag that its library offers, as Python text; undefined where the fallback is not
 * plain or the library has none.
 */
export function asFlag(settings: SettingsView, read: EnvRead): string | undefined {
  const fallback = meantFallback(settings, read);
  if (fallback === 'unclear' || /^(?:django-configurations|pydantic-settings)$/.test(read.reader)) return undefined;
  const variable = settings.textOf(read.variableAt);
  const python = fallback === undefined ? '' : `, default=${fallback ? 'True' : 'False'}`;
  const callee = read.callee.replace(/\.str$/, '');
  if (read.reader === 'python-decouple') return `${callee}(${variable}${python}, cast=bool)`;
  if (read.reader === 'django-environ' || read.reader === 'environs') return `${callee}.bool(${variable}${python})`;
  const quote = moduleQuote(settings, read.at.uri);
  if (fallback === undefined) return isOn(settings.textOf(read.at), quote);
  const get = /(?:\.get|getenv)$/.test(callee) ? callee : `${callee}.get`;
  return isOn(`${get}(${variable}, ${quote}${fallback ? 'true' : ''}${quote})`, quote);
}
