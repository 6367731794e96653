import { cleanWhole, dropEmptyItem } from './shared/clean-list';
import { placeOf } from './shared/fallback';
import { reachedOrigins, replaceOrigin, trustedOrigins as name } from './shared/csrf-origins';
import { isBefore, isSince } from './shared/honoured';
import { hostOfOrigin, originTrouble } from './shared/origins';
import { reportPlace } from './shared/replacing';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Origin } from './shared/csrf-origins';
import type { Problem, SettingsView } from './shared/model';

/** Before 4.0 Django compared hosts, so that an item with a scheme never matched. */
function forOldDjango(settings: SettingsView, { item, list }: Origin): Problem | undefined {
  const text = textIn(item.value) ?? '';
  if (!text.includes('://')) return undefined;
  return {
    at: reportPlace(settings, item),
    subject: name,
    message: 'Before Django 4.0 trusted origins are hosts, so an item with a scheme never matches. Give the host only.',
    fixes: replaceOrigin(settings, { item, list }, hostOfOrigin(text)),
    django: [],
    profile: 'warn',
  };
}

function forNewDjango(settings: SettingsView, { item, list }: Origin): Problem | undefined {
  const trouble = originTrouble(textIn(item.value) ?? '');
  if (trouble?.kind !== 'bare') return undefined;
  const known = isSince(settings, '4.0') ? {} : { profile: 'warn' as const, django: [] };
  if (trouble.because === 'no scheme')
    return {
      at: reportPlace(settings, item),
      subject: name,
      message:
        'Since Django 4.0 a trusted origin needs its scheme, and `manage.py` stops with an error. Write `https://` in front.',
      fixes: replaceOrigin(settings, { item, list }, trouble.meant),
      ...known,
    };
  const variable = list.read?.variable ?? item.read?.variable;
  const fact = variable === undefined ? 'An empty item' : `A missing \`${variable}\` gives an empty item, which`;
  return {
    at: variable === undefined ? item.at : placeOf(list),
    subject: name,
    message: `${fact} is not an origin, and since Django 4.0 \`manage.py\` stops with an error. Leave empty items out.`,
    fixes: variable === undefined ? dropEmptyItem(settings, item) : cleanWhole(settings, list),
    ...(variable === undefined ? known : { ...known, profile: 'warn' as const }),
  };
}

export default defineRule({
  id: 'csrf-trusted-origin-no-scheme',
  summary: 'An item of `CSRF_TRUSTED_ORIGINS` has no scheme',
  why: 'Since Django 4.0 the whole origin is compared, scheme included. An item without one matches nothing, and the check 4_0.E001 stops `migrate` and `runserver`; web servers run no checks and refuse the forms from that origin.',
  notes:
    'With Django before 4.0 it is the other way round, and an item with a scheme is reported. A list that comes out empty only when a variable is missing is a warning.',
  on: 'settings',
  profile: 'broken',
  django: ['4_0.E001'],
  cwe: [16],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins',
    'https://docs.djangoproject.com/en/stable/releases/4.0/#csrf',
  ],
  examples: [
    {
      django: '5.2',
      code: `${name} = ["shop.example.org"]\n#                       ^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://shop.example.org"]`,
    },
    {
      title: 'A domain and all below it',
      django: '4.2',
      code: `${name} = ['.example.org']\n#                       ^^^^^^^^^^^^^^`,
      after: `${name} = ['https://*.example.org']`,
    },
    {
      title: 'On the own machine',
      django: '5.2',
      code: `${name} = ["localhost:8000"]\n#                       ^^^^^^^^^^^^^^^^`,
      after: `${name} = ["http://localhost:8000"]`,
    },
    {
      title: 'The hosts, which are right where they stand',
      django: '5.2',
      code: `ALLOWED_HOSTS = ["shop.example.org"]\n${name} = ALLOWED_HOSTS\n#                      ^^^^^^^^^^^^^`,
    },
    {
      title: 'An empty item',
      django: '5.2',
      code: `${name} = ["https://example.org", ""]\n#                                              ^^`,
      after: `${name} = ["https://example.org"]`,
    },
    { django: '3.2', code: `${name} = ["shop.example.org", ".example.com"]` },
    { django: '5.2', code: `${name} = ["https://shop.example.org", "https://*.example.com"]` },
    {
      code: `import os\n${name} = [item for item in os.environ.get("ORIGINS", "").split(",") if item]`,
    },
    {
      title: 'A branch for a variable that is set',
      code: `import os\n${name} = []\nif "ORIGINS" in os.environ:\n    ${name} = os.getenv("ORIGINS", "").split(",")`,
    },
  ],
  *check(settings) {
    const problemOf = isBefore(settings, '4.0') ? forOldDjango : forNewDjango;
    for (const origin of reachedOrigins(settings)) {
      const problem = problemOf(settings, origin);
      if (problem !== undefined) yield problem;
    }
  },
});
