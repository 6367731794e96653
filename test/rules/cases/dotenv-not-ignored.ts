import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Samples, as the file says',
    files: { '.gitignore': '' },
    code: `# This is a sample and should never be used for production.
ENCRYPTION_KEY=6c1fe4e407b8911c104518103505b218
DB_PASSWORD=grey-tulip7`,
  },
  { title: 'Encrypted', files: { '.gitignore': '' }, code: 'DB_PASSWORD=ENC[AES256_GCM,data:abc]' },
  { title: 'No repository, and no secret', code: 'SITE_NAME=one' },
];
