import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    packages: { djangorestframework: '3.18.3' },
    code: 'REST_FRAMEWORK = {"UNICODE_JSON": True}',
  },
];
