import { addKey, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { removeItem } from './shared/lists';
import { besideFirst, isRestClass, mayUseRest, restKey, restWithout } from './shared/rest';
import { has, itemsWhere } from './shared/values';
import { defineRule } from './rule';
import type { QuietProblem, SettingsView } from './shared/model';

const key = 'DEFAULT_RENDERER_CLASSES';
const browsable = isRestClass('renderers', 'BrowsableAPIRenderer');
const json = 'rest_framework.renderers.JSONRenderer';
const page = 'rest_framework.renderers.BrowsableAPIRenderer';
const packages = { djangorestframework: '3.18.3' };
const message =
  '`BrowsableAPIRenderer` shows the pages of the browsable API, with forms and all choices of related objects. Answer with JSON only.';

function listed(settings: SettingsView): QuietProblem | undefined {
  const list = writtenAt(settings, restKey(key), has(browsable));
  const item = list && itemsWhere(list.alternative.value, browsable)[0];
  if (list === undefined || item === undefined) return undefined;
  const many = list.alternative.value.kind === 'sequence' && list.alternative.value.items.length > 1;
  const edit = many && item.via.length === 0 ? removeItem(settings, item.at) : undefined;
  return {
    at: item.at,
    subject: 'REST_FRAMEWORK',
    message,
    fixes: edit ? [{ title: 'Remove it', edits: [edit], safety: 'unsafe', preferred: false }] : [],
  };
}

function byDefault(settings: SettingsView): QuietProblem | undefined {
  const dict = restWithout(settings, key);
  const at = dict?.root.written?.name;
  if (dict === undefined || at === undefined) return undefined;
  const beside = besideFirst(dict);
  const edits = beside && addKey(settings, beside, key, `["${json}"]`);
  const fixes = edits ? [{ title: 'Answer with JSON only', edits, safety: 'unsafe' as const, preferred: false }] : [];
  return { at, subject: 'REST_FRAMEWORK', message, fixes };
}

export default defineRule({
  id: 'drf-browsable-api',
  summary: 'The browsable API is on in a deployed site',
  why: 'Its pages show fields, filters and the choices of related objects to everybody who may open a view, and their forms read whole tables. Front ends and other clients need none of it.',
  notes:
    'Only in the strict preset: for a public API the pages are a service to its users. Silent where a branch adds them while `DEBUG` is on.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [200],
  fixable: 'sometimes',
  reveals: ['drf-basic-auth', 'drf-open-by-default'],
  sources: ['https://www.django-rest-framework.org/api-guide/renderers/#browsableapirenderer'],
  examples: [
    {
      code: marked(
        `REST_FRAMEWORK = {\n    "${key}": [\n        "${json}",\n        "${page}",\n    ],\n}`,
        `"${page}"`,
      ),
    },
    {
      title: 'The default',
      packages,
      code: marked('REST_FRAMEWORK = {\n    "UNICODE_JSON": True,\n}', 'REST_FRAMEWORK'),
      after: `REST_FRAMEWORK = {\n    "UNICODE_JSON": True,\n    "${key}": ["${json}"],\n}`,
    },
    { code: `REST_FRAMEWORK = {"${key}": ["${json}"]}` },
    {
      title: 'While `DEBUG` is on',
      packages,
      code: `DEBUG = False\nREST_FRAMEWORK = {"${key}": ["${json}"]}\nif DEBUG:\n    REST_FRAMEWORK["${key}"] += ["${page}"]`,
    },
    { title: 'Not known', packages, code: `from tools import forms\nREST_FRAMEWORK = {"${key}": forms()}` },
    { title: 'For development', role: 'development', packages, code: 'REST_FRAMEWORK = {"UNICODE_JSON": True}' },
  ],
  *check(settings) {
    if (!mayUseRest(settings)) return;
    const problem = listed(settings) ?? byDefault(settings);
    if (problem !== undefined) yield problem;
  },
});
