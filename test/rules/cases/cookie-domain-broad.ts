import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Not known', code: 'import os\nSESSION_COOKIE_DOMAIN = os.environ["DOMAIN"]' },
];
