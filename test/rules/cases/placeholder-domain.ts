import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For development', role: 'development', code: 'ALLOWED_HOSTS = ["example.com"]' },
];
