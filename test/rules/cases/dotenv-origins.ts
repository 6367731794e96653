import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A wildcard',
    code: `CSRF_TRUSTED_ORIGINS=https://*.co.uk
#                    ^^^^^^^^^^^^^^^`,
  },
  {
    title: 'Every sandboxed frame',
    code: `CORS_ALLOWED_ORIGINS=null
#                    ^^^^`,
  },
  {
    title: 'Empty, taken apart at commas',
    files: {
      'settings.py': `import os
CSRF_TRUSTED_ORIGINS = os.environ["ORIGINS"].split(",")
`,
    },
    code: `ORIGINS=
# ^^^^^`,
  },
  {
    title: 'For visitors, this machine is their own',
    path: '.env.production',
    code: `CORS_ALLOWED_ORIGINS=http://localhost:3000
#                    ^^^^^^^^^^^^^^^^^^^^^`,
  },
  { title: 'For development', path: '.env.dev', code: 'CORS_ALLOWED_ORIGINS=http://shop.example.org/' },
  {
    title: 'The settings write their origins out and read nothing',
    files: {
      'settings.py': `import sys
if "x" in sys.path:
    CSRF_TRUSTED_ORIGINS = []
`,
    },
    code: 'CSRF_TRUSTED_ORIGINS=*',
  },
  { title: 'A template', path: '.env.example', code: 'CSRF_TRUSTED_ORIGINS=example.org' },
  {
    title: 'Every sandboxed frame, among others',
    code: 'CORS_ALLOWED_ORIGINS=null,https://shop.example.org\n#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'CORS_ALLOWED_ORIGINS=https://shop.example.org',
  },
  { title: 'A list for a parser', code: 'CORS_ALLOWED_ORIGINS=["https://shop.example.org/"]' },
  {
    title: 'Plain HTTP',
    path: '.env.production',
    code: 'CORS_ALLOWED_ORIGINS=http://shop.example.org\n#                    ^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'CORS_ALLOWED_ORIGINS=https://shop.example.org',
  },
];
