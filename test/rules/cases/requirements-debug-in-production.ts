import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For development', path: 'requirements/local.txt', code: 'django-debug-toolbar==5.0' },
];
