import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The package is not used',
    packages: { django: '5.2' },
    code: `INSTALLED_APPS = ["django.contrib.auth"]
SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "BLACKLIST_AFTER_ROTATION": True}`,
  },
  {
    title: 'For tests',
    role: 'test',
    code: `INSTALLED_APPS = ["django.contrib.auth"]
SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "BLACKLIST_AFTER_ROTATION": True}`,
  },
];
