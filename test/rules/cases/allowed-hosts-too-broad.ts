import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Not known', code: 'from tools import hosts\nALLOWED_HOSTS = hosts()' },
  {
    title: 'A tunnel',
    role: 'production',
    code: 'ALLOWED_HOSTS = [".ngrok-free.app"]\n#                ^^^^^^^^^^^^^^^^^',
  },
];
