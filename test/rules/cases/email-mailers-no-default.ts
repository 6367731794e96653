import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Django 6.0 does not read it', django: '6.0', code: 'MAILERS = {}' },
];
