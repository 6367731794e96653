import { sendsSessionEverywhere } from './shared/cookies';
import { saysWithoutCsrf } from './shared/csrf-names';
import { writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { replaceText } from './shared/replacing';
import { mayUseRest, restKey } from './shared/rest';
import { has, itemsWhere, literal } from './shared/values';
import { defineRule } from './rule';

const packages = { djangorestframework: '3.18.3' };
const key = 'DEFAULT_AUTHENTICATION_CLASSES';
const safe = 'rest_framework.authentication.SessionAuthentication';

/** A class of the project that logs in by the session; those of REST framework and of other packages have no such name. */
const unchecked = literal((value) => {
  const name = typeof value === 'string' ? value.slice(value.lastIndexOf('.') + 1) : '';
  return /session|auth/i.test(name) && (saysWithoutCsrf(name) || /^unsafe\w*session/i.test(name));
});

const rest = (...classes: readonly string[]): string =>
  `REST_FRAMEWORK = {"${key}": [${classes.map((each) => `"${each}"`).join(', ')}]}`;
const own = 'shop.auth.CsrfExemptSessionAuthentication';

export default defineRule({
  id: 'drf-session-without-csrf',
  summary: 'A class that logs API clients in by their session leaves the CSRF check out',
  why: 'REST framework takes the CSRF check away from all its views and makes it itself, in `SessionAuthentication`. A class that leaves it out lets other sites change data in the name of whoever is logged in, as far as the browser sends the cookie along.',
  notes:
    'By the name of the class: `CsrfExemptSessionAuthentication`, `SessionAuthenticationWithoutCSRF`, `UnsafeSessionAuthentication`. Information, because `SameSite=Lax`, which Django sends since 2.1, keeps the cookie away from forms of other sites, though not from those of other hosts below the same domain; a warning where `SESSION_COOKIE_SAMESITE` lifts that, and in Django 2.0.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [352],
  fixable: 'sometimes',
  sources: [
    'https://www.django-rest-framework.org/api-guide/authentication/#sessionauthentication',
    'https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-samesite',
  ],
  examples: [
    { packages, code: marked(rest(own), `"${own}"`), after: rest(safe) },
    {
      title: 'The browser sends the cookie with every request: a warning',
      packages,
      code: `${marked(rest('shop.auth.SessionAuthenticationWithoutCSRF'), '"shop.auth.SessionAuthenticationWithoutCSRF"')}\nSESSION_COOKIE_SAMESITE = "None"`,
      after: `${rest(safe)}\nSESSION_COOKIE_SAMESITE = "None"`,
    },
    {
      title: 'Unsafe by its name',
      packages,
      code: marked(
        rest('shop.UnsafeSessionAuthentication', 'knox.auth.TokenAuthentication'),
        '"shop.UnsafeSessionAuthentication"',
      ),
      after: rest(safe, 'knox.auth.TokenAuthentication'),
    },
    { code: rest(safe) },
    { title: 'A class that makes the check itself', code: rest('shop.auth.CsrfSessionAuthentication') },
    { title: 'Tokens', code: rest('shop.auth.UnsafeTokenLogin') },
    { title: 'Not known', code: `from tools import classes\nREST_FRAMEWORK = {"${key}": classes()}` },
  ],
  *check(settings) {
    if (!mayUseRest(settings)) return;
    const list = writtenAt(settings, restKey(key), has(unchecked));
    if (list === undefined) return;
    for (const item of itemsWhere(list.alternative.value, unchecked))
      yield {
        at: item.at,
        subject: 'REST_FRAMEWORK',
        message:
          'By its name, this class takes the session for a login without the CSRF check, so other sites can change data in the name of whoever is logged in. Use the one of REST framework, and let the front end send the CSRF token.',
        fixes: replaceText(
          settings,
          item,
          safe,
          'Use `SessionAuthentication` (requests without a CSRF token get 403)',
          true,
        ),
        ...(!sendsSessionEverywhere(settings) && { severity: 'info' as const }),
      };
  },
});
