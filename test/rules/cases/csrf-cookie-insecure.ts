import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A list of middleware that is not known',
    role: 'production',
    code: `from site_parts import MIDDLEWARE
CSRF_COOKIE_SECURE = False
#                    ^^^^^`,
    after: `from site_parts import MIDDLEWARE
CSRF_COOKIE_SECURE = True`,
  },
  {
    title: 'The old name of the list',
    django: '1.11',
    role: 'production',
    code: `MIDDLEWARE_CLASSES = ['django.middleware.csrf.CsrfViewMiddleware']
CSRF_COOKIE_SECURE = False
#                    ^^^^^`,
    after: `MIDDLEWARE_CLASSES = ['django.middleware.csrf.CsrfViewMiddleware']
CSRF_COOKIE_SECURE = True`,
  },
];
