import { graphene } from '../../server/src/core/django/packages/graphene';
import { ninja } from '../../server/src/core/django/packages/ninja';
import { spectacular } from '../../server/src/core/django/packages/spectacular';
import { yasg } from '../../server/src/core/django/packages/yasg';
import { describePackage } from './claims';

describePackage('spectacular', spectacular, [
  {
    claim: 'loads the newest scripts from a network of others',
    fact: 'distributions',
    is: ['https://cdn.jsdelivr.net/npm/swagger-ui-dist@latest', 'https://cdn.jsdelivr.net/npm/redoc@latest'],
  },
]);

describePackage('yasg', yasg, []);

describePackage('django_ninja', ninja, []);

describePackage('graphene_settings', graphene, [
  {
    claim: 'has its debug middleware under two paths',
    fact: 'debug middleware',
    is: 'graphene_django.debug.middleware.DjangoDebugMiddleware',
  },
]);
