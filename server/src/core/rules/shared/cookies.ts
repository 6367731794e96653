import { falsy, literal, textIn, truthy } from './values';
import type { Alternative, SettingsView, Test } from './model';

/** One of Django's cookies and the head of the names of its settings. */
export interface Cookie {
  readonly what: string;
  readonly head: 'SESSION_COOKIE' | 'CSRF_COOKIE' | 'LANGUAGE_COOKIE';
}

export const sessionCookie: Cookie = { what: 'session cookie', head: 'SESSION_COOKIE' };
export const csrfCookie: Cookie = { what: 'CSRF cookie', head: 'CSRF_COOKIE' };
export const languageCookie: Cookie = { what: 'language cookie', head: 'LANGUAGE_COOKIE' };

/** True for a value of SameSite with which cookies go along with the requests of every other site. */
export const sentEverywhere = literal(
  (value) => value === false || (typeof value === 'string' && value.toLowerCase() === 'none'),
);

/** True where the session cookie goes along with the requests of every other site; Django 2.1 was the first to say `Lax`. */
export function sendsSessionEverywhere(settings: SettingsView): boolean {
  const isOld = settings.django !== undefined && (settings.django[0] < 2 || settings.django.join('.') === '2.0');
  return isOld || settings.get('SESSION_COOKIE_SAMESITE').judge(sentEverywhere) === true;
}

/** The words that `set_cookie()` of Django takes for SameSite, as browsers spell them. */
export const sameSiteWords: readonly string[] = ['Lax', 'Strict', 'None'];

/** True for one of the words in any case, as Django compares them. */
export function isSameSite(word: string): Test {
  return literal((value) => typeof value === 'string' && value.toLowerCase() === word.toLowerCase());
}

/** A setting of a cookie as the project writes it; Django's own default never counts. */
export function writtenSetting(settings: SettingsView, name: string, test: Test): Alternative | undefined {
  const found = settings.get(name).deployed(test);
  return found?.written === undefined ? undefined : found;
}

/** Whether a cookie is sent over HTTPS only; undefined where that is decided elsewhere. */
export function isSecure(settings: SettingsView, { head }: Cookie): boolean | undefined {
  const flag = settings.get(`${head}_SECURE`);
  if (flag.must(falsy) !== undefined) return false;
  return flag.judge(truthy);
}

/** The text of a literal that a test has found. */
export function textOf(found: Alternative): string {
  return textIn(found.value) ?? '';
}
