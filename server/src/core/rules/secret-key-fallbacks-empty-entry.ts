import { cleanWhole, dropEmptyItem } from './shared/clean-list';
import { fallbackPlace } from './shared/fallback';
import { has, itemsWhere, literal } from './shared/values';
import { defineRule } from './rule';

const name = 'SECRET_KEY_FALLBACKS';
const empty = literal((value) => value === '' || value === null);

export default defineRule({
  id: 'secret-key-fallbacks-empty-entry',
  summary: '`SECRET_KEY_FALLBACKS` holds an empty key',
  why: '`"".split(",")` is `[""]`. Django then tries the empty key as well when it checks password-reset links and session hashes, and `check --deploy` reports it. It is a key that everybody knows, so the list should not hold it.',
  on: 'settings',
  profile: 'warn',
  django: ['security.W025'],
  cwe: [321],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key-fallbacks'],
  examples: [
    {
      title: 'A variable that is missing',
      code: `import os\n${name} = os.environ.get("OLD_KEYS", "").split(",")\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `import os\n${name} = [item.strip() for item in os.environ.get("OLD_KEYS", "").split(",") if item.strip()]`,
    },
    {
      title: 'Written in the list',
      code: `import os\n${name} = [os.environ["OLD_KEY"], ""]\n#                                              ^^`,
      after: `import os\n${name} = [os.environ["OLD_KEY"]]`,
    },
    { code: `import os\n${name} = [os.environ["OLD_KEY"], None]\n#                                              ^^^^` },
    {
      title: 'A single variable',
      code: `import os\n${name} = [os.environ.get("OLD_KEY", "")]\n#                                                 ^^`,
    },
    { title: 'None at all', code: `${name} = []` },
    {
      title: 'Empty ones are left out',
      code: `import os\n${name} = [key for key in os.environ.get("OLD_KEYS", "").split(",") if key]`,
    },
    {
      title: 'django-environ leaves them out by itself',
      code: `import environ\nenv = environ.Env()\n${name} = env.list("OLD_KEYS", default=[])`,
    },
    { title: 'For tests', role: 'test', code: `${name} = [""]` },
  ],
  *check(settings) {
    const list = settings.get(name).deployed(has(empty, 'unset'));
    const item = list && itemsWhere(list.value, empty, 'unset')[0];
    if (list?.written === undefined || item === undefined) return;
    const computed = list.read !== undefined;
    const read = computed ? list.read : item.read;
    const why = read === undefined ? '' : ` when the variable \`${read.variable}\` is missing`;
    yield {
      at: computed ? list.at : item.read === undefined ? item.at : fallbackPlace(settings, item),
      subject: name,
      message: `\`${name}\` holds an empty key${why}, which everybody knows. Leave out empty keys.`,
      fixes: computed || item.read !== undefined ? cleanWhole(settings, list) : dropEmptyItem(settings, item),
    };
  },
});
