import { allValidators } from './shared/validators';
import { addSetting, editable } from './shared/edits';
import { appPlace, hasApp } from './shared/apps';
import { hasOwnPasswordBackend } from './shared/own-backends';
import { falsy, has, literal, truthy } from './shared/values';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { looksOlderThan } from './shared/old-template';
import { defineRule } from './rule';
import type { Fix, Place, SettingsView } from './shared/model';

const name = 'AUTH_PASSWORD_VALIDATORS';

/** Backends that know passwords of Django's users; a site that asks another system leaves the rules to that one. */
const knowsPasswords = literal(
  (value) =>
    typeof value === 'string' &&
    /^(?:django\.contrib\.auth\.backends\.(?:AllowAllUsers)?ModelBackend|allauth\.account\..*AuthenticationBackend)$/.test(
      value,
    ),
);

/** A backend of the project's own counts where somebody has taken the validators away, and not where nobody has set any. */
function hasPasswords(settings: SettingsView, isWritten: boolean): boolean {
  const social = settings.get('SOCIALACCOUNT_ONLY').deployedAlternatives.some(({ value }) => truthy(value) !== false);
  const backends = settings.get('AUTHENTICATION_BACKENDS').deployed(has(knowsPasswords)) !== undefined;
  const knows = backends || (isWritten && hasOwnPasswordBackend(settings));
  return hasApp(settings, 'django.contrib.auth') === true && knows && !social;
}

function fixes(settings: SettingsView, at: Place | undefined): readonly Fix[] {
  const text = allValidators(settings, at ?? { uri: settings.uri, span: { start: 0, end: 0 } });
  const edit = at
    ? { at, newText: text }
    : addSetting(settings, `${name} = ${text}`, ['AUTH_USER_MODEL', 'AUTHENTICATION_BACKENDS']);
  const title = "Add the four validators of Django's project template (new passwords only)";
  return [{ title, edits: [edit], safety: 'unsafe', preferred: false }];
}

const apps = 'INSTALLED_APPS = ["django.contrib.auth"]';
const path = 'django.contrib.auth.password_validation';
const four = `${name} = [
    {"NAME": "${path}.UserAttributeSimilarityValidator"},
    {"NAME": "${path}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "${path}.CommonPasswordValidator"},
    {"NAME": "${path}.NumericPasswordValidator"},
]`;

export default defineRule({
  id: 'password-validators-missing',
  summary: 'Any password is accepted',
  why: 'Without validators, `1` is an accepted password. Attackers try the most common ones first, on every site.',
  notes:
    'A warning for an explicit empty list in a deployed site, and part of the missing hardening where nothing is set. Silent where no backend asks for passwords of Django itself (single sign-on, LDAP, social logins only). Validators look at new passwords; nobody is locked out.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [521],
  fixable: 'sometimes',
  group: 'missing-hardening',
  absence: true,
  sources: ['https://docs.djangoproject.com/en/stable/topics/auth/passwords/#enabling-password-validation'],
  examples: [
    {
      title: 'An empty list',
      code: `${apps}\n${marked(`${name} = []`, '[]')}`,
      after: `${apps}\n${four}`,
    },
    { title: 'Not set at all', code: `${marked(apps, '"django.contrib.auth"')}\n`, after: `${apps}\n${four}\n` },
    { code: `${apps}\n${four}` },
    { title: 'Without logins', code: `INSTALLED_APPS = []\n${name} = []` },
    {
      title: 'Single sign-on',
      code: `${apps}\nAUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.RemoteUserBackend"]\n${name} = []`,
    },
    {
      title: "By a backend of the site's own",
      code: `INSTALLED_APPS = ["django.contrib.auth", "shop.users"]\nAUTHENTICATION_BACKENDS = ["shop.users.backends.EmailBackend"]\n${marked(`${name} = ()`, '()')}`,
      after: `INSTALLED_APPS = ["django.contrib.auth", "shop.users"]\nAUTHENTICATION_BACKENDS = ["shop.users.backends.EmailBackend"]\n${four}`,
    },
    {
      title: 'The same in an app whose name says nothing about logins',
      code: `INSTALLED_APPS = ["django.contrib.auth", "shop.api"]\nAUTHENTICATION_BACKENDS = ["shop.api.models.EmailBackend"]\n${marked(`${name} = ()`, '()')}`,
    },
    {
      title: 'By a backend that asks another system',
      code: `INSTALLED_APPS = ["django.contrib.auth", "shop.users"]\nAUTHENTICATION_BACKENDS = ["shop.users.backends.LDAPBackend"]\n${name} = []`,
    },
  ],
  *check(settings) {
    const empty = settings.get(name).deployed(falsy);
    if (empty === undefined || !hasPasswords(settings, empty.written !== undefined) || looksOlderThan(settings, '1.9'))
      return;
    const absent = empty.written === undefined;
    const at = absent ? settings.absentAt(appPlace(settings, 'django.contrib.auth')) : reportPlace(settings, empty);
    const place = absent ? undefined : editable(settings, empty);
    yield {
      at,
      subject: name,
      message: `\`${name}\` is ${absent ? 'not set' : 'empty'}, so even \`1\` is accepted as a password. Use the validators of Django's project template.`,
      fixes: !absent && place === undefined ? [] : fixes(settings, place),
      ...(absent ? { absent: true as const, profile: 'info' as const } : {}),
    };
  },
});
