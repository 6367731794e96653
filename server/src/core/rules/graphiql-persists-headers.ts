import { setFlag, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { truthy } from './shared/values';
import { defineRule } from './rule';

const key = 'GRAPHIQL_SHOULD_PERSIST_HEADERS';

export default defineRule({
  id: 'graphiql-persists-headers',
  summary: 'GraphiQL keeps login headers in the browser',
  why: 'Whoever tries a query with a token in GraphiQL leaves it in the storage of the browser, where each script of the site, and the next user of the machine, can read it.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [922],
  fixable: 'sometimes',
  sources: ['https://docs.graphene-python.org/projects/django/en/latest/settings/#graphiql-should-persist-headers'],
  examples: [
    { code: marked(`GRAPHENE = {"${key}": True}`, 'True'), after: `GRAPHENE = {"${key}": False}` },
    { code: `GRAPHENE = {"${key}": False}` },
    { title: 'The default', code: 'GRAPHENE = {"SCHEMA": "shop.schema.schema"}' },
    { title: 'While `DEBUG` is on', code: `DEBUG = False\nGRAPHENE = {"${key}": DEBUG}` },
    { title: 'For development', role: 'development', code: `GRAPHENE = {"${key}": True}` },
  ],
  *check(settings) {
    const written = mayUsePackage(settings, 'graphene') ? writtenAt(settings, ['GRAPHENE', key], truthy) : undefined;
    if (written === undefined) return;
    yield {
      at: written.alternative.at,
      subject: 'GRAPHENE',
      message:
        '`GRAPHIQL_SHOULD_PERSIST_HEADERS` keeps headers, tokens among them, in the storage of the browser. Turn it off.',
      fixes: setFlag(settings, written, false),
    };
  },
});
