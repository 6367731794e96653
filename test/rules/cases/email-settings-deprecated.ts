import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'A setting that stays', django: '6.1', code: 'EMAIL_SUBJECT_PREFIX = "[shop] "' },
];
