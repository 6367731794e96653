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
  {
    title: 'Only where the variable is set',
    code: 'import os\nhosts = os.environ.get("ALLOWED_HOSTS")\nALLOWED_HOSTS = hosts.split(",") if hosts is not None else []\n#               ^^^^^^^^^^^^^^^^',
    after:
      'import os\nhosts = os.environ.get("ALLOWED_HOSTS")\nALLOWED_HOSTS = [item.strip() for item in (hosts.split(",") if hosts is not None else []) if item.strip()]',
  },
  {
    title: 'Blanks after a comma',
    code: 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\n#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after:
      'import os\nALLOWED_HOSTS = [item.strip() for item in os.environ["ALLOWED_HOSTS"].split(",") if item.strip()]',
  },
];
