import { titleOf, writtenAt, type SettingPath } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { restKey } from './shared/rest';
import { isKnown, textIn } from './shared/values';
import { replaceValue } from './shared/replacing';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';
import type { Fix, SettingsView, Test } from './shared/model';
import type { Written } from './shared/dict-keys';

const permissions = 'DEFAULT_PERMISSION_CLASSES';

const paths: readonly (readonly [PackageId, SettingPath])[] = [
  ...[
    permissions,
    'DEFAULT_AUTHENTICATION_CLASSES',
    'DEFAULT_THROTTLE_CLASSES',
    'DEFAULT_RENDERER_CLASSES',
    'DEFAULT_PARSER_CLASSES',
    'DEFAULT_FILTER_BACKENDS',
  ].map((key) => ['rest-framework', restKey(key)] as const),
  ['spectacular', ['SPECTACULAR_SETTINGS', 'SERVE_PERMISSIONS']],
];

/** A text is imported as one class, and a class is nothing to go through; neither is `None`. */
const noList: Test = (value) => {
  if (textIn(value) !== undefined) return true;
  if (value.kind === 'literal') return value.value === null;
  return isKnown(value) ? false : undefined;
};

function fixes(settings: SettingsView, { alternative }: Written): readonly Fix[] {
  if (textIn(alternative.value) === undefined || alternative.read !== undefined) return [];
  return replaceValue(settings, alternative, `[${settings.textOf(alternative.at)}]`, 'Make it a list', true);
}

export default defineRule({
  id: 'drf-class-list-string',
  summary: 'A list of classes of REST framework is a single text',
  why: 'REST framework imports a text as one class and then goes through it as through a list, so every request to the API ends in an error. Parentheses without a comma are no tuple.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: [
    'drf-open-by-default',
    'drf-basic-auth',
    'drf-browsable-api',
    'drf-throttle-ineffective',
    'drf-num-proxies-unset',
    'spectacular-public-docs',
  ],
  sources: ['https://www.django-rest-framework.org/api-guide/settings/#api-policy-settings'],
  examples: [
    {
      title: 'A comma is missing',
      code: marked(
        `REST_FRAMEWORK = {\n    "${permissions}": ("rest_framework.permissions.IsAuthenticated"),\n}`,
        '"rest_framework.permissions.IsAuthenticated"',
      ),
      after: `REST_FRAMEWORK = {\n    "${permissions}": ["rest_framework.permissions.IsAuthenticated"],\n}`,
    },
    {
      title: 'A comma is missing, on lines of its own',
      code: marked(
        `REST_FRAMEWORK = {\n    "${permissions}": (\n        "rest_framework.permissions.IsAuthenticated"\n    ),\n}`,
        '"rest_framework.permissions.IsAuthenticated"',
      ),
      after: `REST_FRAMEWORK = {\n    "${permissions}": ["rest_framework.permissions.IsAuthenticated"],\n}`,
    },
    {
      title: 'Filters',
      code: marked(
        'REST_FRAMEWORK = {\n    "DEFAULT_FILTER_BACKENDS": "rest_framework.filters.SearchFilter",\n}',
        '"rest_framework.filters.SearchFilter"',
      ),
      after: 'REST_FRAMEWORK = {\n    "DEFAULT_FILTER_BACKENDS": ["rest_framework.filters.SearchFilter"],\n}',
    },
    { title: 'Nothing', code: marked(`REST_FRAMEWORK = {}\nREST_FRAMEWORK["${permissions}"] = None`, 'None') },
    {
      title: 'The documentation of the API',
      code: marked(
        'SPECTACULAR_SETTINGS = {"SERVE_PERMISSIONS": "rest_framework.permissions.IsAdminUser"}',
        '"rest_framework.permissions.IsAdminUser"',
      ),
    },
    { code: `REST_FRAMEWORK = {"${permissions}": ("rest_framework.permissions.IsAuthenticated",)}` },
    {
      title: 'One class where one is asked for',
      code: 'REST_FRAMEWORK = {"DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination"}',
    },
    { title: 'Not known', code: `from tools import classes\nREST_FRAMEWORK = {"${permissions}": classes()}` },
    { title: 'For tests', role: 'test', code: `REST_FRAMEWORK = {"${permissions}": None}` },
  ],
  *check(settings) {
    for (const [id, path] of paths) {
      const written = mayUsePackage(settings, id) ? writtenAt(settings, path, noList) : undefined;
      if (written === undefined) continue;
      yield {
        at: written.alternative.at,
        subject: path[0],
        message: `${titleOf(path)} is not a list, and requests to the API end in an error. Put brackets around it.`,
        fixes: fixes(settings, written),
      };
    }
  },
});
