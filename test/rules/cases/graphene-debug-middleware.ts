import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'graphene-django is gone',
    packages: { django: '5.2' },
    code: 'GRAPHENE = {"MIDDLEWARE": ["graphene_django.debug.DjangoDebugMiddleware"]}',
  },
  { title: 'Not known', code: 'from tools import chain\nGRAPHENE = {"MIDDLEWARE": chain()}' },
];
