import { removedIn, settings as facts, type SettingFacts } from '../django/settings';
import { atLeast, knownVersions, versionOf } from '../django/versions';
import { certainWrites, deleteDead, isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { literal } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView, Write } from './shared/model';

/** These have rules of their own, because what they leave undone is a danger of its own kind. */
const elsewhere = ['MIDDLEWARE_CLASSES', 'STATICFILES_STORAGE', 'DEFAULT_FILE_STORAGE', 'SECURE_BROWSER_XSS_FILTER'];

const days = 'PASSWORD_RESET_TIMEOUT_DAYS';
const seconds = 'PASSWORD_RESET_TIMEOUT';

/** The oldest release that an undeclared project is taken to use. */
const oldest = versionOf(knownVersions[3] ?? '3.2');

/** The release that took a setting away, where the project's release is at least as new. */
function goneSince(settings: SettingsView, row: SettingFacts): string | undefined {
  const removed = removedIn(row);
  return removed !== undefined && atLeast(settings.django ?? oldest, removed) ? removed : undefined;
}

/** Below Django's own three days, the site's own limit is lost without a word. */
const losesLimit = literal((value) => typeof value === 'number' && value < 3);

function toSeconds(settings: SettingsView, write: Write): readonly Fix[] {
  const value = settings.textOf(write.value);
  if (!/^\d+$/.test(value) || settings.get(days).writes.length > 1 || settings.get(seconds).isAssigned) return [];
  const edits = [
    { at: write.name, newText: seconds },
    { at: write.value, newText: `${value} * 24 * 60 * 60` },
  ];
  return [{ title: `Write \`${seconds}\`, in seconds`, edits, safety: 'unsafe', preferred: true }];
}

function weight(settings: SettingsView, row: SettingFacts, write: Write): Pick<Problem, 'profile' | 'tags' | 'fixes'> {
  const tags = ['unnecessary'] as const;
  if (row.name === days) {
    const lost = settings.get(days).deployed(losesLimit) !== undefined;
    return { fixes: toSeconds(settings, write), ...(lost ? { profile: 'broken' } : { profile: 'hint', tags }) };
  }
  if (row.replacement !== undefined) return { profile: 'info', tags };
  return { profile: 'hint', tags, fixes: deleteDead(settings, row.name, write) };
}

export default defineRule({
  id: 'setting-removed',
  summary: "The project's Django no longer reads this setting",
  why: 'A setting that Django has dropped stays in the file and looks as if it worked. At best it is a dead line; where it was a limit or a protection, that is gone without a word.',
  notes:
    'Needs a known version of Django, except for settings that all releases since 3.2 ignore. A dead line is a hint of the strict preset, a setting with a replacement information, and a shortened `PASSWORD_RESET_TIMEOUT_DAYS` an error, because the limit is lost. Silent where the project reads the name itself, and for writes that only some branch makes. `MIDDLEWARE_CLASSES`, the storage settings and `SECURE_BROWSER_XSS_FILTER` have rules of their own.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [477],
  fixable: 'sometimes',
  reveals: ['password-reset-timeout-long'],
  sources: ['https://docs.djangoproject.com/en/dev/internals/deprecation/'],
  examples: [
    {
      title: 'A lost limit',
      django: '4.2',
      code: marked(`${days} = 1`, days),
      after: `${seconds} = 1 * 24 * 60 * 60`,
    },
    {
      title: 'A dead line',
      django: '5.0',
      code: `DEBUG = False\n${marked('USE_L10N = True', 'USE_L10N')}\n`,
      after: 'DEBUG = False\n',
    },
    { title: 'Something took its place', code: marked('TEMPLATE_DIRS = ["templates"]', 'TEMPLATE_DIRS') },
    {
      title: 'A comment stays',
      django: '5.0',
      code: marked('USE_L10N = False  # plain dates', 'USE_L10N'),
      after: '# plain dates',
    },
    { django: '3.2', code: `${days} = 1\nUSE_L10N = True` },
    { title: 'The version is not known', code: 'USE_L10N = True' },
    { title: 'Read by the project', code: 'TEMPLATE_DIRS = ["templates"]\nTEMPLATES = [{"DIRS": TEMPLATE_DIRS}]' },
  ],
  *check(settings) {
    for (const name of settings.assigned) {
      const row = facts.get(name);
      const gone = row && !elsewhere.includes(name) ? goneSince(settings, row) : undefined;
      if (row === undefined || gone === undefined || isReadInProject(settings, name)) continue;
      for (const write of certainWrites(settings, name).filter(({ how }) => how === 'assign')) {
        const instead = row.replacement === undefined ? 'Delete the line.' : `Use ${row.replacement}.`;
        yield {
          at: write.name,
          subject: name,
          message: `\`${name}\` was removed in Django ${gone}, so it has no effect. ${instead}`,
          ...weight(settings, row, write),
        };
      }
    }
  },
});
