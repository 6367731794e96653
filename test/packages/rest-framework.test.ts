import { restFramework } from '../../server/src/core/django/packages/rest-framework';
import { describePackage } from './claims';

describePackage('django_rest_framework', restFramework, [
  {
    claim: 'calls the settings of old pages removed',
    fact: 'removed',
    is: ['MAX_PAGINATE_BY', 'PAGINATE_BY', 'PAGINATE_BY_PARAM'],
  },
  { claim: 'says nothing about them in a project', fact: 'a removed setting in a project', is: null },
  { claim: 'lets all requests pass without a rate', fact: 'without rates', is: null },
  { claim: 'stops where a scope has no rate', fact: 'without the scope', is: 'ImproperlyConfigured' },
  { claim: 'has two scopes', fact: 'scopes', is: { AnonRateThrottle: 'anon', UserRateThrottle: 'user' } },
  { claim: 'knows a client by its whole header', fact: 'the whole header', is: '1.2.3.4,5.6.7.8' },
  { claim: 'takes the last address behind one proxy', fact: 'one proxy', is: '5.6.7.8' },
  {
    claim: 'cannot use a text in the place of a list',
    fact: 'a text in place of a list',
    is: {
      DEFAULT_AUTHENTICATION_CLASSES: 'TypeError',
      DEFAULT_PARSER_CLASSES: 'TypeError',
      DEFAULT_PERMISSION_CLASSES: 'TypeError',
      DEFAULT_RENDERER_CLASSES: 'TypeError',
      TEST_REQUEST_RENDERER_CLASSES: 'TypeError',
    },
  },
  { claim: 'cannot use None in the place of a list', fact: 'no list', is: 'TypeError' },
]);
