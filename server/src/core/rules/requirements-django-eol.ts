import { supportOf, supportDataFrom } from '../django/support';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { DependencyLine } from './shared/model';

/** A pin says more than a lock file that repeats it. */
function pinned(lines: readonly DependencyLine[]): readonly DependencyLine[] {
  const exact = lines.filter(({ name, version, exact: pins }) => name === 'django' && pins && version !== null);
  const written = exact.filter(({ isLock }) => !isLock);
  return written.length > 0 ? written : exact.slice(0, 1);
}

export default defineRule({
  id: 'requirements-django-eol',
  summary: 'The pinned Django release no longer gets security fixes',
  why: 'Holes that are found in such a release stay open, while the fixes for the newer releases tell everybody where to look.',
  notes: `An error below Django 4.2, a warning for the releases after it. Ranges are left alone: they allow a supported release. The dates are those of Django's own table, as of ${supportDataFrom}.`,
  on: 'project',
  profile: 'warn',
  django: [],
  cwe: [1104],
  fixable: { never: 'an upgrade needs its release notes and the tests of the project' },
  sources: ['https://www.djangoproject.com/download/#supported-versions'],
  examples: [
    { code: marked('Django==4.2.11\nredis==5.0', 'Django==4.2.11') },
    { title: 'An error', code: marked('django==3.2.25', 'django==3.2.25') },
    {
      title: 'In a lock file',
      path: 'uv.lock',
      code: '[[package]]\nname = "django"\n# ^^^^^^^^^^^^^\nversion = "5.0.6"\n',
    },
    { title: 'A supported release', code: 'Django==5.2.8' },
    { title: 'A release newer than the table', code: 'Django==9.0' },
    { title: 'A range', code: 'Django>=3.2' },
    { title: 'Another package', code: 'django-environ==0.4' },
  ],
  *check(project) {
    for (const { version, at } of pinned(project.dependencies)) {
      const support = supportOf(version ?? []);
      if (support === undefined || support.isSupported) continue;
      yield {
        at,
        ...(support.isLongGone ? { severity: 'error' as const } : {}),
        message: `Django ${support.series} has had no security fixes since ${support.until}. Upgrade to a supported release.`,
      };
    }
  },
});
