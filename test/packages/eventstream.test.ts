import { eventstream } from '../../server/src/core/django/packages/eventstream';
import { describePackage } from './claims';

describePackage('event_streams', eventstream, [
  { claim: 'sends the text as it is', fact: 'the text', is: '*' },
  { claim: 'takes the sign in a list for no origin', fact: 'a list', is: null },
  { claim: 'asks its old name first', fact: 'the old name', is: '*' },
]);
