import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Not known', code: 'from tools import apps\nINSTALLED_APPS = []\nINSTALLED_APPS += apps' },
  {
    title: 'Dots that stand for more',
    code: 'INSTALLED_APPS = ["shop"]\nINSTALLED_APPS += [...]\n#                  ^^^',
  },
];
