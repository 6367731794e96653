import { marked } from './shared/marked';
import { callsIn, importEdit, named } from './shared/routes';
import { defineRule } from './rule';
import type { Fix, RouteCall, RouteValue, UrlsView } from './shared/model';

const head =
  'from django.conf import settings\nfrom django.urls import path\nfrom graphene_django.views import GraphQLView\n\n';

const strawberry = 'from django.urls import path\nfrom strawberry.django.views import GraphQLView\n\n';

/** The explorer of graphene is off and that of strawberry on unless the view says something else. */
function explorerOf(call: RouteCall): RouteValue | RouteCall | undefined {
  const flag = named(call.args, 'graphiql');
  if (flag !== undefined) return flag.kind === 'truth' && flag.value ? flag : undefined;
  if (!/^strawberry\.django\.views\.(?:Async)?GraphQLView\.as_view$/.test(call.callee)) return undefined;
  const page = named(call.args, 'graphql_ide');
  if (page !== undefined) return page.kind === 'text' ? page : undefined;
  return call.args.some(({ name }) => name === null) ? undefined : call;
}

function fixes(urls: UrlsView, found: RouteValue | RouteCall): readonly Fix[] {
  if (!('kind' in found) || found.kind === 'text') return [];
  return offerInDebug(urls, found);
}

function offerInDebug(urls: UrlsView, value: RouteValue): readonly Fix[] {
  const edits = [...importEdit(urls, 'django.conf', 'settings'), { at: value.at, newText: 'settings.DEBUG' }];
  return [{ title: 'Offer it only while `DEBUG` is on', edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'urls-graphiql',
  summary: 'The GraphQL explorer is offered to everybody',
  why: 'GraphiQL is a page with the whole schema, completion and a button that runs queries. Public APIs offer it on purpose; a private one explains itself to attackers.',
  notes:
    'Views of graphene offer it where they are asked to, those of strawberry unless `graphql_ide=None` or `graphiql=False` takes it away. Silent where the flag depends on something, such as `graphiql=settings.DEBUG`.',
  on: 'urls',
  profile: 'info',
  django: [],
  cwe: [200],
  fixable: 'sometimes',
  sources: [
    'https://docs.graphene-python.org/projects/django/en/latest/installation/',
    'https://strawberry.rocks/docs/integrations/django',
  ],
  examples: [
    {
      code: marked(`${head}urlpatterns = [path("graphql/", GraphQLView.as_view(graphiql=True))]`, 'True'),
      after: `${head}urlpatterns = [path("graphql/", GraphQLView.as_view(graphiql=settings.DEBUG))]`,
    },
    { code: `${head}urlpatterns = [path("graphql/", GraphQLView.as_view(graphiql=settings.DEBUG))]` },
    {
      title: 'For development',
      code: `${head}urlpatterns = []\nif settings.DEBUG:\n    urlpatterns += [path("graphql/", GraphQLView.as_view(graphiql=True))]`,
    },
    {
      title: 'Of strawberry, by default',
      code: marked(
        `${strawberry}urlpatterns = [path("graphql/", GraphQLView.as_view(schema=schema))]`,
        'GraphQLView.as_view(schema=schema)',
      ),
    },
    {
      title: 'Of strawberry, by name',
      code: marked(
        `${strawberry}urlpatterns = [path("graphql/", GraphQLView.as_view(schema=schema, graphql_ide="apollo-sandbox"))]`,
        '"apollo-sandbox"',
      ),
    },
    {
      title: 'Of strawberry, taken away or for development',
      code: `${strawberry}urlpatterns = [\n    path("a/", GraphQLView.as_view(schema=schema, graphql_ide=None)),\n    path("b/", GraphQLView.as_view(schema=schema, graphiql=False)),\n    path("c/", GraphQLView.as_view(schema=schema, graphql_ide="graphiql" if settings.DEBUG else None)),\n]`,
    },
  ],
  *check(urls) {
    for (const { call, guarded } of callsIn(urls)) {
      const explorer = guarded || !call.callee.endsWith('GraphQLView.as_view') ? undefined : explorerOf(call);
      if (explorer === undefined) continue;
      yield {
        at: explorer.at,
        message:
          'Everybody gets the GraphQL explorer with the whole schema. Offer it only while `DEBUG` is on, unless the API is public.',
        fixes: fixes(urls, explorer),
      };
    }
  },
});
