import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'environs never casts `env()`',
    code: `from environs import Env
env = Env()
DEBUG = env("DEBUG", default=False)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `from environs import Env
env = Env()
DEBUG = env.bool("DEBUG", default=False)`,
  },
  {
    title: 'python-decouple without `cast`',
    code: `from decouple import config
DEBUG = config("DEBUG", default=False)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `from decouple import config
DEBUG = config("DEBUG", default=False, cast=bool)`,
  },
  {
    title: '`Value` of django-configurations',
    code: `from configurations import Configuration, values


class Production(Configuration):
    DEBUG = values.Value(False)
    #       ^^^^^^^^^^^^^^^^^^^`,
    after: `from configurations import Configuration, values


class Production(Configuration):
    DEBUG = values.BooleanValue(False)`,
  },
  {
    title: 'django-environ without a cast',
    code: 'import environ\nenv = environ.Env()\nDEBUG = env("DEBUG")\n#       ^^^^^^^^^^^^',
    after: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)',
  },
  { code: 'import os\nDEBUG = os.environ.get("DEBUG") == "True"' },
  {
    title: '`bool()` does not understand "False"',
    code: 'import os\nDEBUG = bool(os.environ.get("DEBUG", False))\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'import os\nDEBUG = os.environ.get("DEBUG", "").strip().lower() in {"1", "true", "yes", "on"}',
  },
];
