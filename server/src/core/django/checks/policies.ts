import type { Value } from '../../model/value';
import { referrerPolicies } from '../referrer-policies';
import { not } from './logic';
import type { Answer } from './logic';
import { isNone, someItem } from './values';
import type { ValueTest } from './values';

const knownReferrerPolicies: ReadonlySet<string> = new Set(referrerPolicies);
const openerPolicies = new Set(['same-origin', 'same-origin-allow-popups', 'unsafe-none']);

export const isUnsetReferrerPolicy: ValueTest = isNone;

/** A text is split at commas, anything else is iterated; each part must be one of the eight policies. */
export const isInvalidReferrerPolicy: ValueTest = (value) => {
  if (value.kind !== 'literal') return someItem((item) => not(isOneOf(item, knownReferrerPolicies)))(value);
  if (value.value === null) return false;
  if (typeof value.value !== 'string' || !isPlainAscii(value.value)) return undefined;
  return !value.value.split(',').every((part) => knownReferrerPolicies.has(part.trim()));
};

/** Lists are unhashable, so that Django's own test raises on them. */
export const isInvalidOpenerPolicy: ValueTest = (value) => {
  if (value.kind === 'sequence' && value.type === 'tuple') return true;
  if (value.kind !== 'literal') return undefined;
  return value.value !== null && !(typeof value.value === 'string' && openerPolicies.has(value.value));
};

function isOneOf(value: Value, known: ReadonlySet<string>): Answer {
  if (value.kind === 'literal') return typeof value.value === 'string' && known.has(value.value);
  return undefined;
}

/** JavaScript and Python strip different sets of exotic white space, so that only plain text is judged. */
function isPlainAscii(text: string): boolean {
  return /^[\x20-\x7e\t\n\r\f\v]*$/.test(text);
}
