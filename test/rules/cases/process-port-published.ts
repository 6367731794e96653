import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For developers',
    path: 'docker-compose.yml',
    code: `services:
  data:
    image: redis
    ports:
      - "6379:6379"`,
  },
];
