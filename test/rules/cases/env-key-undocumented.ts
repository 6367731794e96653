import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Read by some sites only',
    files: { '.env.example': '' },
    code: `import environ
env = environ.Env()
if env.bool("USE_MAIL", False):
    EMAIL_HOST = env("EMAIL_HOST")`,
  },
  {
    title: 'Below a switch, and it may be empty',
    files: {
      '.env.example': `USE_MAIL=
`,
    },
    code: `import environ
env = environ.Env()
if env.bool("USE_MAIL", False):
    EMAIL_HOST = env("EMAIL_HOST", default="")`,
  },
  {
    title: 'It has a fallback',
    files: { '.env.example': '' },
    code: `import os
EMAIL_HOST = os.environ.get("EMAIL_HOST", "mail")`,
  },
  {
    title: 'Asked for before it is read',
    files: { '.env.example': '' },
    code: 'import os\nif "EMAIL_HOST" in os.environ:\n    EMAIL_HOST = os.environ["EMAIL_HOST"]',
  },
];
