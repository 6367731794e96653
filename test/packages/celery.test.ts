import { celery } from '../../server/src/core/django/packages/celery';
import { unsafeContent } from '../../server/src/core/rules/celery-unsafe-serializer';
import { describePackage } from './claims';

describePackage('celery_config', celery, [
  { claim: 'runs what a pickle says', fact: 'reading a pickle', is: 'code ran' },
  { claim: 'has these names for pickle', fact: 'names of pickle', is: [...unsafeContent].sort() },
  { claim: 'reads YAML with a loader that runs nothing', fact: 'yaml refuses code', is: true },
  { claim: 'has the default account of RabbitMQ', fact: 'account of AMQP', is: ['guest', 'guest'] },
]);
