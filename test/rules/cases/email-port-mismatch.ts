import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The environment decides',
    code: 'import os\nEMAIL_USE_TLS = True\nEMAIL_PORT = int(os.environ["MAIL_PORT"])',
  },
];
