import { truthOf } from '../../model/truth';
import { atLeast } from '../versions';
import { ask, has, lists, notTrue, truthy } from './check';
import type { Check, CheckInput } from './check';
import { both, either, not } from './logic';
import type { Answer } from './logic';
import { isListOrTuple, isText, someItem } from './values';
import { isWeakKey } from './secret-key';
import { isInvalidOpenerPolicy, isInvalidReferrerPolicy, isUnsetReferrerPolicy } from './policies';

const hsts = (input: CheckInput): Answer => both(has(input, 'security'), truthy(input, 'SECURE_HSTS_SECONDS'));

const withSecurity = (input: CheckInput, answer: Answer): Answer => both(has(input, 'security'), answer);

/** Whether a cookie flag counts as missing: until 4.0 any true value did. */
function flagMissing(input: CheckInput, name: string): Answer {
  return atLeast(input.version, '4.1') ? notTrue(input, name) : not(truthy(input, name));
}

/** Three ids for one flag of the session cookie: by the app, by the middleware, or by both. */
function sessionChecks(flag: string, ids: readonly [app: string, middleware: string, both: string]): Check[] {
  const settings = [flag, 'INSTALLED_APPS', 'MIDDLEWARE'];
  const app = (input: CheckInput): Answer => lists(input, 'django.contrib.sessions');
  const used = (input: CheckInput): Answer => has(input, 'session');
  const missing = (input: CheckInput): Answer => flagMissing(input, flag);
  return [
    { id: ids[0], settings, reports: (input) => both(missing(input), app(input), not(used(input))) },
    { id: ids[1], settings, reports: (input) => both(missing(input), not(app(input)), used(input)) },
    { id: ids[2], settings, reports: (input) => both(missing(input), app(input), used(input)) },
  ];
}

/** The checks of `django.core.checks.security`, read from its source in releases 2.2 to 6.1. */
export const securityChecks: readonly Check[] = [
  { id: 'security.W001', settings: ['MIDDLEWARE'], reports: (input) => not(has(input, 'security')) },
  { id: 'security.W002', settings: ['MIDDLEWARE'], reports: (input) => not(has(input, 'frames')) },
  { id: 'security.W003', settings: ['MIDDLEWARE'], reports: (input) => not(has(input, 'csrf')) },
  {
    id: 'security.W004',
    settings: ['SECURE_HSTS_SECONDS', 'MIDDLEWARE'],
    reports: (input) => withSecurity(input, not(truthy(input, 'SECURE_HSTS_SECONDS'))),
  },
  {
    id: 'security.W005',
    settings: ['SECURE_HSTS_INCLUDE_SUBDOMAINS', 'SECURE_HSTS_SECONDS', 'MIDDLEWARE'],
    reports: (input) => both(hsts(input), notTrue(input, 'SECURE_HSTS_INCLUDE_SUBDOMAINS')),
  },
  {
    id: 'security.W006',
    settings: ['SECURE_CONTENT_TYPE_NOSNIFF', 'MIDDLEWARE'],
    reports: (input) => withSecurity(input, notTrue(input, 'SECURE_CONTENT_TYPE_NOSNIFF')),
  },
  {
    id: 'security.W007',
    until: '3.0',
    settings: ['SECURE_BROWSER_XSS_FILTER', 'MIDDLEWARE'],
    reports: (input) => withSecurity(input, notTrue(input, 'SECURE_BROWSER_XSS_FILTER')),
  },
  {
    id: 'security.W008',
    settings: ['SECURE_SSL_REDIRECT', 'MIDDLEWARE'],
    reports: (input) => withSecurity(input, notTrue(input, 'SECURE_SSL_REDIRECT')),
  },
  {
    id: 'security.W009',
    settings: ['SECRET_KEY'],
    reports: (input) => ask(input, 'SECRET_KEY', isWeakKey(input.version)),
  },
  ...sessionChecks('SESSION_COOKIE_SECURE', ['security.W010', 'security.W011', 'security.W012']),
  ...sessionChecks('SESSION_COOKIE_HTTPONLY', ['security.W013', 'security.W014', 'security.W015']),
  {
    id: 'security.W016',
    settings: ['CSRF_COOKIE_SECURE', 'CSRF_USE_SESSIONS', 'MIDDLEWARE'],
    reports: (input) =>
      both(not(truthy(input, 'CSRF_USE_SESSIONS')), has(input, 'csrf'), flagMissing(input, 'CSRF_COOKIE_SECURE')),
  },
  { id: 'security.W018', settings: ['DEBUG'], reports: (input) => truthy(input, 'DEBUG') },
  {
    id: 'security.W019',
    settings: ['X_FRAME_OPTIONS', 'MIDDLEWARE'],
    reports: (input) => both(has(input, 'frames'), not(ask(input, 'X_FRAME_OPTIONS', isText('DENY')))),
  },
  {
    id: 'security.W020',
    settings: ['ALLOWED_HOSTS'],
    reports: (input) =>
      not(ask(input, 'ALLOWED_HOSTS', (value) => (isListOrTuple(value) ? truthOf(value) : undefined))),
  },
  {
    id: 'security.W021',
    settings: ['SECURE_HSTS_PRELOAD', 'SECURE_HSTS_SECONDS', 'MIDDLEWARE'],
    reports: (input) => both(hsts(input), notTrue(input, 'SECURE_HSTS_PRELOAD')),
  },
  {
    id: 'security.W022',
    since: '3.0',
    settings: ['SECURE_REFERRER_POLICY', 'MIDDLEWARE'],
    reports: (input) => withSecurity(input, ask(input, 'SECURE_REFERRER_POLICY', isUnsetReferrerPolicy)),
  },
  {
    id: 'security.E023',
    since: '3.0',
    settings: ['SECURE_REFERRER_POLICY', 'MIDDLEWARE'],
    reports: (input) => withSecurity(input, ask(input, 'SECURE_REFERRER_POLICY', isInvalidReferrerPolicy)),
  },
  {
    id: 'security.E024',
    since: '4.0',
    settings: ['SECURE_CROSS_ORIGIN_OPENER_POLICY', 'MIDDLEWARE'],
    reports: (input) => withSecurity(input, ask(input, 'SECURE_CROSS_ORIGIN_OPENER_POLICY', isInvalidOpenerPolicy)),
  },
  {
    id: 'security.W025',
    since: '4.1',
    settings: ['SECRET_KEY_FALLBACKS'],
    reports: (input) =>
      ask(input, 'SECRET_KEY_FALLBACKS', (value) =>
        isListOrTuple(value) ? someItem(isWeakKey(input.version, true))(value) : undefined,
      ),
  },
  {
    id: 'security.E100',
    since: '3.1',
    until: '4.0',
    settings: ['DEFAULT_HASHING_ALGORITHM'],
    reports: (input) =>
      not(ask(input, 'DEFAULT_HASHING_ALGORITHM', (value) => either(isText('sha1')(value), isText('sha256')(value)))),
  },
  csrfFailureView('security.E101'),
  csrfFailureView('security.E102'),
];

/** Only the default view is known to exist and to take the right arguments. */
function csrfFailureView(id: string): Check {
  const isDefault = isText('django.views.csrf.csrf_failure');
  return {
    id,
    since: '3.2',
    settings: ['CSRF_FAILURE_VIEW'],
    besides: 'whether the view can be imported is not looked up',
    reports: (input) => (ask(input, 'CSRF_FAILURE_VIEW', isDefault) === true ? false : undefined),
  };
}
