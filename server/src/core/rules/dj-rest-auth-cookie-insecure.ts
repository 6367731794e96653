import { judgeAt, setFlag, writtenAt, type Written } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { addRestAuthFlag, restAuthPath, setsCookies } from './shared/rest-auth';
import { falsy, nonEmptyText } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const key = 'JWT_AUTH_SECURE';
const cookie = '"USE_JWT": True, "JWT_AUTH_COOKIE": "token"';

/** The entry that names a cookie, where the flag is missing and the cookies therefore travel over HTTP. */
function cookieName(settings: SettingsView): Written | undefined {
  return (
    writtenAt(settings, restAuthPath(settings, 'JWT_AUTH_COOKIE'), nonEmptyText) ??
    writtenAt(settings, restAuthPath(settings, 'JWT_AUTH_REFRESH_COOKIE'), nonEmptyText)
  );
}

export default defineRule({
  id: 'dj-rest-auth-cookie-insecure',
  summary: 'The cookies with the tokens are sent over plain HTTP as well',
  why: 'Whoever watches the network, in the same café or on the way, reads the tokens of the first request that goes over HTTP, and is that user until they expire. dj-rest-auth leaves the `Secure` flag off unless it is asked for.',
  notes: 'Silent where no cookie is named, and for development and tests, which have no HTTPS.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [614],
  fixable: 'sometimes',
  sources: ['https://dj-rest-auth.readthedocs.io/en/latest/configuration.html'],
  examples: [
    {
      code: marked(`REST_AUTH = {${cookie}, "${key}": False}`, 'False'),
      after: `REST_AUTH = {${cookie}, "${key}": True}`,
    },
    {
      title: 'Off by default',
      code: marked(`REST_AUTH = {${cookie}}`, '"token"'),
      after: `REST_AUTH = {${cookie}, "${key}": True}`,
    },
    {
      title: 'The refresh token alone',
      code: marked('REST_AUTH = {"USE_JWT": True, "JWT_AUTH_REFRESH_COOKIE": "refresh"}', '"refresh"'),
    },
    {
      title: 'Before 3.0, in settings of their own',
      packages: { 'dj-rest-auth': '2.2.3' },
      code: marked('REST_USE_JWT = True\nJWT_AUTH_COOKIE = "token"\n', '"token"'),
      after: `REST_USE_JWT = True\nJWT_AUTH_COOKIE = "token"\n${key} = True\n`,
    },
    {
      title: 'There, with the flag',
      packages: { 'dj-rest-auth': '2.2.3' },
      code: `REST_USE_JWT = True\nJWT_AUTH_COOKIE = "token"\n${key} = True`,
    },
    { code: `REST_AUTH = {${cookie}, "${key}": True}` },
    { title: 'No cookie', code: `REST_AUTH = {"USE_JWT": True, "${key}": False}` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'dj-rest-auth') || !setsCookies(settings)) return;
    const off = writtenAt(settings, restAuthPath(settings, key), falsy);
    const name = cookieName(settings);
    const message = `Without \`${key}\`, the tokens in cookies also travel over plain HTTP, where others can read them. Set it to \`True\`.`;
    if (off !== undefined) {
      yield {
        at: reportPlace(settings, off.alternative),
        subject: off.path[0],
        message,
        fixes: setFlag(settings, off, true),
      };
    } else if (name !== undefined && judgeAt(settings, restAuthPath(settings, key), falsy, true) === true) {
      yield {
        at: reportPlace(settings, name.alternative),
        subject: name.path[0],
        message,
        fixes: addRestAuthFlag(settings, name, key),
      };
    }
  },
});
