import { appPlace, hasApp, lacksPackages } from './shared/apps';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const admin = 'django.contrib.admin';

/** Packages that bring a second factor, or leave logins to a service that may ask for one. */
const secondFactors = [
  'django_otp',
  'two_factor',
  'allauth.mfa',
  'mfa',
  'kagi',
  'mozilla_django_oidc',
  'djangosaml2',
  'social_django',
  'django_saml2_auth',
  'django_auth_adfs',
  'django_cas_ng',
  'trench',
  'multifactor',
  'passkeys',
  'wagtail_2fa',
];

export default defineRule({
  id: 'admin-without-second-factor',
  summary: 'Logins to the admin have no second factor',
  why: 'Whoever has the password of one staff account has the admin: all data, and often all users. A second factor makes a stolen or guessed password worthless.',
  notes: 'Only in the strict preset. Silent where a known package for second factors or single sign-on is installed.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [308],
  fixable: { never: 'a second factor needs a package, its set-up and its users' },
  sources: ['https://django-otp-official.readthedocs.io/en/stable/auth.html#the-admin-site'],
  examples: [
    { code: marked(`INSTALLED_APPS = ["${admin}"]`, `"${admin}"`) },
    { code: `INSTALLED_APPS = ["${admin}", "django_otp"]` },
    { title: 'Single sign-on', code: `INSTALLED_APPS = ["${admin}", "mozilla_django_oidc"]` },
    { title: 'Without the admin', code: 'INSTALLED_APPS = ["django.contrib.auth"]' },
    { title: 'Not known', code: `from tools import more\nINSTALLED_APPS = ["${admin}", *more()]` },
  ],
  *check(settings) {
    const at = appPlace(settings, admin);
    if (at === undefined || settings.isFragment || hasApp(settings, admin) !== true) return;
    if (!lacksPackages(settings, secondFactors)) return;
    yield {
      at,
      subject: 'INSTALLED_APPS',
      message: 'No package here asks for a second factor at the log-in to the admin. Add one, for instance django-otp.',
    };
  },
});
