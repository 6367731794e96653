import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'One or the other',
    code: 'import os\nEMAIL_PORT = int(os.environ["MAIL_PORT"])\nEMAIL_USE_TLS = EMAIL_PORT == 587\nEMAIL_USE_SSL = EMAIL_PORT == 465',
  },
];
