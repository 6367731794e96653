import { newestAllowed, supportOf, supportDataFrom, type Support } from '../django/support';
import { currentDependencies } from './shared/current-dependencies';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { DependencyLine, Problem, ProjectView } from './shared/model';

/** A pin says more than a lock file that repeats it. */
function pinned(lines: readonly DependencyLine[]): readonly DependencyLine[] {
  const exact = lines.filter(({ version, exact: pins }) => pins && version !== null);
  const written = exact.filter(({ isLock }) => !isLock);
  return written.length > 0 ? written : exact.slice(0, 1);
}

/** The lines for Django, without those of files that another one beside them has outdated. */
function counted(project: ProjectView): readonly DependencyLine[] {
  return currentDependencies(project).filter(({ name }) => name === 'django');
}

function weight({ isLongGone }: Support): Pick<Problem, 'severity'> {
  return isLongGone ? { severity: 'error' } : {};
}

export default defineRule({
  id: 'requirements-django-eol',
  summary: 'The pinned Django release no longer gets security fixes',
  why: 'Holes that are found in such a release stay open, while the fixes for the newer releases tell everybody where to look.',
  notes: `An error below Django 4.2, a warning for the releases after it. The same for a range that ends before the supported releases; ranges that allow one of them are left alone. Where two files in a folder exclude each other, the one with the older Django is taken for one that was left behind and nothing is installed from, and so is \`requirements_old.txt\` or \`requirements2.txt\` that nothing names, where the site has a \`requirements.txt\`, or a list in the package of an app that nothing installs. Files for developers, tests, documentation or one kind of machine are left alone beside the list of the deployed site, a pin that several files of a folder repeat is reported once, a \`Pipfile.lock\` that every image skips (\`--skip-lock\`) says nothing, and a package that an image installs by its name has the release that this finds, as has one whose lock file no image has when it installs. The dates are those of Django's own table, as of ${supportDataFrom}.`,
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
    { title: 'A range that ends too early', code: marked('Django>=4.1,<5', 'Django>=4.1,<5') },
    { title: 'A compatible release', code: marked('django~=4.1.0', 'django~=4.1.0') },
    { title: 'All of one number, some of which are supported', code: 'Django==5.*' },
    { title: 'A range that reaches a supported release', code: 'Django>=4.2,<6' },
    { title: 'Compatible with a supported release', code: 'django~=5.2' },
  ],
  *check(project) {
    const lines = counted(project);
    const pins = pinned(lines);
    for (const { version, at } of pins) {
      const support = supportOf(version ?? []);
      if (support === undefined || support.isSupported) continue;
      yield {
        at,
        ...weight(support),
        message: `Django ${support.series} has had no security fixes since ${support.until}. Upgrade to a supported release.`,
      };
    }
    // A pin decides which release of a range is installed.
    for (const { range, at } of pins.length > 0 ? [] : lines) {
      const support = supportOf(newestAllowed(range) ?? []);
      if (support === undefined || support.isSupported) continue;
      yield {
        at,
        ...weight(support),
        message: `This allows no release newer than Django ${support.series}, which has had no security fixes since ${support.until}. Allow a supported release.`,
      };
    }
  },
});
