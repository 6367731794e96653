import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'A name that only sounds secret', path: '.env.production', code: 'PASSWORD_RESET_TIMEOUT=none' },
  { title: 'For development', path: '.env.dev', code: 'EMAIL_HOST_PASSWORD=change-me' },
  {
    title: 'The key of a provider that nothing asks for, beside others that the settings read',
    path: '.env.production',
    files: { 'settings.py': 'import os\nEMAIL_HOST_PASSWORD = os.environ["MAILPW"]\n' },
    code: 'MAILPW=grey-tulip7\nCODE_HOST_CLIENT_SECRET=change-me\nDB_PASSWORD=change-me\n#           ^^^^^^^^^',
  },
];
