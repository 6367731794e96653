import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For tests',
    role: 'test',
    code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nFIELD_ENCRYPTION_KEY = SECRET_KEY',
  },
];
