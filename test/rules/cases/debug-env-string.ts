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
];
