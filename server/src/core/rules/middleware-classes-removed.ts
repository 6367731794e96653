import { atLeast } from '../django/versions';
import { certainWrites, deleteDead, isReadInProject } from './shared/lifecycle';
import { looksOlderThan } from './shared/old-template';
import { marked } from './shared/marked';
import { csrfMiddleware } from './shared/middleware';
import { defineRule } from './rule';
import type { Fix, SettingsView, Write } from './shared/model';

const old = 'MIDDLEWARE_CLASSES';

/** The new name for all writes at once, because a later `+=` needs the first one. */
function rename(writes: readonly Write[]): readonly Fix[] {
  const edits = writes.map((write) => ({ at: write.name, newText: 'MIDDLEWARE' }));
  return [
    { title: 'Rename it to `MIDDLEWARE` (what it lists starts to work)', edits, safety: 'unsafe', preferred: true },
  ];
}

function isNewEnough(settings: SettingsView): boolean {
  const { django } = settings;
  return django === undefined ? !looksOlderThan(settings, '2.0') : atLeast(django, '2.0');
}

export default defineRule({
  id: 'middleware-classes-removed',
  summary: '`MIDDLEWARE_CLASSES` is ignored since Django 2.0',
  why: 'Django reads `MIDDLEWARE` only. What the old setting lists does not run: no CSRF protection, no sessions, no security headers.',
  notes:
    'A hint where `MIDDLEWARE` is set as well and the old name is only left over. Classes written for the old style need `MiddlewareMixin` or a rewrite before they work under the new name.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [693],
  fixable: 'sometimes',
  reveals: [
    'missing-hardening',
    'security-middleware-missing',
    'csrf-middleware-missing',
    'xframe-middleware-missing',
    'csrf-cookie-insecure',
  ],
  sources: ['https://docs.djangoproject.com/en/stable/releases/2.0/#features-removed-in-2-0'],
  examples: [
    {
      title: 'The only list',
      code: marked(`${old} = ["${csrfMiddleware}"]`, old),
      after: `MIDDLEWARE = ["${csrfMiddleware}"]`,
    },
    {
      title: 'Left over',
      code: `${marked(`${old} = ["${csrfMiddleware}"]`, old)}\nMIDDLEWARE = []`,
      after: 'MIDDLEWARE = []',
    },
    { code: `MIDDLEWARE = ["${csrfMiddleware}"]` },
    { title: 'Django 1.11 still reads it', django: '1.11', code: `${old} = ["${csrfMiddleware}"]` },
    {
      title: 'No release is asked for, and the module comes from the template of one that reads it',
      packages: {},
      code: `# See https://docs.djangoproject.com/en/1.6/ref/settings/\n${old} = ["${csrfMiddleware}"]`,
    },
    {
      title: 'No release is asked for, and a class in the list went with it',
      packages: {},
      code: `${old} = ["${csrfMiddleware}", "django.contrib.auth.middleware.SessionAuthenticationMiddleware"]`,
    },
  ],
  *check(settings) {
    const writes = certainWrites(settings, old);
    const [write] = writes;
    if (write === undefined || !isNewEnough(settings) || isReadInProject(settings, old)) return;
    const leftOver = settings.get('MIDDLEWARE').isAssigned;
    if (!leftOver && settings.open) return;
    yield {
      at: write.name,
      subject: old,
      message: leftOver
        ? `Since 2.0, Django ignores \`${old}\` and reads \`MIDDLEWARE\`, which is set as well. Delete the old setting.`
        : `Since 2.0, Django ignores \`${old}\`, so no middleware runs: no CSRF protection, no sessions, no security headers. Rename it to \`MIDDLEWARE\`.`,
      fixes: leftOver ? deleteDead(settings, old, write) : rename(writes),
      ...(leftOver ? { profile: 'hint' as const, tags: ['unnecessary' as const] } : {}),
    };
  },
});
