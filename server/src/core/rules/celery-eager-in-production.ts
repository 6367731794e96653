import { turnedOn } from './shared/celery-app';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { turnOff } from './shared/turn-off';
import { truthy } from './shared/values';
import { defineRule } from './rule';

const message = 'Tasks run inside of requests, and visitors wait for them. Turn this off where workers run.';

const names = ['CELERY_TASK_ALWAYS_EAGER', 'CELERY_ALWAYS_EAGER'] as const;

export default defineRule({
  id: 'celery-eager-in-production',
  summary: 'Tasks run inside requests in production',
  why: 'A visitor waits until every task of a request is done, and an error in a task is an error of the page. Whoever starts slow tasks, such as mails or reports, keeps the web server busy.',
  notes:
    'Only in settings for production, and in an app of Celery that they run with; the flag is made for development and tests.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [400],
  fixable: 'sometimes',
  sources: ['https://docs.celeryq.dev/en/stable/userguide/configuration.html#task-always-eager'],
  examples: [
    {
      role: 'production',
      code: marked('CELERY_TASK_ALWAYS_EAGER = True', 'True'),
      after: 'CELERY_TASK_ALWAYS_EAGER = False',
    },
    {
      title: 'Unless the environment says otherwise',
      role: 'production',
      code: marked(
        'import environ\nenv = environ.Env()\nCELERY_ALWAYS_EAGER = env.bool("EAGER", default=True)',
        'default=True',
      ),
      after: 'import environ\nenv = environ.Env()\nCELERY_ALWAYS_EAGER = env.bool("EAGER", default=False)',
    },
    {
      title: 'In the app of Celery',
      path: 'celery.py',
      role: 'production',
      files: { 'production.py': 'DEBUG = False' },
      code: marked('from celery import Celery\napp = Celery("shop")\napp.conf.task_always_eager = True', 'True'),
      after: 'from celery import Celery\napp = Celery("shop")\napp.conf.task_always_eager = False',
    },
    {
      title: 'In the app of Celery, below a test',
      path: 'celery.py',
      role: 'production',
      files: { 'production.py': 'DEBUG = False' },
      code: 'import sys\nfrom celery import Celery\napp = Celery("shop")\nif "test" in sys.argv:\n    app.conf.task_always_eager = True',
    },
    { role: 'production', code: 'CELERY_TASK_ALWAYS_EAGER = False' },
    { title: 'Follows DEBUG', role: 'production', code: 'DEBUG = False\nCELERY_TASK_ALWAYS_EAGER = DEBUG' },
  ],
  *check(settings) {
    if (settings.role !== 'production' || settings.isStage) return;
    for (const name of names) {
      const on = settings.get(name).deployed(truthy);
      if (on?.written === undefined) continue;
      yield {
        at: reportPlace(settings, on),
        subject: name,
        message,
        fixes: turnOff(settings, name, on),
      };
    }
  },
  *checkUrls(urls) {
    if (!urls.entries.some(({ role, isStage }) => role === 'production' && !isStage)) return;
    for (const at of turnedOn(urls, 'task_always_eager')) {
      const edits = [{ at, newText: 'False' }];
      yield {
        at,
        message,
        fixes: [{ title: 'Leave `task_always_eager` off', edits, safety: 'unsafe', preferred: true }],
      };
    }
  },
});
