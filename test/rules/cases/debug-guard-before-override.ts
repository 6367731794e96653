import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    path: 'local.py',
    files: { 'base.py': "DEBUG = True\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['debug_toolbar']\n" },
    code: 'from base import *\nDEBUG = False',
  },
];
