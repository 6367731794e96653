import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'REST framework is not used',
    packages: { django: '5.2' },
    code: 'REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["shop.auth.CsrfExemptSessionAuthentication"]}',
  },
];
