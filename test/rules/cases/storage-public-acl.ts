import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Without a signature',
    code: `AWS_QUERYSTRING_AUTH = False
#                      ^^^^^`,
    after: 'AWS_QUERYSTRING_AUTH = True',
  },
  { title: 'The package is not used', packages: { django: '5.2' }, code: 'AWS_DEFAULT_ACL = "public-read"' },
];
