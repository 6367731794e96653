import { middleware } from '../../../django/middleware';
import { djangoCsp, packageCsp, policiesIn } from '../../../rules/shared/csp';
import { falsy, literal, truthy } from '../../../rules/shared/values';
import type { SectionSpec } from '../item';
import { lists, setting, together } from '../questions';

/** The policies of `Referrer-Policy` that send no path to other origins. */
const discreet = new Set(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']);

export const headers: SectionSpec = {
  id: 'headers',
  title: 'Headers that browsers honour',
  items: [
    {
      id: 'nosniff',
      title: '`X-Content-Type-Options: nosniff` is sent',
      help: 'Leave `SECURE_CONTENT_TYPE_NOSNIFF` on, with `SecurityMiddleware`.',
      rules: ['nosniff-disabled', 'security-middleware-missing'],
      proof: together(
        setting('SECURE_CONTENT_TYPE_NOSNIFF', truthy, 'the header is switched off'),
        lists('MIDDLEWARE', [middleware.security], '`SecurityMiddleware`, which sends the header, is missing'),
      ),
    },
    {
      id: 'x-frame-options',
      title: 'Other sites cannot show the site in a frame',
      help: '`X_FRAME_OPTIONS = "DENY"` (or `SAMEORIGIN`) with `XFrameOptionsMiddleware`, or `frame-ancestors` in a content security policy.',
      rules: ['x-frame-options-weak', 'xframe-middleware-missing'],
      proof: together(
        lists('MIDDLEWARE', [middleware.frames], '`XFrameOptionsMiddleware` is missing'),
        setting(
          'X_FRAME_OPTIONS',
          literal((value) => typeof value === 'string' && /^(?:deny|sameorigin)$/i.test(value)),
          'browsers do not understand the value',
        ),
      ),
    },
    {
      id: 'referrer-policy',
      title: 'Addresses of pages are not told to other sites',
      help: '`SECURE_REFERRER_POLICY = "same-origin"` (the default since Django 3.1) or `strict-origin-when-cross-origin`.',
      rules: ['referrer-policy-unset', 'referrer-policy-weak', 'referrer-policy-invalid'],
      proof: setting(
        'SECURE_REFERRER_POLICY',
        literal((value) => typeof value === 'string' && value.split(',').every((one) => discreet.has(one.trim()))),
        'the policy tells other sites which page a visitor comes from',
      ),
    },
    {
      id: 'opener-policy',
      title: "Windows of other sites have no hold on the site's own",
      help: 'Leave `SECURE_CROSS_ORIGIN_OPENER_POLICY` at `same-origin`; `same-origin-allow-popups` where a login opens a window.',
      rules: ['coop-disabled', 'coop-invalid'],
      proof: setting(
        'SECURE_CROSS_ORIGIN_OPENER_POLICY',
        literal((value) => value === 'same-origin' || value === 'same-origin-allow-popups'),
        'the header is switched off',
      ),
    },
    {
      id: 'csp',
      title: 'A content security policy is sent',
      help: 'Django 6.0 has `SECURE_CSP` and a middleware; before that, the package django-csp. Start with the report-only twin.',
      rules: [
        'csp-missing',
        'csp-middleware-missing',
        'csp-middleware-unavailable',
        'csp-not-a-dict',
        'csp-legacy-settings',
        'csp-v4-settings-on-v3',
        'csp-exclude-prefixes',
        'csp-paths-excluded',
        'csp-report-only',
      ],
      proof: lists('MIDDLEWARE', [packageCsp, djangoCsp], 'no middleware sends a policy'),
    },
    {
      id: 'csp-strict',
      title: 'The policy runs no inline scripts and none of strangers',
      help: "Begin with `default-src 'self'`; nonces in place of `'unsafe-inline'`, single hosts in place of `https:` and `*`, and `object-src`, `base-uri`, `form-action` and `frame-ancestors` beside it.",
      rules: [
        'csp-script-unsafe-inline',
        'csp-style-unsafe-inline',
        'csp-unsafe-eval',
        'csp-wide-source',
        'csp-unquoted-keyword',
        'csp-missing-directive',
        'csp-nonce-context-processor',
        'csp-report-uri-missing',
      ],
      proof: (view) =>
        policiesIn(view).some(({ open, directives }) => open || directives.some((one) => one.open))
          ? { state: 'open', why: 'not every source of the policy is known' }
          : { state: 'holds' },
      applies: { name: 'a content security policy', by: (view) => policiesIn(view).length > 0 },
    },
    {
      id: 'no-xss-filter',
      title: 'The obsolete `X-XSS-Protection` header is not relied upon',
      help: '`SECURE_BROWSER_XSS_FILTER` has had no effect since Django 4.0, and browsers have dropped the filter; remove it. A content security policy took its place.',
      rules: ['xss-filter-dead'],
      proof: setting('SECURE_BROWSER_XSS_FILTER', falsy, 'the setting has no effect', 'fine'),
    },
    {
      id: 'template-escaping',
      title: 'Templates escape what users have entered',
      help: 'Keep `autoescape` on. In code, `mark_safe` only what was cleaned before, such as with nh3.',
      rules: ['template-autoescape-off', 'template-string-if-invalid'],
    },
  ],
};
