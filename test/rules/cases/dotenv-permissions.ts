import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'A template', path: '.env.example', stored: { isOpenToAll: true }, code: 'DB_PASSWORD=change-me' },
];
