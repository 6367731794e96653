import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The check is silenced unless a variable says otherwise',
    code: `import environ\nenv = environ.Env()\nMIDDLEWARE = []\nSILENCED_SYSTEM_CHECKS = env.list("SILENCED", default=["security.W001"])`,
  },
];
