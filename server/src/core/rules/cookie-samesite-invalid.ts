import { csrfCookie, languageCookie, sameSiteWords, sessionCookie, textOf, writtenSetting } from './shared/cookies';
import { whereMissing } from './shared/fallback';
import { nearest } from './shared/nearest';
import { replaceText, reportPlace } from './shared/replacing';
import { isKnown, literal, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Test } from './shared/model';

const word = literal((value) => typeof value === 'string' && sameSiteWords.some((each) => isWord(value, each)));

function isWord(value: string, each: string): boolean {
  return value.toLowerCase() === each.toLowerCase();
}

/** What Django calls `lower()` on and does not know; empty values are left out without an error. */
const invalid: Test = (value) => {
  if (!isKnown(value)) return undefined;
  return truthy(value) === true && word(value) === false;
};

/** `None` is only ever suggested where exactly that is written, because it is the weakest of the three; `Lax` is the default. */
function fixes(settings: SettingsView, name: string, found: Alternative): readonly Fix[] {
  const text = textOf(found).trim().toLowerCase();
  const meant = text === 'none' ? 'None' : (nearest(text, ['lax', 'strict']) ?? 'lax');
  const written = meant.charAt(0).toUpperCase() + meant.slice(1);
  return replaceText(settings, found, written, `Set \`${name}\` to \`${written}\``, true);
}

export default defineRule({
  id: 'cookie-samesite-invalid',
  summary: 'A cookie has a `SameSite` that Django refuses',
  why: 'Django knows `Lax`, `Strict` and `None`. Anything else raises an error whenever the cookie is set, so the first log-in or form ends with a server error.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['cookie-samesite-strict'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-samesite',
    'https://docs.djangoproject.com/en/stable/ref/request-response/#django.http.HttpResponse.set_cookie',
  ],
  examples: [
    {
      code: 'SESSION_COOKIE_SAMESITE = "Laxx"\n#                         ^^^^^^',
      after: 'SESSION_COOKIE_SAMESITE = "Lax"',
    },
    {
      code: "CSRF_COOKIE_SAMESITE = 'stric'\n#                      ^^^^^^^",
      after: "CSRF_COOKIE_SAMESITE = 'Strict'",
    },
    {
      code: 'LANGUAGE_COOKIE_SAMESITE = "same-origin"\n#                          ^^^^^^^^^^^^^',
      after: 'LANGUAGE_COOKIE_SAMESITE = "Lax"',
    },
    { code: 'SESSION_COOKIE_SAMESITE = "strict"\nCSRF_COOKIE_SAMESITE = "Lax"\nLANGUAGE_COOKIE_SAMESITE = None' },
    { title: 'An empty text leaves the attribute out', code: 'SESSION_COOKIE_SAMESITE = ""' },
    { title: 'Not known', code: 'import os\nSESSION_COOKIE_SAMESITE = os.environ["SAMESITE"]' },
  ],
  *check(settings) {
    for (const { what, head } of [sessionCookie, csrfCookie, languageCookie]) {
      const name = `${head}_SAMESITE`;
      const found = writtenSetting(settings, name, invalid);
      if (found === undefined) continue;
      yield {
        at: reportPlace(settings, found),
        subject: name,
        message: `${whereMissing(settings.get(name), found, invalid)}Django raises an error when it sets the ${what}, because \`${name}\` is none of \`Lax\`, \`Strict\` and \`None\`. Use one of these.`,
        fixes: fixes(settings, name, found),
      };
    }
  },
});
