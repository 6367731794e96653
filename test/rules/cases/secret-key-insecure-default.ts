import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'By a name',
    code: `import os
DEFAULT_KEY = "an-example-key"
SECRET_KEY = os.environ.get("SECRET_KEY", DEFAULT_KEY)
#                                         ^^^^^^^^^^^`,
    after: `import os
DEFAULT_KEY = "an-example-key"
SECRET_KEY = os.environ["SECRET_KEY"]`,
  },
  {
    title: 'Above the read',
    code: `import os
SECRET_KEY = "an-example-key"
#            ^^^^^^^^^^^^^^^^
if "SECRET_KEY" in os.environ:
    SECRET_KEY = os.environ["SECRET_KEY"]`,
    after: `import os
SECRET_KEY = os.environ["SECRET_KEY"]`,
  },
  {
    title: 'A file that python-dotenv gives as a dictionary, below the environment',
    code: `import os
from dotenv import dotenv_values
config = {**dotenv_values(".env"), **os.environ}
SECRET_KEY = config.get("SECRET_KEY", "an-example-key")
#                                     ^^^^^^^^^^^^^^^^`,
    after: `import os
from dotenv import dotenv_values
config = {**dotenv_values(".env"), **os.environ}
SECRET_KEY = config["SECRET_KEY"]`,
  },
  {
    title: 'django-configurations has a value without a default',
    code: `from configurations import Configuration, values


class Production(Configuration):
    SECRET_KEY = values.Value("an-example-key")
    #                         ^^^^^^^^^^^^^^^^`,
    after: `from configurations import Configuration, values


class Production(Configuration):
    SECRET_KEY = values.SecretValue()`,
  },
  {
    title: 'Where a `.env` file is loaded, the key moves there',
    files: {
      '.env': `NAME=shop
`,
    },
    code: `import os
from dotenv import load_dotenv
load_dotenv()
SECRET_KEY = os.environ.get("KEY", "an-example-key")
#                                  ^^^^^^^^^^^^^^^^`,
    after: `import os
from dotenv import load_dotenv
load_dotenv()
SECRET_KEY = os.environ["KEY"]`,
  },
  {
    title: 'With `or`',
    code: `import os
SECRET_KEY = os.environ.get("SECRET_KEY") or "an-example-key"
#                                            ^^^^^^^^^^^^^^^^`,
    after: `import os
SECRET_KEY = os.environ["SECRET_KEY"]`,
  },
  {
    code: `from decouple import config
SECRET_KEY = config("SECRET_KEY", default="") or "an-example-key"
#                                                ^^^^^^^^^^^^^^^^`,
    after: `from decouple import config
SECRET_KEY = config("SECRET_KEY")`,
  },
  {
    code: `import os
SECRET_KEY = os.environ["KEY"] if "KEY" in os.environ else "an-example-key"
#                                                          ^^^^^^^^^^^^^^^^`,
    after: `import os
SECRET_KEY = os.environ["KEY"]`,
  },
  {
    code: `import os
SECRET_KEY = os.getenv('KEY') if os.getenv('KEY') else 'an-example-key'
#                                                      ^^^^^^^^^^^^^^^^`,
    after: `import os
SECRET_KEY = os.environ['KEY']`,
  },
  {
    title: 'With an exception',
    code: `import os
try:
    SECRET_KEY = os.environ["SECRET_KEY"]
except KeyError:
    SECRET_KEY = "an-example-key"
#                ^^^^^^^^^^^^^^^^
DEBUG = False`,
    after: `import os
SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = False`,
  },
  {
    title: 'With a test above',
    code: `import os
if "KEY" in os.environ:
    SECRET_KEY = os.environ["KEY"]
else:
    SECRET_KEY = "an-example-key"
#                ^^^^^^^^^^^^^^^^
DEBUG = False`,
    after: `import os
SECRET_KEY = os.environ["KEY"]
DEBUG = False`,
  },
  {
    title: 'With a test below',
    code: `import os
SECRET_KEY = os.environ.get("SECRET_KEY")
if not SECRET_KEY:
    SECRET_KEY = "an-example-key"
#                ^^^^^^^^^^^^^^^^
DEBUG = False`,
    after: `import os
SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = False`,
  },
  {
    title: 'Refused on all sites but those for development and tests',
    code: `import os
ENV = os.getenv("ENV", "development")
SECRET_KEY = os.getenv("SECRET_KEY", "insecure-example-key")
if ENV not in ("development", "testing") and SECRET_KEY.startswith("insecure"):
    raise ValueError("Set SECRET_KEY")`,
  },
  {
    title: 'Refused on one site alone',
    code: `import os
ENV = os.getenv("ENV", "development")
SECRET_KEY = os.getenv("SECRET_KEY", "insecure-example-key")
#                                    ^^^^^^^^^^^^^^^^^^^^^^
if ENV not in ("development", "preview") and SECRET_KEY.startswith("insecure"):
    raise ValueError("Set SECRET_KEY")`,
  },
  {
    code: 'from decouple import config\nSECRET_KEY = config("SECRET_KEY", default="an-example-key")\n#                                 ^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'from decouple import config\nSECRET_KEY = config("SECRET_KEY")',
  },
  {
    title: 'Django refuses to start with an empty key',
    code: 'import os\nSECRET_KEY = os.environ.get("SECRET_KEY", "")',
  },
  {
    code: 'from environs import Env\nenv = Env()\nSECRET_KEY = env.str("DJANGO_SECRET_KEY", "an-example-key")\n#                                         ^^^^^^^^^^^^^^^^',
    after: 'from environs import Env\nenv = Env()\nSECRET_KEY = env.str("DJANGO_SECRET_KEY")',
  },
];
