import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'An empty value',
    code: `SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "")
#                                                    ^^`,
    after: 'SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")',
  },
];
