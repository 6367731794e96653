import { hasherOf, hasherPath } from './shared/hashers';
import { askOrder, itemsInOrder, moveBefore, type Item } from './shared/order';
import { insertBefore } from './shared/lists';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'PASSWORD_HASHERS';
const [pbkdf2, md5, sha1] = ['PBKDF2PasswordHasher', 'MD5PasswordHasher', 'SHA1PasswordHasher'].map(hasherPath) as [
  string,
  string,
  string,
];

function fastFirst([first]: readonly Item[]): Item | undefined {
  return hasherOf(first?.path)?.fast === true ? first : undefined;
}

/** Weak hashers stay in the list: whoever has such a hash still logs in, and gets a strong one while doing so. */
function fixes(settings: SettingsView, list: Alternative, weak: Item): readonly Fix[] {
  const strong = itemsInOrder(list.value)?.find(({ path }) => hasherOf(path)?.fast === undefined && hasherOf(path));
  if (strong !== undefined) {
    const edits = moveBefore(settings, list, strong.at, weak.at);
    const title = `Put \`${hasherOf(strong.path)?.name ?? ''}\` first (old hashes still work and are renewed at login)`;
    return edits ? [{ title, edits, safety: 'unsafe', preferred: true }] : [];
  }
  const edit = insertBefore(settings, weak.at, pbkdf2);
  const title = 'Put `PBKDF2PasswordHasher` first (old hashes still work and are renewed at login)';
  return edit ? [{ title, edits: [edit], safety: 'unsafe', preferred: true }] : [];
}

const list = (...paths: readonly string[]): string =>
  `${name} = [\n${paths.map((path) => `    "${path}",\n`).join('')}]`;

export default defineRule({
  id: 'password-hasher-weak',
  summary: 'New passwords are stored with a fast hash',
  why: 'The first entry of `PASSWORD_HASHERS` makes the hash of every new password. MD5, SHA-1 and `crypt` are made to be fast: from a stolen database, a graphics card tries billions of passwords in a second.',
  notes:
    'Fast hashers are normal in settings for tests, where the rule is silent, and harmless further back in the list, which is how a site moves away from them. A class of the project is weak where its name says that it does not hash (`PlainTextPassword`). The fix keeps them there: removing one would lock out everybody whose password is still stored that way.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [916, 328],
  fixable: 'sometimes',
  reveals: ['password-hasher-not-argon2'],
  sources: ['https://docs.djangoproject.com/en/stable/topics/auth/passwords/#password-upgrading'],
  examples: [
    { code: marked(list(md5), `"${md5}"`), after: list(pbkdf2, md5) },
    { title: 'A strong one further back', code: marked(list(sha1, pbkdf2), `"${sha1}"`), after: list(pbkdf2, sha1) },
    { title: 'A weak one further back, for old hashes', code: list(pbkdf2, md5) },
    { title: 'For tests', role: 'test', code: list(md5) },
    { title: 'While tests run', code: `import sys\nif "test" in sys.argv:\n    ${name} = ["${md5}"]` },
    { title: 'A hasher of the project', code: list('shop.hashers.MD5PasswordHasher') },
  ],
  *check(settings) {
    const order = askOrder(settings, name, fastFirst);
    if (order === undefined) return;
    const weak = order.found;
    const hasher = hasherOf(weak.path);
    const harm = hasher?.plain ? 'which leaves them readable' : 'whose hashes are cracked by the billion once stolen';
    yield {
      at: weak.at,
      subject: name,
      message: `New passwords are stored with \`${hasher?.name ?? ''}\`, ${harm}. Put a slow hasher such as PBKDF2, scrypt or Argon2 first.`,
      fixes: fixes(settings, order.list, weak),
    };
  },
});
