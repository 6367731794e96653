import { djangoCsp, packageCsp } from './shared/csp';
import { isBefore } from './shared/honoured';
import { removeItem } from './shared/lists';
import { marked } from './shared/marked';
import { middlewarePlace } from './shared/middleware';
import { defineRule } from './rule';
import type { Fix, Place, SettingsView } from './shared/model';

function fixes(settings: SettingsView, at: Place): readonly Fix[] {
  const edit = removeItem(settings, at);
  if (edit === undefined) return [];
  return [{ title: 'Take it out until Django is upgraded', edits: [edit], safety: 'safe', preferred: false }];
}

export default defineRule({
  id: 'csp-middleware-unavailable',
  summary: "Django's middleware for the Content Security Policy does not exist in this release",
  why: 'The middleware came with Django 6.0. An older one cannot import it, and the site does not start.',
  notes: 'Needs a known release of Django. For older ones, django-csp does the same work.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/dev/releases/6.0/'],
  examples: [
    {
      django: '5.2',
      code: marked(`MIDDLEWARE = ["${djangoCsp}", "shop.Middleware"]`, `"${djangoCsp}"`),
      after: 'MIDDLEWARE = ["shop.Middleware"]',
    },
    { django: '6.0', code: `MIDDLEWARE = ["${djangoCsp}"]` },
    { title: 'The release is not known', code: `MIDDLEWARE = ["${djangoCsp}"]` },
    { title: 'The one of django-csp', django: '5.2', code: `MIDDLEWARE = ["${packageCsp}"]` },
  ],
  *check(settings) {
    const at = isBefore(settings, '6.0') ? middlewarePlace(settings, djangoCsp) : undefined;
    if (at === undefined) return;
    yield {
      at,
      subject: 'MIDDLEWARE',
      message:
        'This middleware comes with Django 6.0, and an older one does not start with it. Upgrade, or use django-csp.',
      fixes: fixes(settings, at),
    };
  },
});
