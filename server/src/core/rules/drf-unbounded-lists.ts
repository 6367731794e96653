import { judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { isRestClass, mayUseRest, restKey, restWithout } from './shared/rest';
import { isUnset } from './shared/apps';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';
import type { QuietProblem, SettingsView } from './shared/model';

const paging = 'DEFAULT_PAGINATION_CLASS';
const size = 'PAGE_SIZE';
const packages = { djangorestframework: '3.18.3' };
const pages = 'rest_framework.pagination.PageNumberPagination';
const own = isRestClass('pagination', 'PageNumberPagination', 'LimitOffsetPagination', 'CursorPagination');

/** Without a class or without a size, a view gives all there is. */
function unbounded(settings: SettingsView): QuietProblem | undefined {
  const withoutClass = judgeAt(settings, restKey(paging), truthy, false) === false;
  const written = writtenAt(settings, restKey(paging), own);
  const withoutSize = judgeAt(settings, restKey(size), truthy, false) === false;
  if (written !== undefined && withoutSize)
    return {
      at: written.alternative.at,
      subject: 'REST_FRAMEWORK',
      message: `This class cuts nothing without a \`${size}\`, so views answer with everything that there is. Give a size.`,
      django: [],
    };
  const number = writtenAt(settings, restKey(size), truthy);
  if (withoutClass && number?.entry !== undefined)
    return {
      at: number.entry.keyAt,
      subject: 'REST_FRAMEWORK',
      message: `\`${size}\` counts only for views that name a pagination class themselves. Set \`${paging}\`.`,
    };
  const none = writtenAt(settings, restKey(paging), falsy);
  const at = restWithout(settings, paging)?.root.written?.name ?? none?.alternative.at;
  if (!withoutClass || at === undefined || isUnset(settings, 'REST_FRAMEWORK')) return undefined;
  return {
    at,
    subject: 'REST_FRAMEWORK',
    message:
      'Without `DEFAULT_PAGINATION_CLASS` and `PAGE_SIZE`, views that name no pagination class answer with everything that there is, so one request can read a whole table. Set a class and a size.',
    django: [],
  };
}

export default defineRule({
  id: 'drf-unbounded-lists',
  summary: 'Lists of the API are not cut into pages',
  why: 'A list view without pages reads and sends the whole table. That grows unnoticed until one request takes all the memory of a worker.',
  notes: 'Only in the strict preset: views can name a pagination class themselves.',
  on: 'settings',
  profile: 'optin',
  django: ['rest_framework.W001'],
  cwe: [770],
  fixable: { never: 'front ends have to follow the pages, so only you can switch them on' },
  sources: ['https://www.django-rest-framework.org/api-guide/pagination/#setting-the-pagination-style'],
  examples: [
    { packages, code: marked('REST_FRAMEWORK = {"UNICODE_JSON": True}', 'REST_FRAMEWORK') },
    { title: 'Written as none', code: marked(`REST_FRAMEWORK = {"${paging}": None}`, 'None') },
    { title: 'A class without a size', code: marked(`REST_FRAMEWORK = {"${paging}": "${pages}"}`, `"${pages}"`) },
    { title: 'A size without a class', code: marked(`REST_FRAMEWORK = {"${size}": 50}`, `"${size}"`) },
    { code: `REST_FRAMEWORK = {"${paging}": "${pages}", "${size}": 50}` },
    { title: 'A class of the project', code: `REST_FRAMEWORK = {"${paging}": "shop.api.Pages"}` },
    { title: 'Not known', packages, code: 'from tools import rest\nREST_FRAMEWORK = {**rest()}' },
    { title: 'For tests', role: 'test', packages, code: 'REST_FRAMEWORK = {"UNICODE_JSON": True}' },
  ],
  *check(settings) {
    const problem = mayUseRest(settings) ? unbounded(settings) : undefined;
    if (problem !== undefined) yield problem;
  },
});
