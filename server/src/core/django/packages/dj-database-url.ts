import { definePackage } from '../package-facts';

/** dj-database-url: it has no settings of its own, but makes `DATABASES` from addresses (3.1). */
export const djDatabaseUrl = definePackage({
  distributions: ['dj-database-url'],
  apps: [],
  modules: ['dj_database_url'],
  docs: 'https://github.com/jazzband/dj-database-url#readme',
  settings: [],
});
