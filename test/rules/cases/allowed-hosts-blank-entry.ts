import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Added to a list',
    code: `import os
ALLOWED_HOSTS = []
ALLOWED_HOSTS += os.environ.get('HOSTS', '').split(',')
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import os
ALLOWED_HOSTS = []
ALLOWED_HOSTS += [item.strip() for item in os.environ.get('HOSTS', '').split(',') if item.strip()]`,
  },
];
