import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    path: '.envs/.local/.django',
    stored: { isTracked: true },
    code: 'DB_PASSWORD=grey-tulip7',
  },
  {
    title: 'A plain file for development, with passwords that say so: a hint',
    files: {
      'settings.py': `import os
SECRET_KEY = os.environ["KEY"]
`,
    },
    stored: { isTracked: true },
    code: `ENVIRONMENT=local
KEY=local
# ^
DB_PASSWORD=insecure-7`,
  },
  {
    title: 'One of them does not',
    stored: { isTracked: true },
    code: `ENVIRONMENT=local
DB_PASSWORD=insecure-7
MAIL_PASSWORD=grey-tulip7
# ^^^^^^^^^^^`,
  },
  {
    title: 'The key of a new project, which is no word',
    stored: { isTracked: true },
    code: `ENVIRONMENT=local
SECRET_KEY=django-insecure-w8#k2v!q0z5r7x@m4c1j6h9b3n+f(t2y5p8d=g0s7l4
# ^^^^^^^^`,
  },
  { title: 'Encrypted', stored: { isTracked: true }, code: 'DB_PASSWORD=ENC[AES256_GCM,data:abc]' },
  { title: 'Empty', stored: { isTracked: true }, code: '# nothing yet' },
  {
    title: 'No secret in it: a hint',
    files: { 'settings.py': 'import os\nSITE = os.environ["SITE_NAME"]\n' },
    stored: { isTracked: true },
    code: 'SITE_NAME=one\n# ^^^^^^^',
  },
  { title: 'A template', path: '.env.example', stored: { isTracked: true }, code: 'DB_PASSWORD=change-me' },
];
