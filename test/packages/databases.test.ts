import { djDatabaseUrl } from '../../server/src/core/django/packages/dj-database-url';
import { describePackage } from './claims';

describePackage('database_urls', djDatabaseUrl, [
  { claim: 'asks for TLS by one option', fact: 'required', is: { sslmode: 'require' } },
  { claim: 'says nothing about TLS by itself', fact: 'without', is: {} },
  { claim: 'replaces a stricter mode', fact: 'weakened', is: { sslmode: 'require' } },
  { claim: 'writes the option for SQLite too', fact: 'for SQLite', is: { sslmode: 'require' } },
  { claim: 'writes the option for MySQL too', fact: 'for MySQL', is: { sslmode: 'require' } },
  { claim: 'gives SQLite an option that it refuses', fact: 'SQLite opens with it', is: false },
]);
