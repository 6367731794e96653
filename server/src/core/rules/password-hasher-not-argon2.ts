import { defaultIn } from '../django/settings';
import { addSetting } from './shared/edits';
import { hasherOf, hasherPath } from './shared/hashers';
import { hasApp } from './shared/apps';
import { insertBefore } from './shared/lists';
import { itemsInOrder } from './shared/order';
import { marked } from './shared/marked';
import { moduleQuote } from './shared/source';
import { defineRule } from './rule';
import type { FileEdit, Fix, SettingsView } from './shared/model';

const name = 'PASSWORD_HASHERS';
const argon2 = hasherPath('Argon2PasswordHasher');
const auth = 'django.contrib.auth';

/** Argon2 in front of Django's own list, so that every present password still works. */
function wholeList(settings: SettingsView): FileEdit | undefined {
  const own = settings.django && defaultIn(name, settings.django);
  const paths = (own && itemsInOrder(own))?.flatMap(({ path }) => path ?? []);
  if (paths === undefined) return undefined;
  const quote = moduleQuote(settings, settings.uri);
  const lines = [argon2, ...paths.filter((path) => path !== argon2)].map((path) => `    ${quote}${path}${quote},\n`);
  return addSetting(settings, `${name} = [\n${lines.join('')}]`, ['AUTH_PASSWORD_VALIDATORS']);
}

function fix(edit: FileEdit | undefined): readonly Fix[] {
  const title = 'Put `Argon2PasswordHasher` first (needs the package argon2-cffi)';
  return edit ? [{ title, edits: [edit], safety: 'unsafe', preferred: false }] : [];
}

const list = (...names: readonly string[]): string =>
  `${name} = [\n${names.map((each) => `    "${hasherPath(each)}",\n`).join('')}]`;

export default defineRule({
  id: 'password-hasher-not-argon2',
  summary: 'New passwords are not stored with Argon2',
  why: 'Argon2 needs much memory for each try, which takes the advantage of graphics cards away. Django recommends it, but does not make it the default because it needs another package.',
  notes:
    'Only in the strict preset: PBKDF2, bcrypt and scrypt are sound. Install `argon2-cffi` before the fix, or logins fail.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [916],
  fixable: 'sometimes',
  reveals: ['argon2-dependency-missing'],
  sources: ['https://docs.djangoproject.com/en/stable/topics/auth/passwords/#using-argon2-with-django'],
  examples: [
    {
      code: marked(list('PBKDF2PasswordHasher'), `"${hasherPath('PBKDF2PasswordHasher')}"`),
      after: list('Argon2PasswordHasher', 'PBKDF2PasswordHasher'),
    },
    {
      title: 'Not set at all',
      django: '3.2',
      code: `${marked(`INSTALLED_APPS = ["${auth}"]`, `INSTALLED_APPS = ["${auth}"]`)}\n`,
      after: `INSTALLED_APPS = ["${auth}"]\n${list('Argon2PasswordHasher', 'PBKDF2PasswordHasher', 'PBKDF2SHA1PasswordHasher', 'BCryptSHA256PasswordHasher')}\n`,
    },
    { code: list('Argon2PasswordHasher', 'PBKDF2PasswordHasher') },
    { title: 'scrypt is as good', code: list('ScryptPasswordHasher') },
    { title: 'Without logins', code: 'INSTALLED_APPS = []' },
  ],
  *check(settings) {
    const isOther = (path: string | undefined): boolean => /^(?:PBKDF2|BCrypt)/.test(hasherOf(path)?.name ?? '');
    const found = settings.get(name).deployed((value) => isOther(itemsInOrder(value)?.[0]?.path) || undefined);
    const first = found && itemsInOrder(found.value)?.[0];
    if (found === undefined || first === undefined || settings.isFragment) return;
    const absent = found.written === undefined;
    if (absent && hasApp(settings, auth) !== true) return;
    yield {
      at: absent ? settings.absentAt() : first.at,
      subject: name,
      message:
        'New passwords are not stored with Argon2, which OWASP recommends before all others. Put it first once the package argon2-cffi is installed.',
      fixes: fix(absent ? wholeList(settings) : insertBefore(settings, first.at, argon2)),
    };
  },
});
