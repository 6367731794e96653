import { addKey, judgeAt, type SettingPath, type Written } from './dict-keys';
import { addSetting } from './edits';
import { packageAtLeast } from './packages';
import { nonEmptyText, truthy } from './values';
import type { Fix, SettingsView } from './model';

/** Where dj-rest-auth looks for a key: before 3.0, in a setting of that name. The oldest releases know few of them. */
export function restAuthPath(settings: SettingsView, key: string): SettingPath {
  const isOld =
    packageAtLeast(settings, 'dj-rest-auth', '3.0') === false &&
    packageAtLeast(settings, 'dj-rest-auth', '2.2') === true;
  if (!isOld) return ['REST_AUTH', key];
  return [key === 'USE_JWT' ? 'REST_USE_JWT' : key];
}

/** Turns a flag on that is missing: beside an entry of `REST_AUTH`, or below a setting of the old names. */
export function addRestAuthFlag(settings: SettingsView, beside: Written, flag: string): readonly Fix[] {
  const edits =
    beside.entry === undefined
      ? [addSetting(settings, `${flag} = True`, [beside.path[0]])]
      : addKey(settings, beside, flag, 'True');
  return edits ? [{ title: `Add \`${flag}\``, edits, safety: 'unsafe', preferred: true }] : [];
}

/** True where dj-rest-auth is known to give out JSON web tokens; off where nobody says so. */
function givesTokens(settings: SettingsView): boolean {
  return judgeAt(settings, restAuthPath(settings, 'USE_JWT'), truthy, false) === true;
}

/** True where requests are answered for the cookie of the access token: without its name dj-rest-auth reads no cookie of theirs. */
export function answersCookies(settings: SettingsView): boolean {
  const name = restAuthPath(settings, 'JWT_AUTH_COOKIE');
  return givesTokens(settings) && judgeAt(settings, name, nonEmptyText, false) !== false;
}

/** True where one of the tokens travels in a cookie; a name that comes from the environment is one. */
export function setsCookies(settings: SettingsView): boolean {
  const names = ['JWT_AUTH_COOKIE', 'JWT_AUTH_REFRESH_COOKIE'] as const;
  return (
    givesTokens(settings) &&
    names.some((key) => judgeAt(settings, restAuthPath(settings, key), nonEmptyText, false) !== false)
  );
}
