import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'No flag',
    code: `import environ
env = environ.Env()
SITE_NAME = env.str("SITE_NAME", default="False")`,
  },
  {
    title: 'python-decouple casts the default',
    code: 'from decouple import config\nSITE_OPEN = config("SITE_OPEN", default="False", cast=bool)',
  },
];
