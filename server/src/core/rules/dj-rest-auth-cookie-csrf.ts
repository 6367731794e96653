import { judgeAt, setFlag, writtenAt, type Written } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { addRestAuthFlag, answersCookies, restAuthPath } from './shared/rest-auth';
import { falsy, literal } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const flag = 'JWT_AUTH_COOKIE_USE_CSRF';
const sameSite = 'JWT_AUTH_SAMESITE';
const cookie = '"USE_JWT": True, "JWT_AUTH_COOKIE": "token"';

/** Without the attribute, older browsers send a cookie everywhere. */
const everywhere = literal(
  (value) =>
    value === null || value === false || value === '' || (typeof value === 'string' && value.toLowerCase() === 'none'),
);

function fixes(settings: SettingsView, found: Written): readonly Fix[] {
  const off = writtenAt(settings, restAuthPath(settings, flag), falsy);
  return off === undefined ? addRestAuthFlag(settings, found, flag) : setFlag(settings, off, true);
}

export default defineRule({
  id: 'dj-rest-auth-cookie-csrf',
  summary: 'Other sites can send requests with the token cookie of a visitor',
  why: 'Browsers attach a cookie with `SameSite=None` to requests that any other site makes. dj-rest-auth checks the CSRF token of such requests only where it is asked to, so another site can change data in the name of its visitors.',
  notes:
    'Silent with `SameSite` `Lax` (the default) or `Strict`. Front ends have to send the CSRF token once it is checked.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [352],
  fixable: 'sometimes',
  sources: ['https://dj-rest-auth.readthedocs.io/en/latest/configuration.html'],
  examples: [
    {
      code: marked(`REST_AUTH = {${cookie}, "${sameSite}": "None"}`, '"None"'),
      after: `REST_AUTH = {${cookie}, "${sameSite}": "None", "${flag}": True}`,
    },
    {
      title: 'Without the attribute, and the check is off',
      code: marked(`REST_AUTH = {${cookie}, "${sameSite}": None, "${flag}": False}`, 'None'),
      after: `REST_AUTH = {${cookie}, "${sameSite}": None, "${flag}": True}`,
    },
    { code: `REST_AUTH = {${cookie}, "${sameSite}": "None", "${flag}": True}` },
    {
      title: 'Before 3.0',
      packages: { 'dj-rest-auth': '2.2.3' },
      code: marked(`REST_USE_JWT = True\nJWT_AUTH_COOKIE = "token"\n${sameSite} = "None"\n`, '"None"'),
      after: `REST_USE_JWT = True\nJWT_AUTH_COOKIE = "token"\n${sameSite} = "None"\n${flag} = True\n`,
    },
    { title: 'Not sent by other sites', code: `REST_AUTH = {${cookie}, "${sameSite}": "Strict"}` },
    { title: 'The default is `Lax`', code: `REST_AUTH = {${cookie}}` },
    {
      title: 'A cookie that no request is answered for',
      code: `REST_AUTH = {"USE_JWT": True, "JWT_AUTH_REFRESH_COOKIE": "refresh", "${sameSite}": "None"}`,
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'dj-rest-auth') || !answersCookies(settings)) return;
    const found = writtenAt(settings, restAuthPath(settings, sameSite), everywhere);
    if (found === undefined || judgeAt(settings, restAuthPath(settings, flag), falsy, true) !== true) return;
    yield {
      at: reportPlace(settings, found.alternative),
      subject: found.path[0],
      message: `The token cookie goes along with requests of other sites, and nothing checks their CSRF token. Set \`${flag}\` to \`True\`.`,
      fixes: fixes(settings, found),
    };
  },
});
