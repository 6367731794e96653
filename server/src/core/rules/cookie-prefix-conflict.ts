import {
  csrfCookie,
  isSecure,
  languageCookie,
  sessionCookie,
  textOf,
  writtenSetting,
  type Cookie,
} from './shared/cookies';
import { reportPlace } from './shared/replacing';
import { literal, truthy } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const prefixed = literal((value) => typeof value === 'string' && /^__(?:Host|Secure)-/.test(value));
const otherPath = literal((value) => typeof value === 'string' && value !== '/');

/** What a name that starts with `__Host-` or `__Secure-` promises and the other settings do not keep. */
function broken(settings: SettingsView, cookie: Cookie, name: string): string | undefined {
  const flag = settings.get(`${cookie.head}_SECURE`);
  if (isSecure(settings, cookie) === false && (flag.isAssigned || !settings.isFragment))
    return `\`${cookie.head}_SECURE\` is off`;
  if (!name.startsWith('__Host-')) return undefined;
  if (writtenSetting(settings, `${cookie.head}_DOMAIN`, truthy)) return `\`${cookie.head}_DOMAIN\` is set`;
  return writtenSetting(settings, `${cookie.head}_PATH`, otherPath)
    ? `\`${cookie.head}_PATH\` is not \`/\``
    : undefined;
}

export default defineRule({
  id: 'cookie-prefix-conflict',
  summary: 'The name of a cookie promises what its settings do not keep',
  why: 'Browsers take a cookie named `__Secure-…` only with the flag `Secure`, and one named `__Host-…` only if it also has no domain and the path `/`. Otherwise they drop it: nobody can log in, or no form is accepted.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: { never: 'either the name or the other setting is the one to change' },
  sources: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes'],
  examples: [
    {
      title: 'Without the flag',
      code: 'SESSION_COOKIE_NAME = "__Secure-session"\n#                     ^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'With a domain',
      code: 'CSRF_COOKIE_SECURE = True\nCSRF_COOKIE_DOMAIN = "example.org"\nCSRF_COOKIE_NAME = "__Host-csrf"\n#                  ^^^^^^^^^^^^^',
    },
    {
      title: 'With another path',
      code: 'SESSION_COOKIE_SECURE = True\nSESSION_COOKIE_PATH = "/shop/"\nSESSION_COOKIE_NAME = "__Host-session"\n#                     ^^^^^^^^^^^^^^^^',
    },
    { code: 'SESSION_COOKIE_SECURE = True\nSESSION_COOKIE_NAME = "__Host-session"' },
    {
      title: 'The other prefix allows a domain',
      code: 'SESSION_COOKIE_SECURE = True\nSESSION_COOKIE_DOMAIN = "example.org"\nSESSION_COOKIE_NAME = "__Secure-session"',
    },
    {
      title: 'Not known',
      code: 'import os\nSESSION_COOKIE_SECURE = bool(int(os.environ["HTTPS"]))\nSESSION_COOKIE_NAME = "__Host-session"',
    },
  ],
  *check(settings) {
    for (const cookie of [sessionCookie, csrfCookie, languageCookie]) {
      const name = `${cookie.head}_NAME`;
      const found = writtenSetting(settings, name, prefixed);
      const because = found && broken(settings, cookie, textOf(found));
      if (found === undefined || because === undefined) continue;
      const prefix = textOf(found).startsWith('__Host-') ? '__Host-' : '__Secure-';
      yield {
        at: reportPlace(settings, found),
        subject: name,
        message: `Browsers drop the ${cookie.what}: its name starts with \`${prefix}\`, but ${because}. Change one of the two.`,
      };
    }
  },
});
