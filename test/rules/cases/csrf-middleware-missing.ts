import type { Example } from '../../../server/src/core/rules/rule';

const csrf = 'django.middleware.csrf.CsrfViewMiddleware';
const list = `MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "${csrf}", "django.contrib.auth.middleware.AuthenticationMiddleware"]`;

export const cases: readonly Example[] = [
  {
    title: 'A statement takes it out',
    code: `${list}\nMIDDLEWARE.remove("${csrf}")\n# ^^^^^^^^\n`,
    after: `${list}\n`,
  },
  {
    title: 'A statement takes an item out by its number',
    code: `${list}\ndel MIDDLEWARE[1]\n#   ^^^^^^^^^^\n`,
    after: `${list}\n`,
  },
  { title: 'A statement takes out what is behind a number', code: `${list}\ndel MIDDLEWARE[1:]\n#   ^^^^^^^^^^\n` },
  {
    title: 'A statement takes out the last item, in a branch that every site takes',
    code: `MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "${csrf}"]\nif True:\n    MIDDLEWARE.pop()\n#   ^^^^^^^^^^\n`,
    after: `MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "${csrf}"]\nif True:\n    pass\n`,
  },
  {
    title: 'A filter leaves it out',
    code: `${list}\nMIDDLEWARE = [name for name in MIDDLEWARE if name != "${csrf}"]\n# ^^^^^^^^\n`,
  },
  {
    title: 'The old name, in a release that reads it',
    django: '1.8',
    code: `MIDDLEWARE_CLASSES = ("django.contrib.sessions.middleware.SessionMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware")
# ^^^^^^^^^^^^^^^^`,
    after:
      'MIDDLEWARE_CLASSES = ("django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware")',
  },
  { title: 'Its own by another name', code: 'MIDDLEWARE = ["shop.middleware.EnhancedCSRFMiddleware"]' },
];
