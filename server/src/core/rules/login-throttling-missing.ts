import { appPlace, hasApp, lacksPackages } from './shared/apps';
import { has, isKnown, textIn } from './shared/values';
import { marked } from './shared/marked';
import { middlewareList } from './shared/middleware';
import { defineRule } from './rule';
import type { SettingsView, Test } from './shared/model';

const admin = 'django.contrib.admin';

/** Packages that slow guessing down, or leave logins to a service that does. */
const throttles = [
  'axes',
  'defender',
  'django_ratelimit',
  'ratelimit',
  'allauth',
  'brutebuster',
  'mozilla_django_oidc',
  'djangosaml2',
  'django_auth_adfs',
  'django_cas_ng',
];

const slows: Test = (value) => {
  const text = textIn(value);
  return text === undefined
    ? isKnown(value)
      ? false
      : undefined
    : /throttl|ratelimit|lockout|axes|defender/i.test(text);
};

function lacksMiddleware(settings: SettingsView): boolean {
  return middlewareList(settings).judge(has(slows)) === false;
}

export default defineRule({
  id: 'login-throttling-missing',
  summary: 'Nothing slows the guessing of passwords down',
  why: 'Django answers every attempt to log in as fast as it can and never locks an account. Lists of leaked passwords are tried against every login page that is found.',
  notes:
    'Only in the strict preset, and only where the admin gives a login page. Silent where a known package or a middleware slows logins down; a proxy in front that does so is not seen.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [307],
  fixable: { never: 'a throttle needs a package and limits that suit the site' },
  sources: ['https://docs.djangoproject.com/en/stable/topics/security/#additional-security-topics'],
  examples: [
    { code: marked(`INSTALLED_APPS = ["${admin}"]\nMIDDLEWARE = []`, `"${admin}"`) },
    { code: `INSTALLED_APPS = ["${admin}", "axes"]\nMIDDLEWARE = []` },
    { title: 'A middleware', code: `INSTALLED_APPS = ["${admin}"]\nMIDDLEWARE = ["shop.middleware.ThrottleLogins"]` },
    { title: 'Without the admin', code: 'INSTALLED_APPS = ["django.contrib.auth"]\nMIDDLEWARE = []' },
    { title: 'Not known', code: `from tools import more\nINSTALLED_APPS = ["${admin}", *more()]` },
  ],
  *check(settings) {
    const at = appPlace(settings, admin);
    if (at === undefined || settings.isFragment || hasApp(settings, admin) !== true) return;
    if (!lacksPackages(settings, throttles) || !lacksMiddleware(settings)) return;
    yield {
      at,
      subject: 'INSTALLED_APPS',
      message:
        'Nothing slows down who tries passwords at the login of the admin. Add a limit, for instance with django-axes, or set one in the proxy.',
    };
  },
});
