import { classify, isCredentialName, isRandom } from './classifier';
import { settingsOf } from './env-entries';
import { isPlaceholder, isReference, weaknesses } from './secrets';
import { isRandomPassword } from './password-level';
import { isRentedHost } from './rented';
import { urlCredential } from './url';
import type { EnvFileEntry } from './model';

/** What an entry of a `.env` file holds that nobody else should know. */
export type HeldSecret = 'token' | 'key' | 'address' | 'credential';

/** The secret that an entry holds, where its form leaves no doubt: no word, no placeholder, no reference. */
export function realSecret(entry: EnvFileEntry): HeldSecret | undefined {
  const { key } = entry;
  const value = entry.value?.trim() ?? '';
  const verdict = classify(key, value);
  if (verdict === 'token') return 'token';
  if (settingsOf(entry).includes('SECRET_KEY')) return isWorkingKey(value) ? 'key' : undefined;
  const url = urlCredential(value);
  if (url !== undefined)
    return isRandom(url.password) || isMixed(url.password) || isRented(url) ? 'address' : undefined;
  const isMade = isRandom(value) || isRandomPassword(value) || isAppPassword(value);
  const isMeant =
    isCredentialName(key) ||
    (/(?:^|_)(?:TOKEN|SIGNATURE)$/.test(key) && [/\d/, /[a-z]/, /[A-Z]/].every((kind) => kind.test(value)));
  return verdict === 'credential' && isMeant && isMade ? 'credential' : undefined;
}

/** Google gives passwords for programs out in four groups of letters; groups that are words or runs are made up. */
function isAppPassword(text: string): boolean {
  if (!/^[a-z]{4}(?: [a-z]{4}){3}$/.test(text)) return false;
  const groups = text.split(' ');
  const isRun = (group: string): boolean =>
    'abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm'.includes(group) || new Set(group).size < 3;
  return !groups.some(isRun) && groups.filter((group) => !/[aeiou]/.test(group)).length > 0;
}

/** A key as people make them for Django: long, varied, no words of another language, and not from the template of a project. */
function isWorkingKey(value: string): boolean {
  if (/[^\p{ASCII}]/u.test(value)) return false;
  if (isPlaceholder(value) || isReference(value) || value.length < 40) return false;
  if (weaknesses(value.padEnd(50, value)).length > 0) return false;
  return (
    new Set(value).size >= 16 && !/\s|[<>]/.test(value) && !/(?:your|change|replace|example|insecure)/i.test(value)
  );
}

function isRented({ host, password }: { readonly host: string; readonly password: string }): boolean {
  const isMade = /[a-z]{4}/i.test(password) && /\d/.test(password) && classify('PASSWORD', password) === 'credential';
  return isMade && isRentedHost(host);
}

/** Short passwords made by a machine: letters of both cases and digits, no word. */
function isMixed(text: string): boolean {
  return text.length >= 12 && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && !/[a-z]{5,}/i.test(text);
}
