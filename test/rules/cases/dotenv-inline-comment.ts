import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A sign within the value',
    files: {
      'settings.py': `from decouple import config
EMAIL_HOST_PASSWORD = config("EMAIL_HOST_PASSWORD")
`,
    },
    code: `EMAIL_HOST_PASSWORD=abc#def
COLOR=#fff`,
  },
  { title: 'Nobody knows who reads it', code: 'EMAIL_HOST=mail.example.org # of the provider' },
];
