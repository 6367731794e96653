import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The app is left out',
    packages: { 'django-allauth': '65.13' },
    code: `APPS = ["allauth", "allauth.account"]
INSTALLED_APPS = ["shop"]
ACCOUNT_EMAIL_VERIFICATION = "none"`,
  },
];
