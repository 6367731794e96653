import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Without any setting of the package',
    code: `INSTALLED_APPS = ["oauth2_provider"]
#                 ^^^^^^^^^^^^^^^^^`,
    after: `INSTALLED_APPS = ["oauth2_provider"]
OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 3600}
`,
  },
];
