import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'No release is asked for, and templates have no setting of a later one either',
    packages: {},
    code: `TEMPLATE_DIRS = ["templates"]
MIDDLEWARE_CLASSES = ["django.middleware.csrf.CsrfViewMiddleware"]`,
  },
  {
    title: 'Read by the project',
    code: `MIDDLEWARE_CLASSES = ["django.middleware.csrf.CsrfViewMiddleware"]
MIDDLEWARE = MIDDLEWARE_CLASSES`,
  },
];
