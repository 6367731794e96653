import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The settings write their key out and read nothing',
    code: 'SECRET_KEY=change-me',
    files: {
      'settings.py': `SECRET_KEY = "a-key-of-the-source-itself"
`,
    },
  },
  { title: 'Empty: Django does not start', code: 'SECRET_KEY=' },
  { title: 'A reference', code: 'SECRET_KEY=op://vault/site/key' },
  {
    title: 'A word for development that the settings do not take from the file',
    code: 'DJANGO_ENV=development\nSECRET_KEY=change-me\n#          ^^^^^^^^^',
    files: {
      'settings.py':
        'import os\nfrom decouple import config\nSTAGE = os.getenv("DJANGO_ENV", "prod")\nSECRET_KEY = config("SECRET_KEY")\n',
    },
  },
  {
    title: 'The settings read another variable',
    code: 'SECRET_KEY=change-me',
    files: { 'settings.py': 'import os\nSECRET_KEY = os.environ["DJANGO_SECRET_KEY"]\n' },
  },
  {
    title: 'From the project template',
    code: 'SECRET_KEY=django-insecure-0123456789012345678901234567890123456789\n#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
  },
];
