import { addKey, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { removeItem } from './shared/lists';
import { besideFirst, isRestClass, mayUseRest, restKey, restWithout } from './shared/rest';
import { has, itemsWhere } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, QuietProblem, SettingsView } from './shared/model';

const key = 'DEFAULT_AUTHENTICATION_CLASSES';
const basic = isRestClass('authentication', 'BasicAuthentication');
const paths = {
  basic: 'rest_framework.authentication.BasicAuthentication',
  session: 'rest_framework.authentication.SessionAuthentication',
};
const packages = { djangorestframework: '3.18.3' };

function removal(settings: SettingsView, item: Alternative, list: Alternative): readonly Fix[] {
  const many = list.value.kind === 'sequence' && list.value.items.length > 1;
  const edit = many && item.via.length === 0 ? removeItem(settings, item.at) : undefined;
  const title = 'Remove it (clients that send passwords are refused)';
  return edit ? [{ title, edits: [edit], safety: 'unsafe', preferred: false }] : [];
}

function listed(settings: SettingsView): QuietProblem | undefined {
  const list = writtenAt(settings, restKey(key), has(basic));
  const item = list && itemsWhere(list.alternative.value, basic)[0];
  if (list === undefined || item === undefined) return undefined;
  return {
    at: item.at,
    subject: 'REST_FRAMEWORK',
    message:
      'With `BasicAuthentication` clients send the password with each request, and every one of them is a chance to guess it. Prefer sessions or tokens.',
    fixes: removal(settings, item, list.alternative),
  };
}

function byDefault(settings: SettingsView): QuietProblem | undefined {
  const dict = restWithout(settings, key);
  const at = dict?.root.written?.name;
  if (dict === undefined || at === undefined) return undefined;
  const beside = besideFirst(dict);
  const edits = beside && addKey(settings, beside, key, `["${paths.session}"]`);
  return {
    at,
    subject: 'REST_FRAMEWORK',
    profile: 'optin',
    message: `Without \`${key}\` the API takes passwords with each request, beside sessions. List the ways to log in that you mean.`,
    fixes: edits ? [{ title: 'Take sessions only', edits, safety: 'unsafe', preferred: false }] : [],
  };
}

export default defineRule({
  id: 'drf-basic-auth',
  summary: 'The API takes a password with each request',
  why: 'With `BasicAuthentication` the password itself travels and is kept by every client and script. Each request can be used to guess, past the login page with its limits and second factor.',
  notes:
    'Information where it is listed; where it comes from the defaults of REST framework, a hint of the strict preset.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [522],
  fixable: 'sometimes',
  reveals: ['drf-browsable-api', 'drf-open-by-default'],
  sources: ['https://www.django-rest-framework.org/api-guide/authentication/#basicauthentication'],
  examples: [
    {
      code: marked(
        `REST_FRAMEWORK = {\n    "${key}": [\n        "${paths.session}",\n        "${paths.basic}",\n    ],\n}`,
        `"${paths.basic}"`,
      ),
    },
    {
      title: 'The default',
      packages,
      code: marked('REST_FRAMEWORK = {\n    "UNICODE_JSON": True,\n}', 'REST_FRAMEWORK'),
      after: `REST_FRAMEWORK = {\n    "UNICODE_JSON": True,\n    "${key}": ["${paths.session}"],\n}`,
    },
    { code: `REST_FRAMEWORK = {"${key}": ["${paths.session}"]}` },
    { title: 'A class of the project', code: `REST_FRAMEWORK = {"${key}": ["shop.auth.BasicAuthentication"]}` },
    { title: 'Not known', packages, code: `from tools import rest\nREST_FRAMEWORK = rest()` },
    { title: 'For development', role: 'development', code: `REST_FRAMEWORK = {"${key}": ["${paths.basic}"]}` },
  ],
  *check(settings) {
    if (!mayUseRest(settings)) return;
    const problem = listed(settings) ?? byDefault(settings);
    if (problem !== undefined) yield problem;
  },
});
