import type { VersionText } from '../../django/versions';
import type { SettingsView } from './model';

const folder = 'django.contrib.auth.hashers.';

/** What Django says about one password hasher. */
export interface Hasher {
  readonly name: string;
  /** True where one try takes next to no time, so that stolen hashes are cracked by the billion. */
  readonly fast?: true;
  /** True for one of the project that says by its name that it does not hash at all. */
  readonly plain?: true;
  readonly since?: VersionText;
  /** The first release without it. */
  readonly removed?: VersionText;
  /** The package that it imports when it is used. */
  readonly needs?: string;
}

/** Django's password hashers from 2.2 on (django/contrib/auth/hashers.py and the release notes). */
const hashers: readonly Hasher[] = [
  { name: 'PBKDF2PasswordHasher' },
  { name: 'PBKDF2SHA1PasswordHasher' },
  { name: 'Argon2PasswordHasher', needs: 'argon2-cffi' },
  { name: 'BCryptSHA256PasswordHasher', needs: 'bcrypt' },
  { name: 'BCryptPasswordHasher', needs: 'bcrypt' },
  { name: 'ScryptPasswordHasher', since: '4.0' },
  { name: 'MD5PasswordHasher', fast: true },
  { name: 'SHA1PasswordHasher', fast: true, removed: '5.1' },
  { name: 'UnsaltedSHA1PasswordHasher', fast: true, removed: '5.1' },
  { name: 'UnsaltedMD5PasswordHasher', fast: true, removed: '5.1' },
  { name: 'CryptPasswordHasher', fast: true, removed: '5.0' },
];

const unhashed = /^(?:plain|clear)_?(?:text)?_?(?:password)?s?(?:_?hasher)?$|^(?:no|not|non|un)_?hash(?:ed|ing)?/i;

/** The hasher that a path of `PASSWORD_HASHERS` names; undefined for the project's own ones, unless they say that they do not hash. */
export function hasherOf(path: string | undefined): Hasher | undefined {
  if (path?.startsWith(folder) !== false) return hashers.find(({ name }) => path === folder + name);
  const name = path.slice(path.lastIndexOf('.') + 1);
  return unhashed.test(name) ? { name, fast: true, plain: true } : undefined;
}

/** The dotted path of one of Django's password hashers. */
export function hasherPath(name: string): string {
  return folder + name;
}

/** Packages that bring the module `bcrypt`; the older ones are met beside old releases of Django. */
const bcryptPackages: readonly string[] = ['bcrypt', 'py-bcrypt', 'python-bcrypt'];

/** Whether dependency files ask for what a hasher imports, by itself or as an extra of Django; false where there are none. */
export function hasHasherPackage({ packages }: SettingsView, needs: string): boolean {
  const extra = needs === 'argon2-cffi' ? 'argon2' : 'bcrypt';
  const named = needs === 'bcrypt' ? bcryptPackages : [needs];
  return named.some((name) => packages?.has(name)) || packages?.get('django')?.extras?.includes(extra) === true;
}
