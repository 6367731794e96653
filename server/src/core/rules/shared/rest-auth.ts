import { judgeAt } from './dict-keys';
import { nonEmptyText, truthy } from './values';
import type { SettingsView } from './model';

/** True where dj-rest-auth is known to give out JSON web tokens; off where nobody says so. */
function givesTokens(settings: SettingsView): boolean {
  return judgeAt(settings, ['REST_AUTH', 'USE_JWT'], truthy, false) === true;
}

/** True where one of the tokens travels in a cookie; a name that comes from the environment is one. */
export function setsCookies(settings: SettingsView): boolean {
  const names = ['JWT_AUTH_COOKIE', 'JWT_AUTH_REFRESH_COOKIE'] as const;
  return (
    givesTokens(settings) && names.some((key) => judgeAt(settings, ['REST_AUTH', key], nonEmptyText, false) !== false)
  );
}
