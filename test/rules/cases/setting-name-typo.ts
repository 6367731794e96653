import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A blank in a key',
    packages: { 'djangorestframework-simplejwt': '5.5.1' },
    code: `SIMPLE_JWT = {"ROTATE_REFRESH TOKENS": True}
#             ^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True}',
  },
  {
    title: 'In a `.env` file',
    path: '.env',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split(",")
`,
    },
    code: `ALOWED_HOSTS=example.org
# ^^^^^^^^^^`,
    after: 'ALLOWED_HOSTS=example.org',
  },
  {
    title: 'In the settings, which read another name',
    path: '.env',
    files: {
      'settings.py': `import os
ALLOWED_HOSTS = os.environ.get("ALOWED_HOSTS", "").split(",")
`,
    },
    code: `ALLOWED_HOSTS=example.org
# ^^^^^^^^^^^`,
  },
  {
    title: 'A name that is another one in a short word',
    path: '.env',
    files: { 'settings.py': 'import os\nREGION = os.environ["R2_REGION"]\n' },
    code: 'B2_REGION=eu\n',
  },
  {
    title: 'Read by a class of another package',
    path: '.env',
    files: {
      'settings.py': `import os
from site_values import SecretFile
RP_SECRET = SecretFile(None, environ_name="OIDC_RP_SECRET")
RS_SECRET = os.environ["OIDC_RS_SECRET"]
`,
    },
    code: 'OIDC_RP_SECRET=',
  },
  {
    title: 'Of another package',
    packages: { 'django-storages': '1.14' },
    code: `INSTALLED_APPS = ["storages"]
AWS_SES_ACCESS_KEY_ID = ""`,
  },
  {
    title: 'Keys of the project beside the right one',
    packages: { 'djangorestframework-simplejwt': '5.5.1' },
    code: 'SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "ROTATE_REFRESH_TOKEN": True, "OWN": 1}',
  },
  {
    title: 'One of several',
    path: '.env',
    files: { 'settings.py': 'import os\nMIRROR = os.environ.get("MIRROR_2", "")\n' },
    code: 'MIRROR_1=example.org',
  },
];
