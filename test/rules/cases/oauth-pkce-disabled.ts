import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Set for an older release',
    packages: { 'django-oauth-toolkit': '1.7.1' },
    code: 'OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}',
  },
  { title: 'The package is not used', packages: { django: '5.2' }, code: 'OAUTH2_PROVIDER = {"PKCE_REQUIRED": False}' },
];
