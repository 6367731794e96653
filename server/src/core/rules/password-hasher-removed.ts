import { atLeast, versionText } from '../django/versions';
import { hasherOf, hasherPath, type Hasher } from './shared/hashers';
import { itemsInOrder, takeOut } from './shared/order';
import { itemsWhere, literal, textIn } from './shared/values';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'PASSWORD_HASHERS';
const pbkdf2 = hasherPath('PBKDF2PasswordHasher');

/** The release that took the hasher away or brings it, where the project's release lacks it. */
function lackedBy({ removed, since }: Hasher, { django }: SettingsView): string | undefined {
  if (django === undefined) return undefined;
  if (removed !== undefined && atLeast(django, removed)) return `was removed in Django ${removed}`;
  return since !== undefined && !atLeast(django, since) ? `comes with Django ${since}` : undefined;
}

function fixes(settings: SettingsView, list: Alternative, item: Alternative, hasher: string): readonly Fix[] {
  if ((itemsInOrder(list.value)?.length ?? 0) < 2) return [];
  const edit = takeOut(settings, list, item.at);
  const title = `Take \`${hasher}\` out (whoever has such a hash has to reset the password)`;
  return edit ? [{ title, edits: [edit], safety: 'unsafe', preferred: false }] : [];
}

const list = (...names: readonly string[]): string =>
  `${name} = [\n${names.map((each) => `    "${hasherPath(each)}",\n`).join('')}]`;
const quoted = (hasher: string): string => `"${hasherPath(hasher)}"`;

export default defineRule({
  id: 'password-hasher-removed',
  summary: '`PASSWORD_HASHERS` names a hasher that this Django does not have',
  why: 'Django imports all hashers at the first login. One that is not there ends every login, sign-up and password change with an import error, although the site starts.',
  notes:
    'Needs a known version of Django: `CryptPasswordHasher` went in 5.0, `SHA1PasswordHasher`, `UnsaltedSHA1PasswordHasher` and `UnsaltedMD5PasswordHasher` in 5.1; `ScryptPasswordHasher` came in 4.0.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [477],
  fixable: 'sometimes',
  reveals: ['password-hasher-not-argon2'],
  sources: [
    'https://docs.djangoproject.com/en/stable/releases/5.0/#features-removed-in-5-0',
    'https://docs.djangoproject.com/en/stable/releases/5.1/#features-removed-in-5-1',
  ],
  examples: [
    {
      title: 'Gone in 5.1',
      django: '5.2',
      code: marked(list('PBKDF2PasswordHasher', 'SHA1PasswordHasher'), quoted('SHA1PasswordHasher')),
      after: list('PBKDF2PasswordHasher'),
    },
    {
      title: 'Gone in 5.0',
      django: '5.0',
      code: marked(list('PBKDF2PasswordHasher', 'CryptPasswordHasher'), quoted('CryptPasswordHasher')),
    },
    {
      title: 'Not there before 4.0',
      django: '3.2',
      code: marked(list('ScryptPasswordHasher', 'PBKDF2PasswordHasher'), quoted('ScryptPasswordHasher')),
    },
    { django: '5.0', code: list('PBKDF2PasswordHasher', 'SHA1PasswordHasher') },
    { title: 'The version is not known', code: list('PBKDF2PasswordHasher', 'SHA1PasswordHasher') },
    { title: 'A hasher of the project', django: '5.2', code: `${name} = ["shop.SHA1PasswordHasher", "${pbkdf2}"]` },
  ],
  *check(settings) {
    const isLacking = literal((value) => {
      const hasher = typeof value === 'string' ? hasherOf(value) : undefined;
      return hasher !== undefined && lackedBy(hasher, settings) !== undefined;
    });
    const list = settings.get(name).deployed((value) => itemsWhere(value, isLacking).length > 0 || undefined);
    if (list?.written === undefined || settings.django === undefined) return;
    for (const item of itemsWhere(list.value, isLacking)) {
      const hasher = hasherOf(textIn(item.value));
      if (hasher === undefined) continue;
      yield {
        at: item.at,
        subject: name,
        message: `\`${hasher.name}\` ${lackedBy(hasher, settings) ?? ''} and the project uses ${versionText(settings.django)}, so every login ends with an import error. Take it out.`,
        fixes: fixes(settings, list, item, hasher.name),
      };
    }
  },
});
