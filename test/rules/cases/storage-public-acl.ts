import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Without a signature',
    code: `AWS_QUERYSTRING_AUTH = False
#                      ^^^^^`,
    after: 'AWS_QUERYSTRING_AUTH = True',
  },
];
