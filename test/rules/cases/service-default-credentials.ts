import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Digits in a row',
    path: '.env.production',
    code: `DB_PASSWORD=1111
#           ^^^^`,
  },
  {
    title: 'Digits that count up',
    path: '.env.production',
    code: `SQL_PASSWORD=1234
#            ^^^^`,
  },
  { title: 'For development', path: '.env.dev', code: 'MINIO_ROOT_PASSWORD=minioadmin' },
  {
    title: 'A plain file that says so',
    code: `STAGE=local
MINIO_ROOT_PASSWORD=minioadmin`,
  },
  { title: 'A template', path: '.env.example', code: 'MINIO_ROOT_PASSWORD=minioadmin' },
  { title: 'The database by another name', path: '.env.production', code: 'DB_PASSWORD=mysql\n#           ^^^^^' },
  { title: 'Empty', code: 'MINIO_ROOT_PASSWORD=' },
  { title: 'The database', path: '.env.production', code: 'POSTGRES_PASSWORD=postgres\n#                 ^^^^^^^^' },
];
