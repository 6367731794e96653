import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Off',
    code: `from django.conf import settings
from django.urls import path
from graphene_django.views import GraphQLView

urlpatterns = [path("graphql/", GraphQLView.as_view(graphiql=False))]`,
  },
  {
    title: 'A view of the project, which may say so in its class',
    code: 'from django.urls import path\nfrom shop.views import GraphQLView\n\nurlpatterns = [path("graphql/", GraphQLView.as_view(schema=schema))]',
  },
];
