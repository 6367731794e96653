import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A fallback',
    code: `import os
CELERY_BROKER_URL = os.environ.get("BROKER", "amqp://mq.example.org//")`,
  },
  { title: 'In a private network', code: 'CELERY_BROKER_URL = "redis://redis:6379/0"' },
];
