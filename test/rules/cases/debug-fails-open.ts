import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'By the module of settings that is taken: for information',
    path: 'settings/__init__.py',
    files: {
      'settings/dev.py': `DEBUG = True
`,
      'settings/prod.py': `DEBUG = False
`,
    },
    code: `import os
STAGE = os.environ.get("STAGE", "dev")
#                               ^^^^^
if STAGE == "prod":
    from .prod import *
else:
    from .dev import *`,
  },
  {
    title: 'Told at the first test, whatever has asked for the variable before',
    path: 'settings/__init__.py',
    files: {
      'settings/dev.py': `DEBUG = True
`,
      'settings/prod.py': `DEBUG = False
`,
    },
    code: `import os
print(os.environ.get("STAGE", ""))
if os.environ.get("STAGE", "") == "prod":
#                          ^^
    from .prod import *
elif os.environ.get("STAGE", "") == "demo":
    from .prod import *
else:
    from .dev import *`,
  },
  {
    title: 'By the module that is taken, where that one asks as well: told where the settings choose',
    path: 'settings/__init__.py',
    files: {
      'settings/dev.py': `import os
DEBUG = os.environ.get("DEBUG", "1") == "1"
`,
      'settings/prod.py': `import os
DEBUG = os.environ.get("DEBUG", "0") == "1"
`,
    },
    code: `import os
STAGE = os.environ.get("STAGE", "dev")
#                               ^^^^^
if STAGE == "prod":
    from .prod import *
else:
    from .dev import *`,
  },
  {
    title: 'By the module that is taken, which is imported only where it is there',
    path: 'settings/__init__.py',
    files: {
      'settings/dev.py': `DEBUG = True
`,
      'settings/prod.py': `DEBUG = False
`,
    },
    code: `import os
STAGE = os.environ.get("STAGE", "dev")
#                               ^^^^^
if STAGE == "prod":
    from .prod import *
else:
    try:
        from .dev import *
    except ImportError:
        pass`,
  },
  {
    title: 'On everywhere but on one platform, which is not where the site is started',
    role: 'production',
    files: {
      'compose.yaml': `services:
  web:
    command: gunicorn shop.wsgi
  proxy:
    image: nginx:latest
    ports: ["80:80"]
`,
    },
    code: `import os
DEBUG = "RENDER" not in os.environ
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'By a variable that the settings themselves set where it is missing',
    code: `import os
os.environ.setdefault("DEBUG", "1")
#                              ^^^
DEBUG = os.environ["DEBUG"] == "1"`,
    after: `import os
os.environ.setdefault("DEBUG", "False")
DEBUG = os.environ["DEBUG"] == "1"`,
  },
  {
    title: 'Where nothing is chosen, what only one machine may have',
    path: 'settings/__init__.py',
    files: {
      'settings/local.py': `DEBUG = True
`,
      'settings/prod.py': `DEBUG = False
`,
    },
    code: `import os
if os.environ.get("STAGE") == "prod":
    from .prod import *
else:
    try:
        from .local import *
    except ImportError:
        pass`,
  },
  {
    title: 'Overridden by the module that is deployed',
    path: 'production.py',
    role: 'production',
    files: {
      'base.py': `import os
DEBUG = os.environ.get("DEBUG", "1") == "1"
`,
    },
    code: `from base import *
DEBUG = False`,
  },
  {
    title: 'Off by default, but a typing error turns it on',
    code: 'import os\nDEBUG = os.environ.get("DEBUG", "False") != "False"\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'import os\nDEBUG = os.environ.get("DEBUG", "False") == "True"',
  },
  { code: 'import os\nDEBUG = os.environ.get("DEBUG", "") == "True"' },
  {
    title: 'A missing variable is not "False" either',
    code: 'import os\nDEBUG = os.environ.get("DEBUG") != "False"\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'import os\nDEBUG = os.environ.get("DEBUG") == "True"',
  },
];
