import { certainWrites, isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { packageAtLeast, usesPackage } from './shared/packages';
import { defineRule } from './rule';

/** Dictionaries of 2 whose keys are keys of `REST_AUTH` now. */
const dissolved: readonly string[] = ['REST_AUTH_SERIALIZERS', 'REST_AUTH_REGISTER_SERIALIZERS'];

/** The settings of 2, and the keys of `REST_AUTH` that took their place. */
const moved: Readonly<Record<string, string>> = {
  REST_AUTH_REGISTER_PERMISSION_CLASSES: 'REGISTER_PERMISSION_CLASSES',
  REST_USE_JWT: 'USE_JWT',
  REST_SESSION_LOGIN: 'SESSION_LOGIN',
  REST_AUTH_TOKEN_MODEL: 'TOKEN_MODEL',
  REST_AUTH_TOKEN_CREATOR: 'TOKEN_CREATOR',
  JWT_AUTH_COOKIE: 'JWT_AUTH_COOKIE',
  JWT_AUTH_REFRESH_COOKIE: 'JWT_AUTH_REFRESH_COOKIE',
  JWT_AUTH_REFRESH_COOKIE_PATH: 'JWT_AUTH_REFRESH_COOKIE_PATH',
  JWT_AUTH_SECURE: 'JWT_AUTH_SECURE',
  JWT_AUTH_HTTPONLY: 'JWT_AUTH_HTTPONLY',
  JWT_AUTH_SAMESITE: 'JWT_AUTH_SAMESITE',
  JWT_AUTH_COOKIE_USE_CSRF: 'JWT_AUTH_COOKIE_USE_CSRF',
  JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED: 'JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED',
  OLD_PASSWORD_FIELD_ENABLED: 'OLD_PASSWORD_FIELD_ENABLED',
  LOGOUT_ON_PASSWORD_CHANGE: 'LOGOUT_ON_PASSWORD_CHANGE',
};

const release = { 'dj-rest-auth': '7.0.1' };

export default defineRule({
  id: 'dj-rest-auth-legacy-settings',
  summary: 'A setting that dj-rest-auth no longer reads',
  why: 'Since 3.0 dj-rest-auth reads the dict `REST_AUTH` only. A setting of its own still stands there and looks as if it worked: a cookie that was meant to be `Secure` is sent over plain HTTP, or the present password is not asked for.',
  notes:
    'Needs a known release of dj-rest-auth, since up to 2 these are the right names. Silent where the project reads the name itself.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [477],
  fixable: { never: 'the value belongs in the dict `REST_AUTH`, which may be written elsewhere' },
  sources: ['https://github.com/iMerica/dj-rest-auth/releases/tag/3.0.0'],
  examples: [
    { packages: release, code: marked('JWT_AUTH_SECURE = True', 'JWT_AUTH_SECURE') },
    { title: 'Another name', packages: release, code: marked('REST_USE_JWT = True\nREST_AUTH = {}', 'REST_USE_JWT') },
    {
      title: 'A dictionary of its own',
      packages: release,
      code: marked('REST_AUTH_SERIALIZERS = {"LOGIN_SERIALIZER": "shop.api.Login"}', 'REST_AUTH_SERIALIZERS'),
    },
    { packages: release, code: 'REST_AUTH = {"JWT_AUTH_SECURE": True}' },
    {
      title: 'Read by the project',
      packages: release,
      code: 'JWT_AUTH_SECURE = True\nREST_AUTH = {"JWT_AUTH_SECURE": JWT_AUTH_SECURE}',
    },
    { title: 'Before 3.0', packages: { 'dj-rest-auth': '2.2.8' }, code: 'JWT_AUTH_SECURE = True' },
    { title: 'The release is not known', code: 'INSTALLED_APPS = ["dj_rest_auth"]\nJWT_AUTH_SECURE = True' },
    { title: 'For tests', role: 'test', packages: release, code: 'JWT_AUTH_SECURE = True' },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'dj-rest-auth') || packageAtLeast(settings, 'dj-rest-auth', '3.0') !== true) return;
    for (const name of [...Object.keys(moved), ...dissolved]) {
      const key = moved[name];
      if (!settings.get(name).isAssigned || isReadInProject(settings, name)) continue;
      for (const write of certainWrites(settings, name).filter(({ how }) => how === 'assign')) {
        yield {
          at: write.name,
          subject: name,
          tags: ['unnecessary'],
          message: `Since 3.0, dj-rest-auth ignores \`${name}\`. Write ${key === undefined ? 'its keys' : `it as \`${key}\``} in \`REST_AUTH\`.`,
        };
      }
    }
  },
});
