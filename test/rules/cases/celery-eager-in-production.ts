import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For tests', role: 'test', code: 'CELERY_TASK_ALWAYS_EAGER = True' },
  { title: 'Not for production', code: 'CELERY_TASK_ALWAYS_EAGER = True' },
];
