import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Before Django 4.1 it is not read', django: '3.2', code: 'SECRET_KEY_FALLBACKS = ["an-example-key"]' },
];
