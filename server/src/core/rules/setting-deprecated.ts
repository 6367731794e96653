import { defaultIn, removedIn, settings as facts, type SettingFacts } from '../django/settings';
import { atLeast } from '../django/versions';
import { certainWrites, deleteDead } from './shared/lifecycle';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import { has, itemsWhere } from './shared/values';
import type { Alternative, Fix, QuietProblem, SettingsView, Test, Write } from './shared/model';

/** These have rules of their own. */
const elsewhere = /^(?:EMAIL_\w+|STATICFILES_STORAGE|DEFAULT_FILE_STORAGE|SIGNED_COOKIE_LEGACY_SALT_FALLBACK)$/;

function isDeprecated(row: SettingFacts, { django }: SettingsView): boolean {
  if (
    elsewhere.test(row.name) ||
    row.deprecated === undefined ||
    django === undefined ||
    !atLeast(django, row.deprecated)
  )
    return false;
  const removed = removedIn(row);
  return removed === undefined || !atLeast(django, removed);
}

/** What already is Django's default may go; another value would change with it. */
function fixes(settings: SettingsView, name: string, write: Write): readonly Fix[] {
  const own = settings.django && defaultIn(name, settings.django);
  const isDefault = settings.get(name).all.every(({ value }) => {
    return own?.kind === 'literal' && value.kind === 'literal' && value.value === own.value;
  });
  return isDefault ? deleteDead(settings, name, write) : [];
}

const isPair: Test = (value) =>
  value.kind === 'sequence' && !value.open && value.items.length === 2 ? value.type !== 'set' : false;

/** From Django 6.0 on, people are named by their address alone: `("Ada", "ada@example.org")` is the form of before. */
function* pairs(settings: SettingsView): Generator<QuietProblem> {
  if (settings.django === undefined || !atLeast(settings.django, '6.0')) return;
  const seen = new Set<number>();
  for (const name of ['ADMINS', 'MANAGERS']) {
    const found = settings.get(name).deployed(has(isPair));
    const items = found?.written === undefined ? [] : itemsWhere(found.value, isPair);
    const [first] = items;
    if (first === undefined || seen.has(first.at.span.start)) continue;
    seen.add(first.at.span.start);
    yield {
      at: first.at,
      subject: name,
      message: `Pairs of a name and an address in \`${name}\` have been deprecated since Django 6.0. Write the addresses alone.`,
      tags: ['deprecated'],
      fixes: addresses(settings, items),
    };
  }
}

function addresses(settings: SettingsView, items: readonly Alternative[]): readonly Fix[] {
  const texts = items.map(
    ({ at }) => /^\(\s*(?:"[^"]*"|'[^']*')\s*,\s*("[^"]*"|'[^']*')\s*,?\s*\)$/.exec(settings.textOf(at))?.[1],
  );
  if (texts.includes(undefined)) return [];
  const edits = items.map(({ at }, index) => ({ at, newText: texts[index] ?? '' }));
  return [{ title: 'Keep the addresses alone', edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'setting-deprecated',
  summary: 'A later Django will no longer read this setting',
  why: 'Django announces two releases ahead what it will drop. A setting that is still in the file then stops working without an error.',
  notes:
    'Only in the strict preset, and only with a known version of Django. Silent for writes that only some branch makes. The settings of mail, of storage and of signed cookies have rules of their own.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [477],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/dev/internals/deprecation/',
    'https://docs.djangoproject.com/en/6.0/releases/6.0/#features-deprecated-in-6-0',
  ],
  examples: [
    { django: '4.2', code: `${marked('USE_L10N = True', 'USE_L10N')}\nDEBUG = False\n`, after: 'DEBUG = False\n' },
    {
      title: 'Something takes its place',
      django: '3.2',
      code: marked('PASSWORD_RESET_TIMEOUT_DAYS = 1', 'PASSWORD_RESET_TIMEOUT_DAYS'),
    },
    { title: 'Another value than the default', django: '4.0', code: marked('USE_L10N = False', 'USE_L10N') },
    {
      title: 'Pairs, where Django takes addresses',
      django: '6.0',
      code: marked('ADMINS = [("Ada", "ada@example.org")]\nMANAGERS = ADMINS', '("Ada", "ada@example.org")'),
      after: 'ADMINS = ["ada@example.org"]\nMANAGERS = ADMINS',
    },
    { title: 'Pairs before', django: '5.2', code: 'ADMINS = [("Ada", "ada@example.org")]' },
    { title: 'Addresses', django: '6.0', code: 'ADMINS = ["ada@example.org"]' },
    { title: 'Not deprecated yet', django: '3.2', code: 'USE_L10N = True' },
  ],
  *check(settings) {
    yield* pairs(settings);
    for (const name of settings.assigned) {
      const row = facts.get(name);
      if (row?.deprecated === undefined || !isDeprecated(row, settings)) continue;
      const removed = removedIn(row);
      const gone = removed === undefined ? '' : ` and is gone in ${removed}`;
      const instead = row.replacement === undefined ? 'Plan to delete it.' : `Use ${row.replacement}.`;
      for (const write of certainWrites(settings, name).filter(({ how }) => how === 'assign')) {
        yield {
          at: write.name,
          subject: name,
          message: `\`${name}\` has been deprecated since Django ${row.deprecated}${gone}. ${instead}`,
          tags: ['deprecated'],
          fixes: fixes(settings, name, write),
        };
      }
    }
  },
});
