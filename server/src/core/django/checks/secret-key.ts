import { truthOf } from '../../model/truth';
import { atLeast } from '../versions';
import type { DjangoVersion } from '../versions';
import type { ValueTest } from './values';

/** Django's measures of a key; lengths are in characters of Python, which are code points. */
const minLength = 50;
const minDistinct = 5;
const templatePrefix = 'django-insecure-';

/** The text test of security.W009 and W025; the template's prefix counts since 3.2. */
export function isWeakKeyText(text: string, version: DjangoVersion): boolean {
  const characters = [...text];
  if (characters.length < minLength || new Set(characters).size < minDistinct) return true;
  return atLeast(version, '3.2') && text.startsWith(templatePrefix);
}

/**
 * Whether Django finds a key weak. An empty `SECRET_KEY` of any type counts as missing; an empty key in a list is only
 * measured. Where Python would raise, nothing is known.
 */
export function isWeakKey(version: DjangoVersion, inList = false): ValueTest {
  return (value) => {
    if (value.kind === 'literal' && typeof value.value === 'string') return isWeakKeyText(value.value, version);
    return !inList && truthOf(value) === false ? true : undefined;
  };
}
