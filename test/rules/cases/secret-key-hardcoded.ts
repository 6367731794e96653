import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: "With the project's own reader",
    code: `import environ
env = environ.Env()
SECRET_KEY = "an-example-key"
#            ^^^^^^^^^^^^^^^^
NAME = env("NAME")`,
    after: `import environ
env = environ.Env()
SECRET_KEY = env("SECRET_KEY")
NAME = env("NAME")`,
  },
  {
    title: 'Where a `.env` file is loaded, the key moves there',
    files: {
      '.env': `NAME=shop
`,
      '.env.example': `NAME=
`,
    },
    code: `import os
from dotenv import load_dotenv
load_dotenv()
SECRET_KEY = "an-example-key"
#            ^^^^^^^^^^^^^^^^`,
    after: `import os
from dotenv import load_dotenv
load_dotenv()
SECRET_KEY = os.environ["SECRET_KEY"]`,
  },
  {
    title: 'Read from a file that is stored in the repository, which is no better',
    files: {
      '.gitignore': `*.pyc
`,
      'secret_key.txt': `an-example-key
`,
    },
    code: `from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent
SECRET_KEY = open(BASE_DIR / "secret_key.txt").read().strip()
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'In a `with` block',
    files: {
      '.gitignore': `*.pyc
`,
      'keys/django': `an-example-key
`,
    },
    code: `import os
with open(os.path.join(os.path.dirname(__file__), "keys/django")) as f:
    SECRET_KEY = f.read().strip()
#                ^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'From a file of secrets that is stored',
    files: {
      '.gitignore': `*.pyc
`,
      'secrets.json': '{}',
    },
    code: `import json
with open("secrets.json") as f:
    secrets = json.load(f)
SECRET_KEY = secrets["SECRET_KEY"]
#            ^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'From a file of settings, where others may be filled in',
    files: {
      '.gitignore': `*.pyc
`,
      'config.json': '{}',
    },
    code: `import json
with open("config.json") as f:
    config = json.load(f)
SECRET_KEY = config["SECRET_KEY"]`,
  },
  {
    title: 'Overridden by the module that is deployed',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `SECRET_KEY = "an-example-key"
`,
    },
    code: `import os
from base import *
SECRET_KEY = os.environ["SECRET_KEY"]`,
  },
  {
    title: 'In a module that git ignores',
    files: {
      '.gitignore': `secrets.py
`,
      'secrets.py': `SECRET_KEY = "fGh7Kd2Lm9Qr4Tv6Wx8Zb1Nc3Pj5Sy0U"
`,
    },
    code: 'from secrets import SECRET_KEY',
  },
  {
    title: 'A comma behind it makes it a tuple, and no safer',
    code: 'import os\nSECRET_KEY = "an-example-key",\n#            ^^^^^^^^^^^^^^^^^',
    after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]',
  },
  {
    title: 'From a file that git ignores',
    files: { '.gitignore': 'secret_key.txt\n', 'secret_key.txt': 'an-example-key\n' },
    code: 'SECRET_KEY = open("secret_key.txt").read().strip()',
  },
  {
    title: 'Bytes',
    code: 'import os\nSECRET_KEY = b"an-example-key"\n#            ^^^^^^^^^^^^^^^^^',
    after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]',
  },
];
