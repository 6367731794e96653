import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'With a lock file',
    code: 'django',
    files: { 'uv.lock': '[[package]]\nname = "django"\nversion = "5.2.1"\n' },
  },
];
