import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'python-decouple leaves it alone',
    files: {
      'settings.py': `from decouple import config
EMAIL_HOST_PASSWORD = config("EMAIL_HOST_PASSWORD")
`,
    },
    code: 'EMAIL_HOST_PASSWORD=$no-real-one',
  },
  { title: 'Nobody knows who reads it', code: 'EMAIL_HOST_PASSWORD=$no-real-one' },
];
