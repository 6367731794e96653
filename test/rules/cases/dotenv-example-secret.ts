import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A password with other signs',
    path: '.env.example',
    code: `MAIL_PASSWORD=tRq7@vK2xWn9ZsLb4#Hd
#             ^^^^^^^^^^^^^^^^^^^^`,
    after: 'MAIL_PASSWORD=change-me',
  },
  {
    title: 'A password for programs, as Google gives them out',
    path: '.env.example',
    code: `MAIL_PASSWORD='wkzt xhqa pvnd rsjm'
#              ^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A token that a service has made',
    path: 'env.example',
    code: `BANK_TOKEN=uRt5xKQm2Bz7WdLf0GvN4s
#          ^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'BANK_TOKEN=change-me',
  },
  {
    title: 'Rows of the keyboard and the alphabet',
    path: '.env.example',
    code: 'DJANGO_SECRET_KEY=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ9876543210\nMAIL_API_KEY=abcdefghijklmnopqrstuvwxyz1234567890',
    files: { 'settings.py': 'import os\nSECRET_KEY = os.environ["DJANGO_SECRET_KEY"]\n' },
  },
  { title: 'Words with other signs', path: '.env.example', code: 'MAIL_PASSWORD=MyStr0ng!P@ssw0rd#2024' },
  {
    title: 'A key that is a little short',
    path: '.env.example',
    code: `SECRET_KEY=8f14e45fceea167a5a36dedd4bea2543zyxw8f14e45f
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'Placeholders',
    path: '.env.example',
    code: `SECRET_KEY=change-me
MAIL_API_KEY=your-key-here
DB_PASSWORD=password
MAP_API_KEY=a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6`,
  },
  {
    title: 'Words of another language',
    path: '.env.example',
    code: 'SECRET_KEY=ЗАМЕНИТЕ-НА-СЛУЧАЙНУЮ-СТРОКУ-50-СИМВОЛОВ',
  },
  {
    title: "For the login server of a developer's machine",
    path: '.env.example',
    code: `OIDC_CLIENT_SECRET=8f14e45fceea167a5a36dedd4bea2543
OIDC_TOKEN_URL=http://keycloak:8080/realms/shop/protocol/openid-connect/token`,
  },
  {
    title: 'For a login server elsewhere',
    path: '.env.example',
    code: `OIDC_CLIENT_SECRET=8f14e45fceea167a5a36dedd4bea2543
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
OIDC_TOKEN_URL=https://id.example.org/realms/shop/protocol/openid-connect/token
OIDC_REDIRECT_URL=http://localhost:8000/openid/callback`,
  },
  {
    title: 'Sent back to a machine of a developer',
    path: '.env.example',
    code: `CODE_HOST_CLIENT_SECRET=8f14e45fceea167a5a36dedd4bea2543
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
CODE_HOST_REDIRECT_URL=http://localhost:8000/o/token`,
  },
  { title: 'A reference', path: '.env.example', code: 'MAIL_API_KEY=op://vault/mail/key' },
  { title: 'No template', code: 'MAIL_API_KEY=8f14e45fceea167a5a36dedd4bea2543' },
  {
    title: 'A name of something public',
    path: '.env.example',
    code: 'SOURCE_VERSION=8f14e45fceea167a5a36dedd4bea2543',
  },
  {
    title: 'One that is made up',
    path: '.env.example',
    code: 'MAIL_PASSWORD="abcd efgh ijkl mnop"\nSMTP_PASSWORD="your mail pass word"\nFTP_PASSWORD="xxxx xxxx xxxx xxxx"',
  },
  {
    title: 'A key that works',
    path: '.env.example',
    code: 'SECRET_KEY=8f14e45fceea167a5a36dedd4bea2543zyxw8f14e45fceea167a5a36\n#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
  },
];
