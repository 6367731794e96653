import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Long enough',
    path: '.env.production',
    files: {
      'settings.py': `import os
SIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}
`,
    },
    code: 'JWT_KEY=no-real-one-no-real-one-no-real-one-no-real-one-',
  },
  {
    title: 'Empty',
    path: '.env.production',
    files: {
      'settings.py': `import os
SIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}
`,
    },
    code: 'JWT_KEY=',
  },
  {
    title: 'A template',
    path: '.env.example',
    files: {
      'settings.py': `import os
SIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}
`,
    },
    code: 'JWT_KEY=short',
  },
  {
    title: 'Another variable',
    path: '.env.production',
    files: {
      'settings.py': `import os
SIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}
`,
    },
    code: 'MAPS_KEY=no-real-one-7',
  },
  {
    title: 'Nobody signs with it',
    path: '.env.production',
    files: {
      'settings.py': `import os
KEYS = {"SIGNING_KEY": os.environ["JWT_KEY"]}
`,
    },
    code: 'JWT_KEY=no-real-one-7',
  },
  {
    title: 'The package is not used',
    packages: { django: '5.2' },
    code: 'import os\nSIMPLE_JWT = {"SIGNING_KEY": os.getenv("JWT_KEY", "no-real-one-7")}',
  },
];
