import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'MySQL',
    path: '.env.production',
    code: `DATABASE_URL=mysql://shop:no-real-one@db.example.org/shop
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A variable for each part, and settings that do not ask for TLS',
    path: '.env.production',
    files: {
      'settings.py': `import os
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ.get("DB_HOST", "localhost"), "PASSWORD": os.environ["DB_PASSWORD"]}}
`,
    },
    code: `DB_PASSWORD=no-real-one
DB_HOST=db.example.org
#       ^^^^^^^^^^^^^^`,
  },
  {
    title: 'A variable that turns TLS off',
    path: '.env.production',
    files: {
      'settings.py': `import os
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ.get("DB_HOST", "localhost"), "PASSWORD": os.environ["DB_PASSWORD"], "OPTIONS": {"sslmode": os.environ["DB_SSLMODE"]}}}
`,
    },
    code: `DB_PASSWORD=no-real-one
DB_HOST=db.example.org
DB_SSLMODE=disable
#          ^^^^^^^`,
  },
  {
    title: 'A user that may do everything on the server',
    path: '.env.production',
    files: {
      'settings.py': `import os
DATABASES = {"default": {"ENGINE": os.environ["DB_ENGINE"], "HOST": os.environ["DB_HOST"], "USER": os.environ["DB_USER"], "OPTIONS": {"sslmode": "verify-full"}}}
`,
    },
    code: `DB_ENGINE=django.db.backends.postgresql
DB_HOST=db.example.org
DB_USER=postgres
#       ^^^^^^^^`,
  },
  {
    title: 'SQLite as the engine',
    path: '.env.production',
    files: {
      'settings.py': `import os
DATABASES = {"default": {"ENGINE": os.environ["DB_ENGINE"], "NAME": os.environ["DB_NAME"]}}
`,
    },
    code: `DB_ENGINE=django.db.backends.sqlite3
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^
DB_NAME=db.sqlite3`,
  },
  { title: 'In the same network', code: 'DATABASE_URL=postgres://postgres:postgres@db:5432/shop' },
  {
    title: 'With TLS',
    path: '.env.production',
    code: 'DATABASE_URL=postgres://shop:no-real-one@db.example.org/shop?sslmode=verify-full',
  },
  { title: 'SQLite elsewhere', code: 'DATABASE_URL=sqlite:///db.sqlite3' },
  { title: 'A template', path: '.env.example', code: 'DATABASE_URL=postgres://user:password@db.example.org/shop' },
  {
    title: 'SQLite in production',
    path: '.env.production',
    code: 'DATABASE_URL=sqlite:///db.sqlite3\n#            ^^^^^^^^^^^^^^^^^^^^',
  },
  {
    title: 'Another engine, given by a variable as well',
    path: '.env.production',
    files: {
      'settings.py':
        'import os\nDATABASES = {"default": {"ENGINE": os.environ.get("DB_ENGINE", "django.db.backends.postgresql"), "HOST": os.environ["DB_HOST"]}}\n',
    },
    code: 'DB_ENGINE=django.db.backends.oracle\nDB_HOST=db.example.org',
  },
  {
    title: 'A password that everybody knows',
    path: '.env.production',
    code: 'DATABASE_URL=postgres://postgres:postgres@db.example.org/shop?sslmode=require\n#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
  },
];
