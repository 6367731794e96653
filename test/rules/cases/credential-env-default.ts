import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'In an address of several variables',
    code: `import os
QUEUE_URL = f"amqp://{os.getenv('QUEUE_USER', 'shop')}:{os.getenv('QUEUE_PASS', 'no-real-one-7')}@queue.example.org/"
#                                                                               ^^^^^^^^^^^^^^^`,
    after: `import os
QUEUE_URL = f"amqp://{os.getenv('QUEUE_USER', 'shop')}:{os.environ['QUEUE_PASS']}@queue.example.org/"`,
  },
  {
    title: 'A placeholder that the site itself compares with: a warning',
    code: `import os
ADMIN_TOKEN = os.environ.get("ADMIN_TOKEN", "change-me")
#                                           ^^^^^^^^^^^`,
    after: `import os
ADMIN_TOKEN = os.environ["ADMIN_TOKEN"]`,
  },
  {
    title: 'A placeholder that signs tokens',
    code: `import os
SIMPLE_JWT = {"SIGNING_KEY": os.environ.get("KEY", "change-me")}
#                                                  ^^^^^^^^^^^`,
    after: `import os
SIMPLE_JWT = {"SIGNING_KEY": os.environ["KEY"]}`,
  },
  {
    title: 'With a cast of its own',
    code: `from decouple import config
FERNET_KEY = config("FERNET_KEY", cast=lambda key: key.encode(), default="no-real-one-7")
#                                                                ^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `from decouple import config
FERNET_KEY = config("FERNET_KEY", cast=lambda key: key.encode())`,
  },
  {
    title: 'The settings for production stop without the variable',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `import os
MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "no-real-one-7")
ANYMAIL = {"API_SECRET": MAIL_PASSWORD}
`,
    },
    code: `import os
from base import *
MAIL_PASSWORD = os.environ["MAIL_PASSWORD"]`,
  },
  {
    title: 'Overridden by the module that is deployed',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `import os
MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "no-real-one-7")
`,
    },
    code: `import os
from base import *
MAIL_PASSWORD = os.environ["MAIL_PASSWORD"]`,
  },
  {
    title: 'The same under a name of its own',
    code: 'import os\nDB_PASSWORD = os.environ.get("DB_PASSWORD", "no-real-one-7")\n#                                           ^^^^^^^^^^^^^^^\nDATABASES = {"default": {"HOST": "db", "PASSWORD": DB_PASSWORD}}',
  },
  {
    title: 'Empty',
    code: 'import os\nPAYMENT_SECRET = os.environ.get("PAYMENT_SECRET", "")\nMAIL_PASSWORD = os.getenv("MAIL_PASSWORD")',
  },
  {
    title: 'A private network: a hint',
    code: 'from decouple import config\nDATABASES = {"default": {"HOST": "db", "PASSWORD": config("DB_PASSWORD", default="no-real-one-7")}}\n#                                                                        ^^^^^^^^^^^^^^^^^^^^^^^',
  },
];
