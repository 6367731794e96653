import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'No flag',
    code: `import environ
env = environ.Env()
SITE_NAME = env.str("SITE_NAME", default="False")`,
  },
];
