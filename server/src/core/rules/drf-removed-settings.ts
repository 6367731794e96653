import { restFramework } from '../django/packages/rest-framework';
import { judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { packageAtLeast } from './shared/packages';
import { removeKey } from './shared/remove-key';
import { mayUseRest, restKey } from './shared/rest';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Written } from './shared/dict-keys';
import type { Fix, SettingsView } from './shared/model';

/** Keys that no release reads any more. */
const gone = (restFramework.settings[0]?.keys ?? []).filter(({ removed }) => removed !== undefined);

function removal(settings: SettingsView, written: Written, key: string): readonly Fix[] {
  const edit = removeKey(settings, written);
  const title = `Delete \`${key}\`, which has no effect`;
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'safe', preferred: true }];
}

/** Without a class that cuts lists into pages, the number in the old key promises what does not happen. */
function isPaged(settings: SettingsView): boolean | undefined {
  return judgeAt(settings, restKey('DEFAULT_PAGINATION_CLASS'), truthy, false);
}

export default defineRule({
  id: 'drf-removed-settings',
  summary: 'REST framework no longer reads a key',
  why: 'Release 3.3 took the keys for pagination away. Whoever relies on `PAGINATE_BY` believes that long lists come in pages; in fact a view answers with everything that there is, and one request can read a whole table.',
  notes:
    'REST framework has an error for these keys, but it is raised in its own tests only: a project that has them starts without a word. A warning where nothing else cuts lists into pages, else a hint about a dead line.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [477, 770],
  fixable: 'sometimes',
  reveals: ['drf-unbounded-lists'],
  sources: [
    'https://www.django-rest-framework.org/community/3.1-announcement/#pagination',
    'https://www.django-rest-framework.org/community/release-notes/#33x-series',
  ],
  examples: [
    {
      code: marked('REST_FRAMEWORK = {\n    "PAGINATE_BY": 10,\n    "UNICODE_JSON": True,\n}', '"PAGINATE_BY"'),
      after: 'REST_FRAMEWORK = {\n    "UNICODE_JSON": True,\n}',
    },
    {
      title: 'Beside the new ones',
      code: marked(
        'REST_FRAMEWORK = {\n    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",\n    "PAGE_SIZE": 10,\n    "MAX_PAGINATE_BY": 100,\n}',
        '"MAX_PAGINATE_BY"',
      ),
    },
    {
      code: 'REST_FRAMEWORK = {"DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination", "PAGE_SIZE": 10}',
    },
    { title: 'Of another package', code: 'OTHER = {"PAGINATE_BY": 10}' },
    { title: 'Before 3.3', packages: { djangorestframework: '2.3.7' }, code: 'REST_FRAMEWORK = {"PAGINATE_BY": 10}' },
  ],
  *check(settings) {
    if (!mayUseRest(settings) || packageAtLeast(settings, 'rest-framework', '3.3') === false) return;
    for (const { name } of gone) {
      const written = writtenAt(settings, restKey(name), () => true);
      if (written?.entry === undefined) continue;
      const dead = isPaged(settings) !== false;
      yield {
        at: written.entry.keyAt,
        subject: 'REST_FRAMEWORK',
        message: dead
          ? `REST framework does not read \`${name}\` any more. The pagination class decides.`
          : `REST framework does not read \`${name}\` any more, so lists are not cut into pages. Set \`DEFAULT_PAGINATION_CLASS\` and \`PAGE_SIZE\`.`,
        fixes: removal(settings, written, name),
        ...(dead ? { profile: 'hint' as const, tags: ['unnecessary'] as const } : {}),
      };
    }
  },
});
