import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'In the app itself',
    path: 'celery.py',
    code: `from celery import Celery
app = Celery("shop")
app.conf.update(accept_content=["pickle", "json"])
#                               ^^^^^^^^`,
    after: `from celery import Celery
app = Celery("shop")
app.conf.update(accept_content=["json"])`,
  },
  {
    title: 'Under names of the project',
    files: {
      'celery.py': `from celery import Celery
app = Celery()
app.config_from_object("django.conf:settings", namespace="QUEUE")`,
    },
    code: `CELERY_TASK_SERIALIZER = "pickle"
QUEUE_TASK_SERIALIZER = "pickle"
#                       ^^^^^^^^`,
    after: `CELERY_TASK_SERIALIZER = "pickle"
QUEUE_TASK_SERIALIZER = "json"`,
  },
  { title: 'Another setting', code: 'SESSION_KIND = "pickle"' },
];
