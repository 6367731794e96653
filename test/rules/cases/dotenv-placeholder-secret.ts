import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'A name that only sounds secret', path: '.env.production', code: 'PASSWORD_RESET_TIMEOUT=none' },
];
