import { atLeast } from '../django/versions';
import { hasMiddleware, middlewarePlace } from './shared/middleware';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const gzip = 'django.middleware.gzip.GZipMiddleware';
const list = `MIDDLEWARE = ["${gzip}"]`;

export default defineRule({
  id: 'gzip-breach',
  summary: 'Compressed pages can leak secrets on Django before 4.2',
  why: 'Where a page holds a secret and a text that somebody else chose, the length of the compressed page tells how alike the two are. Repeated often enough, that gives the secret away (BREACH). Since 4.2 Django adds a random length to compressed pages.',
  notes: 'Only in the strict preset, and only for a Django before 4.2.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [203],
  fixable: { never: 'which pages may be compressed depends on what they hold; an update of Django is the remedy' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/middleware/#module-django.middleware.gzip'],
  examples: [
    { django: '3.2', code: marked(list, `"${gzip}"`) },
    { title: 'Django 4.2 adds a random length', django: '4.2', code: list },
    { title: 'The version is not known', code: list },
    { django: '3.2', code: 'MIDDLEWARE = []' },
  ],
  *check(settings) {
    const at = middlewarePlace(settings, gzip);
    if (settings.django === undefined || atLeast(settings.django, '4.2')) return;
    if (at === undefined || hasMiddleware(settings, gzip) !== true) return;
    yield {
      at,
      subject: 'MIDDLEWARE',
      message:
        'Pages compressed by `GZipMiddleware` can give away the secrets that they hold, because this Django does not vary their length. Update to 4.2 or later, or leave pages with secrets out of the compression.',
    };
  },
});
