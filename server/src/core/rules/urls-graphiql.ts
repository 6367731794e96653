import { marked } from './shared/marked';
import { callsIn, importEdit, named } from './shared/routes';
import { defineRule } from './rule';
import type { Fix, RouteValue, UrlsView } from './shared/model';

const head =
  'from django.conf import settings\nfrom django.urls import path\nfrom graphene_django.views import GraphQLView\n\n';

function fixes(urls: UrlsView, value: RouteValue): readonly Fix[] {
  const edits = [...importEdit(urls, 'django.conf', 'settings'), { at: value.at, newText: 'settings.DEBUG' }];
  return [{ title: 'Offer it only while `DEBUG` is on', edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'urls-graphiql',
  summary: 'The GraphQL explorer is offered to everybody',
  why: 'GraphiQL is a page with the whole schema, completion and a button that runs queries. Public APIs offer it on purpose; a private one explains itself to attackers.',
  notes: 'Silent where the flag depends on something, such as `graphiql=settings.DEBUG`.',
  on: 'urls',
  profile: 'info',
  django: [],
  cwe: [200],
  fixable: 'always',
  sources: ['https://docs.graphene-python.org/projects/django/en/latest/installation/'],
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
    { title: 'Off', code: `${head}urlpatterns = [path("graphql/", GraphQLView.as_view(graphiql=False))]` },
  ],
  *check(urls) {
    for (const { call, guarded } of callsIn(urls)) {
      const flag = named(call.args, 'graphiql');
      if (guarded || !/GraphQLView\.as_view$/.test(call.callee)) continue;
      if (flag?.kind !== 'truth' || !flag.value) continue;
      yield {
        at: flag.at,
        message:
          'Everybody gets the GraphQL explorer with the whole schema. Offer it only while `DEBUG` is on, unless the API is public.',
        fixes: fixes(urls, flag),
      };
    }
  },
});
