import { csrfCookie, isSameSite, isSecure, sessionCookie, textOf, writtenSetting, type Cookie } from './shared/cookies';
import { hasSomeApp } from './shared/honoured';
import { replaceText, reportPlace } from './shared/replacing';
import { literal } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Problem, SettingsView } from './shared/model';

const sendsNone = isSameSite('None');
const weak = literal((value) => value === null || value === false || value === '' || value === 0);

/** Apps that run inside the frame of another site, where the cookie has to travel along. */
const embedded: readonly string[] = [
  'lti',
  'pylti1p3',
  'lti_provider',
  'django_lti',
  'shopify_app',
  'shopify_auth',
  'canvas',
];

/** `os.getenv("SAMESITE")` has no fallback that somebody chose: where the variable is missing, nothing was said at all. */
function isLeftToVariable({ read, value }: Alternative): boolean {
  return read?.fallbackAt === null && value.kind === 'literal' && value.value === null;
}

type Weight = Pick<Problem, 'profile' | 'severity'>;

function weightOf(settings: SettingsView, cookie: Cookie, refused: boolean): Weight {
  if (refused) return { profile: 'broken' };
  if (cookie.head === 'CSRF_COOKIE') return { profile: 'info' };
  return hasSomeApp(settings, embedded) ? { severity: 'info' } : {};
}

function problemOf(settings: SettingsView, cookie: Cookie, name: string, found: Alternative): Problem {
  const none = textOf(found) !== '';
  const refused = none && isSecure(settings, cookie) === false;
  const effect = refused
    ? `\`${name}\` is \`None\` without \`${cookie.head}_SECURE\`, so browsers refuse the ${cookie.what}`
    : none
      ? `The ${cookie.what} goes along with every request that another site starts`
      : `The ${cookie.what} is sent without \`SameSite\`, so it is up to the browser whether other sites can use it`;
  return {
    at: reportPlace(settings, found),
    subject: name,
    message: `${effect}. Use \`Lax\` unless the site has to work inside another one.`,
    fixes: replaceText(settings, found, 'Lax', `Set \`${name}\` to \`Lax\``),
    ...weightOf(settings, cookie, refused),
  };
}

export default defineRule({
  id: 'cookie-samesite-weak',
  aliases: ['session-cookie-samesite-weak', 'csrf-cookie-samesite-weak'],
  summary: 'A cookie goes along with requests that other sites start',
  why: "With `SameSite=Lax`, Django's default, a browser keeps the session cookie out of requests that other sites start in the background. Without it, every form that the CSRF check does not see is open to other sites.",
  notes:
    "Sites that work inside the frame of another one, and front ends on another domain, need `None`, together with the cookie's `SECURE` flag: browsers refuse it otherwise. Of the CSRF cookie this is information only.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [1275],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-samesite',
    'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-cookie-samesite',
  ],
  examples: [
    {
      code: 'SESSION_COOKIE_SECURE = True\nSESSION_COOKIE_SAMESITE = "None"\n#                         ^^^^^^',
      after: 'SESSION_COOKIE_SECURE = True\nSESSION_COOKIE_SAMESITE = "Lax"',
    },
    {
      title: 'Browsers refuse this one',
      code: "SESSION_COOKIE_SECURE = False\nSESSION_COOKIE_SAMESITE = 'none'\n#                         ^^^^^^",
    },
    {
      title: 'No attribute at all',
      code: 'SESSION_COOKIE_SAMESITE = None\n#                         ^^^^',
      after: 'SESSION_COOKIE_SAMESITE = "Lax"',
    },
    { code: 'SESSION_COOKIE_SAMESITE = "Lax"\nCSRF_COOKIE_SAMESITE = "lax"' },
    { title: "Django's default", code: 'SESSION_COOKIE_SECURE = True' },
    { title: 'No fallback', code: 'import os\nSESSION_COOKIE_SAMESITE = os.getenv("SAMESITE")' },
  ],
  *check(settings) {
    for (const cookie of [sessionCookie, csrfCookie]) {
      const name = `${cookie.head}_SAMESITE`;
      const found = writtenSetting(settings, name, sendsNone) ?? writtenSetting(settings, name, weak);
      if (found !== undefined && !isLeftToVariable(found)) yield problemOf(settings, cookie, name, found);
    }
  },
});
