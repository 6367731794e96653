import type { Example } from '../../../server/src/core/rules/rule';

const head = `INSTALLED_APPS = ["django.contrib.auth"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"}]`;

export const cases: readonly Example[] = [
  {
    title: 'A list that is emptied',
    code: `${head}\nAUTH_PASSWORD_VALIDATORS.clear()\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n`,
  },
  {
    title: 'A list whose items are deleted',
    code: `${head}\ndel AUTH_PASSWORD_VALIDATORS[:]\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n`,
  },
  {
    title: 'A project older than validators',
    packages: {},
    code: `# See https://docs.djangoproject.com/en/1.6/ref/settings/
INSTALLED_APPS = ["django.contrib.auth"]
MIDDLEWARE_CLASSES = ("django.contrib.auth.middleware.AuthenticationMiddleware",)`,
  },
];
