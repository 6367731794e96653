import { writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { dropItem } from './shared/lists';
import { mayUsePackage } from './shared/packages';
import { has, isKnown, itemsWhere, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Test } from './shared/model';

const path = 'graphene_django.debug.DjangoDebugMiddleware';

const isDebug: Test = (value) => {
  const text = textIn(value);
  if (text === undefined) return isKnown(value) ? false : undefined;
  return /^graphene_django\.debug\.(?:middleware\.)?DjangoDebugMiddleware$/.test(text);
};

function removal(settings: SettingsView, item: Alternative): readonly Fix[] {
  const edit = item.via.length === 0 ? dropItem(settings, item.at) : undefined;
  const title = 'Remove it (graphene-django adds it by itself while `DEBUG` is on)';
  return edit ? [{ title, edits: [edit], safety: 'unsafe', preferred: true }] : [];
}

export default defineRule({
  id: 'graphene-debug-middleware',
  summary: 'GraphQL answers can include SQL and stack traces',
  why: 'With the debug middleware, a schema that has the debug field hands out every SQL statement of a query with its parameters, and the trace of each error, to whoever asks for it.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://docs.graphene-python.org/projects/django/en/latest/debug/'],
  examples: [
    {
      code: marked(
        `GRAPHENE = {\n    "SCHEMA": "shop.schema.schema",\n    "MIDDLEWARE": ["graphql_jwt.middleware.JSONWebTokenMiddleware", "${path}"],\n}`,
        `"${path}"`,
      ),
      after:
        'GRAPHENE = {\n    "SCHEMA": "shop.schema.schema",\n    "MIDDLEWARE": ["graphql_jwt.middleware.JSONWebTokenMiddleware"],\n}',
    },
    { title: 'In a tuple', code: marked(`GRAPHENE = {"MIDDLEWARE": ("${path}",)}`, `"${path}"`) },
    { code: 'GRAPHENE = {"MIDDLEWARE": ["graphql_jwt.middleware.JSONWebTokenMiddleware"]}' },
    {
      title: 'While `DEBUG` is on',
      code: `DEBUG = False\nGRAPHENE = {"MIDDLEWARE": []}\nif DEBUG:\n    GRAPHENE["MIDDLEWARE"] += ["${path}"]`,
    },
    { title: 'For development', role: 'development', code: `GRAPHENE = {"MIDDLEWARE": ["${path}"]}` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'graphene')) return;
    const list = writtenAt(settings, ['GRAPHENE', 'MIDDLEWARE'], has(isDebug));
    const item = list && itemsWhere(list.alternative.value, isDebug)[0];
    if (item === undefined) return;
    yield {
      at: item.at,
      subject: 'GRAPHENE',
      message:
        'With `DjangoDebugMiddleware` answers of GraphQL can include SQL and stack traces. Leave it out of a deployed site.',
      fixes: removal(settings, item),
    };
  },
});
