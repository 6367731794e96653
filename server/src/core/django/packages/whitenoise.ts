import { definePackage } from '../package-facts';

/** WhiteNoise; read from its middleware and documentation (6.12). */
export const whitenoise = definePackage({
  distributions: ['whitenoise'],
  apps: ['whitenoise.runserver_nostatic'],
  modules: ['whitenoise'],
  docs: 'https://whitenoise.readthedocs.io/en/stable/django.html#settings-attributes',
  settings: [
    {
      name: 'WHITENOISE_ROOT',
      kind: 'path',
      doc: 'A folder whose files are served from the root of the site, all of them.',
      safe: 'a folder of its own with `robots.txt` and the like',
    },
    {
      name: 'WHITENOISE_AUTOREFRESH',
      kind: 'bool',
      doc: 'Looks for files anew with every request; slow, and meant for development.',
      safe: 'missing: it follows `DEBUG`',
    },
    {
      name: 'WHITENOISE_USE_FINDERS',
      kind: 'bool',
      doc: 'Serves files from where the finders see them instead of the collected ones; follows `DEBUG` while it is missing.',
    },
    {
      name: 'WHITENOISE_MAX_AGE',
      kind: 'int',
      doc: 'How long browsers keep files without a hash in their name, in seconds.',
    },
    {
      name: 'WHITENOISE_ALLOW_ALL_ORIGINS',
      kind: 'bool',
      doc: 'Lets pages of all sites load fonts and other static files.',
      default: 'True',
    },
    {
      name: 'WHITENOISE_INDEX_FILE',
      kind: 'any',
      doc: 'Answers a folder with its `index.html`.',
    },
  ],
});
