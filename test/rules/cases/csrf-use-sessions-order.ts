import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Without the CSRF middleware',
    code: `INSTALLED_APPS = ["django.contrib.sessions"]
MIDDLEWARE = []
CSRF_USE_SESSIONS = True`,
  },
];
