import { channels } from '../../server/src/core/django/packages/channels';
import { describePackage } from './claims';

describePackage('channel_layers', channels, [
  { claim: 'has a layer in memory', fact: 'in memory', is: 'channels.layers.InMemoryChannelLayer' },
]);
