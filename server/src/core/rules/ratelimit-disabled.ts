import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const packages = { 'django-ratelimit': '4.1.0' };
const name = 'RATELIMIT_ENABLE';

export default defineRule({
  id: 'ratelimit-disabled',
  summary: 'django-ratelimit is turned off',
  why: 'The decorators stay on the views and do nothing. Whoever reads the code believes that logins, mails and codes are limited.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [307],
  fixable: 'sometimes',
  reveals: ['cache-local-for-shared-state', 'ratelimit-cache'],
  sources: ['https://django-ratelimit.readthedocs.io/en/stable/settings.html'],
  examples: [
    { packages, code: marked(`${name} = False`, 'False'), after: `${name} = True` },
    {
      title: 'When the variable is missing',
      packages,
      code: marked(
        `from decouple import config\n${name} = config("LIMITS", default=False, cast=bool)`,
        'default=False',
      ),
    },
    { packages, code: `${name} = True` },
    { title: 'While `DEBUG` is on', packages, code: `DEBUG = False\n${name} = not DEBUG` },
    { title: 'Not known', packages, code: `import os\n${name} = os.environ["LIMITS"] == "1"` },
    { title: 'For tests', role: 'test', packages, code: `${name} = False` },
  ],
  *check(settings) {
    yield* wrongFlags(settings, 'ratelimit', [
      {
        path: [name],
        wrong: false,
        message: '`RATELIMIT_ENABLE` is off, so the decorators of django-ratelimit limit nothing. Turn it on.',
      },
    ]);
  },
});
