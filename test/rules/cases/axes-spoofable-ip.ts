import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Only user names are counted, by the flag of old releases',
    packages: { 'django-axes': '8.3.1', 'django-ipware': '7.0.1' },
    code: `AXES_ONLY_USER_FAILURES = True
AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"]`,
  },
  {
    title: 'Without ipware',
    packages: { 'django-axes': '8.3.1' },
    code: 'AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"]',
  },
  {
    title: 'Not known',
    packages: { 'django-axes': '8.3.1', 'django-ipware': '7.0.1' },
    code: `import os
AXES_IPWARE_META_PRECEDENCE_ORDER = [os.environ["HEADER"]]`,
  },
  {
    title: 'For tests',
    role: 'test',
    packages: { 'django-axes': '8.3.1', 'django-ipware': '7.0.1' },
    code: 'AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"]',
  },
];
