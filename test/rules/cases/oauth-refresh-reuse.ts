import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For tests', role: 'test', code: 'OAUTH2_PROVIDER = {"ROTATE_REFRESH_TOKEN": False}' },
];
