import { listsNone } from './shared/apps';
import { hasHasherPackage, hasherOf, hasherPath } from './shared/hashers';
import { askOrder, type Item } from './shared/order';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const name = 'PASSWORD_HASHERS';
const argon2 = hasherPath('Argon2PasswordHasher');
const pbkdf2 = hasherPath('PBKDF2PasswordHasher');

interface Missing {
  readonly item: Item;
  readonly hasher: string;
  readonly needs: string;
}

/** The hasher of new passwords, where no dependency file asks for the package that it is written in. */
function missing(view: SettingsView, items: readonly Item[]): Missing | undefined {
  const [first] = items;
  const hasher = hasherOf(first?.path);
  if (first === undefined || hasher?.needs === undefined || view.packages?.has('django') !== true) return undefined;
  const isThere = hasHasherPackage(view, hasher.needs);
  return isThere ? undefined : { item: first, hasher: hasher.name, needs: hasher.needs };
}

export default defineRule({
  id: 'argon2-dependency-missing',
  summary: 'The package of the first password hasher is not among the dependencies',
  why: 'Django imports Argon2 and bcrypt when it first needs them: the site starts, and everybody who signs up or changes a password gets an error page.',
  notes:
    'Speaks about the first hasher, which new passwords use, where dependency files ask for Django and for neither `argon2-cffi` (`bcrypt`) nor `django[argon2]` (`django[bcrypt]`).',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: { never: 'the package has to be installed' },
  sources: ['https://docs.djangoproject.com/en/stable/topics/auth/passwords/#using-argon2-with-django'],
  examples: [
    {
      packages: { django: '5.2' },
      code: `PASSWORD_HASHERS = [\n    "${argon2}",\n#   ${'^'.repeat(argon2.length + 2)}\n    "${pbkdf2}",\n]`,
    },
    {
      title: 'bcrypt',
      packages: { django: '5.2', 'argon2-cffi': '25.1.0' },
      code: `PASSWORD_HASHERS = ["${hasherPath('BCryptSHA256PasswordHasher')}"]\n#                   ${'^'.repeat(hasherPath('BCryptSHA256PasswordHasher').length + 2)}`,
    },
    {
      title: 'It is there',
      packages: { django: '5.2', 'argon2-cffi': '25.1.0' },
      code: `PASSWORD_HASHERS = ["${argon2}"]`,
    },
    { title: 'As an extra of Django', packages: { 'django[argon2]': '5.2' }, code: `PASSWORD_HASHERS = ["${argon2}"]` },
    {
      title: 'An older package with the same module',
      packages: { django: '1.11', 'python-bcrypt': '0.3.1' },
      code: `PASSWORD_HASHERS = ["${hasherPath('BCryptSHA256PasswordHasher')}"]`,
    },
    {
      title: 'Only for old passwords',
      packages: { django: '5.2' },
      code: `PASSWORD_HASHERS = ["${pbkdf2}", "${argon2}"]`,
    },
  ],
  *check(settings) {
    if (listsNone(settings, ['django.contrib.auth'])) return;
    const found = askOrder(settings, name, (items) => missing(settings, items))?.found;
    if (found === undefined) return;
    yield {
      at: found.item.at,
      subject: name,
      message: `\`${found.hasher}\` needs the package \`${found.needs}\`, which no dependency file asks for: without it nobody can set a password. Add it.`,
    };
  },
});
