import { corsNames, usesCors } from './shared/cors';
import { certainWrites, deleteDead, isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { packageAtLeast } from './shared/packages';
import { defineRule } from './rule';

const packages = { 'django-cors-headers': '4.9.0' };

export default defineRule({
  id: 'cors-legacy-names',
  summary: 'The old name of a `CORS_*` setting has no effect beside the new one',
  why: 'django-cors-headers 3.5 renamed three settings and reads the old name only where the new one is missing. With both in place, whoever changes the old list wonders why nothing happens, or believes that an origin is no longer let in.',
  notes: 'Silent where only the old name is set, which works, and where only some branch sets the new one.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [477],
  fixable: 'sometimes',
  sources: ['https://github.com/adamchainz/django-cors-headers/blob/main/CHANGELOG.rst#350-2020-08-25'],
  examples: [
    {
      packages,
      code: marked(
        'CORS_ORIGIN_WHITELIST = ["https://old.example.org"]\nCORS_ALLOWED_ORIGINS = ["https://app.example.org"]',
        'CORS_ORIGIN_WHITELIST',
      ),
      after: 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]',
    },
    {
      title: 'The flag',
      packages,
      code: marked('CORS_ORIGIN_ALLOW_ALL = False\nCORS_ALLOW_ALL_ORIGINS = False\n', 'CORS_ORIGIN_ALLOW_ALL'),
    },
    { title: 'Only the old name', packages, code: 'CORS_ORIGIN_WHITELIST = ["https://app.example.org"]' },
    { packages, code: 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]' },
    {
      title: 'The new name on a branch',
      packages,
      code: 'import os\nCORS_ORIGIN_WHITELIST = ["https://a.example.org"]\nif os.environ.get("X"):\n    CORS_ALLOWED_ORIGINS = ["https://b.example.org"]',
    },
    {
      title: 'A name that the project reads',
      packages,
      code: 'CORS_ORIGIN_WHITELIST = ["https://a.example.org"]\nCORS_ALLOWED_ORIGINS = CORS_ORIGIN_WHITELIST',
    },
  ],
  *check(settings) {
    if (!usesCors(settings) || packageAtLeast(settings, 'cors-headers', '3.5') === false) return;
    for (const [name, old] of Object.entries(corsNames)) {
      const [write] = certainWrites(settings, old);
      if (write === undefined || certainWrites(settings, name).length === 0 || isReadInProject(settings, old)) continue;
      yield {
        at: write.name,
        subject: old,
        message: `\`${old}\` has no effect, because \`${name}\` is set too. Keep the new name only.`,
        tags: ['unnecessary'],
        fixes: deleteDead(settings, old, write),
      };
    }
  },
});
