import { sendsCredentials, usesCors } from './shared/cors';
import { sentEverywhere, writtenSetting } from './shared/cookies';
import { judgeAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { isRestClass, restKey } from './shared/rest';
import { has } from './shared/values';
import { defineRule } from './rule';

const packages = { djangorestframework: '3.18.3', 'django-cors-headers': '4.9.0' };
const session = isRestClass('authentication', 'SessionAuthentication');
const rest =
  'REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"]}\n';
const cookies = 'CORS_ALLOW_CREDENTIALS = True\n';

export default defineRule({
  id: 'drf-xss-prone-session-with-cors',
  summary: 'The session of the API goes along with requests from other sites',
  why: 'With `SameSite=None`, cookies allowed for other origins and sessions as the login of the API, one thing alone stands between a foreign page and the account of a visitor: the CSRF check of each view. REST framework makes it for logged-in users only, so a view that logs in has to ask for it itself.',
  notes:
    'Information: a front end on another site may need all three. A front end below the same domain needs no `SameSite=None`.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [352],
  fixable: { never: 'the front end may need the session of another site' },
  sources: ['https://www.django-rest-framework.org/api-guide/authentication/#sessionauthentication'],
  examples: [
    { packages, code: marked(`${cookies}${rest}SESSION_COOKIE_SAMESITE = "None"`, '"None"') },
    {
      title: 'Sessions by default',
      packages,
      code: marked(`${cookies}REST_FRAMEWORK = {}\nSESSION_COOKIE_SAMESITE = False`, 'False'),
    },
    { title: 'Without cookies', packages, code: `${rest}SESSION_COOKIE_SAMESITE = "None"` },
    { title: 'Only within the site', packages, code: `${cookies}${rest}SESSION_COOKIE_SAMESITE = "Lax"` },
    {
      title: 'Tokens',
      packages,
      code: `${cookies}REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["knox.auth.TokenAuthentication"]}\nSESSION_COOKIE_SAMESITE = "None"`,
    },
    {
      title: 'Not known',
      packages,
      code: `from tools import rest\n${cookies}REST_FRAMEWORK = rest()\nSESSION_COOKIE_SAMESITE = "None"`,
    },
  ],
  *check(settings) {
    if (!usesCors(settings) || !usesPackage(settings, 'rest-framework') || sendsCredentials(settings) !== true) return;
    const samesite = writtenSetting(settings, 'SESSION_COOKIE_SAMESITE', sentEverywhere);
    const sessions = judgeAt(settings, restKey('DEFAULT_AUTHENTICATION_CLASSES'), has(session), true);
    if (samesite === undefined || sessions !== true) return;
    yield {
      at: reportPlace(settings, samesite),
      subject: 'SESSION_COOKIE_SAMESITE',
      message:
        '`SESSION_COOKIE_SAMESITE` sends the session of a visitor along when other sites call the API, so only the CSRF check of each view protects it. Make sure that views which log in have one.',
    };
  },
});
