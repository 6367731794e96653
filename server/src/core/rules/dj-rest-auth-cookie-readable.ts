import { restAuthPath, setsCookies } from './shared/rest-auth';
import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const key = 'JWT_AUTH_HTTPONLY';

export default defineRule({
  id: 'dj-rest-auth-cookie-readable',
  summary: 'Scripts in a page can read the cookies with the tokens',
  why: 'dj-rest-auth keeps its cookies from scripts. Without that, one injected script is enough to send the access token and the refresh token away; the refresh token also stands in every answer of the refresh view then.',
  notes:
    'Silent without `JWT_AUTH_COOKIE` and `JWT_AUTH_REFRESH_COOKIE`: then there is no cookie, and the refresh token stands in the answers only while this is off. Taking the refresh token out of the answers changes what front ends see: they have to rely on the cookie.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [1004],
  fixable: 'sometimes',
  sources: ['https://dj-rest-auth.readthedocs.io/en/latest/configuration.html'],
  examples: [
    {
      code: marked(`REST_AUTH = {"USE_JWT": True, "JWT_AUTH_COOKIE": "access", "${key}": False}`, 'False'),
      after: `REST_AUTH = {"USE_JWT": True, "JWT_AUTH_COOKIE": "access", "${key}": True}`,
    },
    { code: `REST_AUTH = {"USE_JWT": True, "JWT_AUTH_COOKIE": "access", "${key}": True}` },
    { title: 'The default', code: 'REST_AUTH = {"USE_JWT": True, "JWT_AUTH_COOKIE": "access"}' },
    {
      title: 'No cookies: clients keep the tokens themselves, and get the refresh token in the answer only in this way',
      code: `REST_AUTH = {"USE_JWT": True, "${key}": False}`,
    },
    { title: 'No web tokens', code: `REST_AUTH = {"USE_JWT": False, "JWT_AUTH_COOKIE": "access", "${key}": False}` },
  ],
  *check(settings) {
    if (!setsCookies(settings)) return;
    yield* wrongFlags(settings, 'dj-rest-auth', [
      {
        path: restAuthPath(settings, key),
        wrong: false,
        message: `\`${key}\` is off, so every script in a page can read the tokens in the cookies. Turn it on.`,
      },
    ]);
  },
});
