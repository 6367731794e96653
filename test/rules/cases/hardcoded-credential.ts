import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: "With the project's own reader",
    code: `import environ
env = environ.Env()
LDAP_BIND_PASSWORD = 'no-real-one-7'
#                    ^^^^^^^^^^^^^^^`,
    after: `import environ
env = environ.Env()
LDAP_BIND_PASSWORD = env('LDAP_BIND_PASSWORD')`,
  },
  {
    title: 'A placeholder that the site itself signs with: a warning',
    code: `import os
USER_SECRET_KEY = "secret"
#                 ^^^^^^^^`,
    after: `import os
USER_SECRET_KEY = os.environ["USER_SECRET_KEY"]`,
  },
  {
    title: 'What `SECRET_KEY` falls back to, where its own rules speak',
    files: {
      'defaults.py': `DEFAULT_SECRET_KEY = "no-real-one-7"
`,
    },
    code: `import os
from defaults import *
try:
    SECRET_KEY = os.environ["SECRET_KEY"]
except KeyError:
    SECRET_KEY = DEFAULT_SECRET_KEY`,
  },
  {
    title: 'Overridden by the module that is deployed',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `MAIL_PASSWORD = "no-real-one-7"
`,
    },
    code: `import os
from base import *
MAIL_PASSWORD = os.environ["MAIL_PASSWORD"]`,
  },
  {
    title: 'Put into the environment for a package',
    code: `import os
os.environ["CLOUDINARY_URL"] = "cloudinary://8748:tulip-grey7@shop"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A word that lets its bearer in',
    code: `ADMIN_PASSKEY = "tulip-grey7"
#               ^^^^^^^^^^^^^`,
  },
  { title: 'The last letters of the alphabet', code: 'MAIL_PASSWORD = "xyz"' },
  {
    title: 'A key of a dict',
    code: "import os\nSOCIALACCOUNT_PROVIDERS = {'google': {'APP': {'client_id': 'shop', 'secret': 'no-real-one-7'}}}\n#                                                                            ^^^^^^^^^^^^^^^",
    after:
      "import os\nSOCIALACCOUNT_PROVIDERS = {'google': {'APP': {'client_id': 'shop', 'secret': os.environ['GOOGLE_SECRET']}}}",
  },
  { code: 'import os\nPAYMENT_API_KEY = os.environ["PAYMENT_API_KEY"]' },
  {
    title: 'A name of the module that a call gets',
    code: 'from shop.tools import connection\ndb_password = "no-real-one-7"\n#             ^^^^^^^^^^^^^^^\nDATABASES = {"default": connection(user="shop", password=db_password)}',
  },
];
