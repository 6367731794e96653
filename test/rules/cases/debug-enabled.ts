import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'With another switch for debugging',
    code: `DEBUG = TEMPLATE_DEBUG = True
#                        ^^^^`,
    after: 'DEBUG = TEMPLATE_DEBUG = False',
  },
  {
    title: 'Through a name',
    code: `TOOLS = True
#       ^^^^
DEBUG = TOOLS
EXTRA = TOOLS`,
    after: `TOOLS = True
DEBUG = False
EXTRA = TOOLS`,
  },
  {
    title: 'Written again below an import',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `DEBUG = False
`,
    },
    code: `from base import *
DEBUG = True
#       ^^^^`,
    after: `from base import *
DEBUG = False`,
  },
  {
    title: 'With no host allowed, both change together',
    code: `import os
DEBUG = True
#       ^^^^
ALLOWED_HOSTS = []`,
    after: `import os
DEBUG = False
ALLOWED_HOSTS = [item.strip() for item in os.environ.get("ALLOWED_HOSTS", "").split(",") if item.strip()]`,
  },
  {
    title: 'A file of the machine may change it, if it is there',
    code: `DEBUG = True
#       ^^^^

try:
    from .local_settings import *
except ImportError:
    pass
`,
    after: `DEBUG = False

try:
    from .local_settings import *
except ImportError:
    pass
`,
  },
  {
    title: 'Set on the settings while the site starts',
    path: 'wsgi.py',
    files: {
      'settings.py': `DEBUG = False
`,
    },
    code: `from django.conf import settings
settings.DEBUG = True
#                ^^^^
application = make()`,
    after: `from django.conf import settings
application = make()`,
  },
  {
    title: 'Overridden by the module that is deployed',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `DEBUG = True
`,
    },
    code: `from base import *
DEBUG = False`,
  },
  {
    title: 'Whatever the environment says',
    code: 'import os\nDEBUG = os.getenv("DEBUG") or True\n#                             ^^^^',
    after: 'import os\nDEBUG = False',
  },
  { title: 'Not known', code: 'from somewhere import flag\nDEBUG = flag()' },
  { code: 'DEBUG = not False\n#       ^^^^^^^^^', after: 'DEBUG = False' },
];
