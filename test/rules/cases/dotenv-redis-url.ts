import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The host alone, which the settings put into an address without a password',
    path: '.env.production',
    files: {
      'settings.py': `import os
HOST = os.environ.get("REDIS_HOST", "redis")
CELERY_BROKER_URL = f"redis://{HOST}:6379/0"
`,
    },
    code: `REDIS_HOST=redis.example.org
#          ^^^^^^^^^^^^^^^^^`,
  },
  { title: 'A template', path: '.env.example', code: 'REDIS_URL=redis://redis.example.org:6379/0' },
  {
    title: 'The account that RabbitMQ has from the start',
    path: '.env.production',
    code: 'BROKER_URL=amqp://guest:guest@mq.example.org//\n#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
  },
  {
    title: 'Celery does not start',
    files: { 'settings.py': 'import os\nCELERY_RESULT_BACKEND = os.environ["RESULTS"]\n' },
    code: 'RESULTS=rediss://redis:6379/0\n#       ^^^^^^^^^^^^^^^^^^^^^',
  },
];
