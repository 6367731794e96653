import { definePackage } from '../package-facts';

/** graphene-django; read from its `settings.py` (3.2). */
export const graphene = definePackage({
  distributions: ['graphene-django'],
  apps: ['graphene_django'],
  modules: ['graphene_django'],
  docs: 'https://docs.graphene-python.org/projects/django/en/latest/settings/',
  settings: [
    {
      name: 'GRAPHENE',
      kind: 'dict',
      doc: 'The schema that GraphQL serves, and how.',
      default: '{}',
      shown: { SCHEMA: 'dotted', MIDDLEWARE: 'dotted' },
      keys: [
        { name: 'SCHEMA', kind: 'text', doc: 'The path of the schema.', default: 'None' },
        {
          name: 'MIDDLEWARE',
          kind: 'list',
          doc: 'What runs around each field; the debug middleware is added while `DEBUG` is on.',
          safe: 'without `DjangoDebugMiddleware`',
          default: '()',
        },
        {
          name: 'GRAPHIQL_SHOULD_PERSIST_HEADERS',
          kind: 'bool',
          doc: 'Lets GraphiQL keep headers, tokens among them, in the storage of the browser.',
          safe: '`False`',
          default: 'False',
        },
        {
          name: 'GRAPHIQL_HEADER_EDITOR_ENABLED',
          kind: 'bool',
          doc: 'Offers an editor for headers in GraphiQL.',
          default: 'True',
        },
        {
          name: 'RELAY_CONNECTION_MAX_LIMIT',
          kind: 'int',
          doc: 'How many items a connection gives at most.',
          safe: 'a small number',
          default: '100',
        },
        {
          name: 'RELAY_CONNECTION_ENFORCE_FIRST_OR_LAST',
          kind: 'bool',
          doc: 'Refuses a connection without `first` or `last`.',
          default: 'False',
        },
        {
          name: 'ATOMIC_MUTATIONS',
          kind: 'bool',
          doc: 'Runs each mutation in a transaction that an error rolls back.',
          default: 'False',
        },
        {
          name: 'MAX_VALIDATION_ERRORS',
          kind: 'int',
          doc: 'How many errors of a query are looked for; `None` means all.',
          default: 'None',
        },
        { name: 'SUBSCRIPTION_PATH', kind: 'text', doc: 'The path of subscriptions.', default: 'None' },
        { name: 'TESTING_ENDPOINT', kind: 'text', doc: 'The path that the test client asks.', default: "'/graphql'" },
      ],
    },
  ],
});
