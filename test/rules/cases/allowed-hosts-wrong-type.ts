import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    code: `import environ
env = environ.Env()
ALLOWED_HOSTS = env("HOSTS")
#               ^^^^^^^^^^^^`,
    after: `import environ
env = environ.Env()
ALLOWED_HOSTS = env.list("HOSTS", default=[])`,
  },
  {
    title: 'The class of a cast in the place of the cast',
    code: `from decouple import config, Csv
ALLOWED_HOSTS = config("HOSTS", cast=Csv)
#               ^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `from decouple import config, Csv
ALLOWED_HOSTS = config("HOSTS", cast=Csv())`,
  },
  {
    title: 'A text as the default of a list, which is not taken apart',
    code: `import environ
env = environ.Env()
ALLOWED_HOSTS = env.list("HOSTS", default="a.org")
#                                 ^^^^^^^^^^^^^^^`,
    after: `import environ
env = environ.Env()
ALLOWED_HOSTS = env.list("HOSTS", default=[])`,
  },
  {
    title: 'A text before Django 4.0',
    django: '3.2',
    code: `ALLOWED_HOSTS = "a.org"
#               ^^^^^^^`,
    after: 'ALLOWED_HOSTS = ["a.org"]',
  },
  {
    title: 'A text from the environment',
    code: 'import os\nALLOWED_HOSTS = os.environ.get("HOSTS")\n#               ^^^^^^^^^^^^^^^^^^^^^^^',
    after:
      'import os\nALLOWED_HOSTS = [item.strip() for item in os.environ.get("HOSTS", "").split(",") if item.strip()]',
  },
  { title: 'An empty list', code: 'ALLOWED_HOSTS = []' },
  { title: 'Nothing', code: 'import os\nALLOWED_HOSTS = None\n#               ^^^^' },
];
