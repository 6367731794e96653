import { definePackage } from '../package-facts';

/** Channels; read from `channels.layers` (4.3). */
export const channels = definePackage({
  distributions: ['channels'],
  apps: ['channels'],
  modules: ['channels', 'channels_redis'],
  docs: 'https://channels.readthedocs.io/en/stable/topics/channel_layers.html',
  settings: [
    {
      name: 'CHANNEL_LAYERS',
      kind: 'dict',
      doc: 'How processes send messages to each other and to connected visitors, by alias.',
      safe: '`channels_redis`, over TLS and with a password',
      default: '{}',
      shown: { '*.BACKEND': 'dotted' },
    },
  ],
});
