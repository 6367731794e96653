import { marked } from './shared/marked';
import { partAt, textOfPart } from './shared/parts';
import { defineRule } from './rule';
import type { Value } from './shared/model';

const memory = 'channels.layers.InMemoryChannelLayer';
const layers = (backend: string): string => `CHANNEL_LAYERS = {"default": {"BACKEND": "${backend}"}}`;

function isInMemory(value: Value): boolean | undefined {
  const backend = textOfPart(partAt(value, 'default', 'BACKEND'));
  return backend === undefined ? undefined : backend === memory;
}

export default defineRule({
  id: 'channels-inmemory-in-production',
  summary: 'Messages of Channels stay in one process in production',
  why: 'What one process sends to a group never reaches the visitors who are connected to another one. Messages about logins, permissions or bans are lost the same way.',
  notes: 'Only in settings for production.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [16],
  fixable: { never: 'another layer needs a server, such as Redis, and a package' },
  sources: ['https://channels.readthedocs.io/en/stable/topics/channel_layers.html#in-memory-channel-layer'],
  examples: [
    { role: 'production', code: marked(layers(memory), `"${memory}"`) },
    { role: 'production', code: layers('channels_redis.core.RedisChannelLayer') },
    { title: 'Not for production', code: layers(memory) },
    {
      title: 'Decided by the environment',
      role: 'production',
      code: 'import os\nCHANNEL_LAYERS = {"default": {"BACKEND": os.environ["LAYER"]}}',
    },
  ],
  *check(settings) {
    if (settings.role !== 'production' || settings.isStage) return;
    const found = settings.get('CHANNEL_LAYERS').deployed(isInMemory);
    const backend = found && partAt(found.value, 'default', 'BACKEND');
    if (!backend || found.written === undefined) return;
    yield {
      at: backend.at,
      subject: 'CHANNEL_LAYERS',
      message:
        'Messages do not leave the process that sends them. Use a layer that all processes share, such as `channels_redis`.',
    };
  },
});
