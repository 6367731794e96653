import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'A reference', code: 'SIMPLE_JWT = {"SIGNING_KEY": "${JWT_KEY}"}' },
  {
    title: 'Of another package',
    code: 'GRAPHQL_JWT = {"JWT_VERIFY_EXPIRATION": True, "JWT_SECRET_KEY": "no-real-one-7"}\n#                                                               ^^^^^^^^^^^^^^^',
  },
];
