import { djangoRedis } from '../../server/src/core/django/packages/django-redis';
import { describePackage } from './claims';

describePackage('redis_caches', djangoRedis, [
  { claim: 'checks certificates by default', fact: 'by default', is: 'CERT_REQUIRED' },
  { claim: 'takes None for no check', fact: 'no requirement', is: 'CERT_NONE' },
  { claim: 'takes False for no check', fact: 'false', is: 'CERT_NONE' },
  { claim: 'takes "none" for no check', fact: 'none', is: 'CERT_NONE' },
  { claim: 'knows a check that is not insisted on', fact: 'optional', is: 'CERT_OPTIONAL' },
  { claim: 'raises an error while the server is away', fact: 'counting without a server', is: 'an error' },
  {
    claim: 'counts nothing while the server is away and errors are ignored',
    fact: 'counting without a server, errors ignored',
    is: 0,
  },
]);
