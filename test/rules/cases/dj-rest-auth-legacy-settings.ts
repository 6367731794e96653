import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Before 3.0', packages: { 'dj-rest-auth': '2.2.8' }, code: 'JWT_AUTH_SECURE = True' },
];
