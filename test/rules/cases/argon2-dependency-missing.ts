import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A site without users',
    packages: { django: '5.2' },
    code: `INSTALLED_APPS = ["shop"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]`,
  },
  { title: 'No dependency files', code: 'PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]' },
];
