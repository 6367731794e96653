import { falsy, truthy } from '../../../rules/shared/values';
import { middleware } from '../../../django/middleware';
import type { SectionSpec } from '../item';
import { lists, setting, together } from '../questions';

export const cookies: SectionSpec = {
  id: 'cookies',
  title: 'Cookies, sessions and CSRF',
  items: [
    {
      id: 'session-cookie-secure',
      title: 'The session cookie travels over HTTPS only',
      help: 'Set `SESSION_COOKIE_SECURE = True`.',
      rules: ['session-cookie-insecure'],
      proof: setting('SESSION_COOKIE_SECURE', truthy, 'the cookie also travels over plain HTTP'),
    },
    {
      id: 'csrf-cookie-secure',
      title: 'The CSRF cookie travels over HTTPS only',
      help: 'Set `CSRF_COOKIE_SECURE = True`.',
      rules: ['csrf-cookie-insecure'],
      proof: setting('CSRF_COOKIE_SECURE', truthy, 'the cookie also travels over plain HTTP'),
    },
    {
      id: 'session-cookie-httponly',
      title: 'Scripts cannot read the session cookie',
      help: 'Leave `SESSION_COOKIE_HTTPONLY` on. For the CSRF cookie it brings nothing: the token stands in the page anyway.',
      rules: ['session-cookie-not-httponly'],
      proof: setting('SESSION_COOKIE_HTTPONLY', truthy, 'scripts can read the session cookie'),
    },
    {
      id: 'cookie-samesite',
      title: 'Cookies do not travel with requests that other sites start',
      help: '`SESSION_COOKIE_SAMESITE = "Lax"`, which is Django\'s default. `Strict` logs people out who arrive by a link from a mail or another site.',
      rules: ['cookie-samesite-weak', 'cookie-samesite-invalid'],
      proof: together(sameSite('SESSION_COOKIE_SAMESITE'), sameSite('CSRF_COOKIE_SAMESITE')),
    },
    {
      id: 'cookie-domain',
      title: 'Cookies are not shared with other sites of the domain',
      help: 'Leave `SESSION_COOKIE_DOMAIN` and `CSRF_COOKIE_DOMAIN` unset unless every subdomain is trusted.',
      rules: ['cookie-domain-broad', 'cookie-prefix-conflict'],
      proof: together(
        setting('SESSION_COOKIE_DOMAIN', falsy, 'every subdomain gets the session cookie'),
        setting('CSRF_COOKIE_DOMAIN', falsy, 'every subdomain gets the CSRF cookie'),
      ),
    },
    {
      id: 'other-cookies',
      title: 'Other cookies carry the same flags',
      help: 'Set `LANGUAGE_COOKIE_SECURE`, `LANGUAGE_COOKIE_HTTPONLY` and `LANGUAGE_COOKIE_SAMESITE`, and the flags of cookies that views set.',
      rules: ['language-cookie-flags'],
    },
    {
      id: 'session-store',
      title: 'Sessions are stored safely and end in reasonable time',
      help: 'Use the database, or a cache that persists; never pickle. Shorten `SESSION_COOKIE_AGE` for sites with sensitive data.',
      rules: [
        'session-serializer-pickle',
        'session-engine-signed-cookies',
        'session-cache-volatile',
        'session-file-path-shared',
        'session-age-long',
      ],
      proof: together(
        setting('SESSION_SERIALIZER', textWithout('Pickle'), 'a pickle runs code for whoever can write it'),
        setting('SESSION_ENGINE', textWithout('signed_cookies'), 'the browser keeps the session data'),
      ),
    },
    {
      id: 'csrf-middleware',
      title: 'Forms are protected against cross-site request forgery',
      help: 'Keep `CsrfViewMiddleware` in `MIDDLEWARE`, and use `csrf_exempt` on views sparingly.',
      rules: ['csrf-middleware-missing', 'urls-csrf-exempt', 'drf-session-without-csrf'],
      proof: lists('MIDDLEWARE', [middleware.csrf], 'no middleware checks the CSRF token'),
    },
    {
      id: 'csrf-origins',
      title: '`CSRF_TRUSTED_ORIGINS` names own origins only, with `https://`',
      help: 'List full origins such as `https://www.example.com`; no wildcard over a domain where others have names.',
      rules: [
        'csrf-trusted-origin-http',
        'csrf-trusted-origin-malformed',
        'csrf-trusted-origin-no-scheme',
        'csrf-trusted-origin-wildcard',
      ],
      proof: setting(
        'CSRF_TRUSTED_ORIGINS',
        (value) => (value.kind === 'sequence' && !value.open ? true : undefined),
        '',
      ),
    },
    {
      id: 'csrf-tested',
      title: 'The front end sends the CSRF token',
      help: 'Send the value of `csrfmiddlewaretoken` or of the cookie as the header `X-CSRFToken` in every unsafe request, and test that requests without it are refused.',
    },
  ],
};

function sameSite(name: string): ReturnType<typeof setting> {
  const strict = new Set(['lax', 'strict']);
  return setting(
    name,
    (value) =>
      value.kind === 'literal' ? typeof value.value === 'string' && strict.has(value.value.toLowerCase()) : undefined,
    `\`${name}\` lets the cookie travel with requests of other sites`,
  );
}

function textWithout(part: string): (value: Parameters<typeof truthy>[0]) => boolean | undefined {
  return (value) =>
    value.kind === 'literal' ? typeof value.value === 'string' && !value.value.includes(part) : undefined;
}
