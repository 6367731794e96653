import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A line that is read',
    path: '.env',
    files: {
      'settings.py': `import os
EMAIL_HOST = os.environ["EMAIL_HOST"]
SESSION_COOKIE_SECURE = os.environ.get("SESSION_COOKIE_SECURE") == "True"
`,
    },
    code: `EMAIL_HOST=mail.example.org
SESSION_COOKIE_SECURE=True`,
  },
  {
    title: 'Nothing of the file is read, as far as that is seen',
    path: '.env',
    files: {
      'settings.py': `DEBUG = False
`,
    },
    code: 'SESSION_COOKIE_SECURE=True',
  },
  { title: 'django-secure reads it', code: 'INSTALLED_APPS = ["djangosecure"]\nSECURE_FRAME_DENY = True' },
];
