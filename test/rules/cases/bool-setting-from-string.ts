import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A setting of the project: for information',
    code: `import environ
env = environ.Env()
SIGN_UP_OPEN = env.str("SIGN_UP", default=True)
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
PROXY_HOST = env.str("PROXY", default=False)`,
    after: `import environ
env = environ.Env()
SIGN_UP_OPEN = env.bool("SIGN_UP", default=True)
PROXY_HOST = env.str("PROXY", default=False)`,
  },
];
