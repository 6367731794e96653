import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    code: `DEBUG = False
TEMPLATES = [{'OPTIONS': {'debug': True}}]`,
  },
  { title: 'Not known', code: "from tools import flag\nDEBUG = False\nTEMPLATES = [{'OPTIONS': {'debug': flag()}}]" },
];
