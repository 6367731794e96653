import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Django 5.2 does not read it', django: '5.2', code: `SECURE_CSP = "default-src 'self'"` },
];
