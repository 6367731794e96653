import { classify, isCredentialName, isRandom } from './classifier';
import { settingsOf } from './env-entries';
import { isPlaceholder, isReference, weaknesses } from './secrets';
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
  if (url !== undefined) return isRandom(url.password) || isMixed(url.password) ? 'address' : undefined;
  return verdict === 'credential' && isCredentialName(key) && isRandom(value) ? 'credential' : undefined;
}

/** A key that Django accepts without a word: long, varied, and not from the template of a project. */
function isWorkingKey(value: string): boolean {
  if (isPlaceholder(value) || isReference(value) || weaknesses(value).length > 0) return false;
  return (
    new Set(value).size >= 16 && !/\s|[<>]/.test(value) && !/(?:your|change|replace|example|insecure)/i.test(value)
  );
}

/** Short passwords made by a machine: letters of both cases and digits, no word. */
function isMixed(text: string): boolean {
  return text.length >= 12 && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && !/[a-z]{5,}/i.test(text);
}
