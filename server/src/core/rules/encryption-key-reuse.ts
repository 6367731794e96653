import { deployedSecrets, distinct, leafName, type Leaf } from './shared/leaves';
import { soundsSecret, upperName } from './shared/classifier';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** Keys that encrypt what is stored, or sign for other programs. */
const keys = /(?:^|_)(?:ENCRYPTION_KEYS?|FERNET_KEYS?|CRYPTO(?:GRAPHY)?_KEY|SALT_KEY|FIELD_KEY)$/;

/** A value that came through the name SECRET_KEY, or is read from its variable. */
function isSecretKey(settings: SettingsView, leaf: Leaf): boolean {
  const name = leafName(leaf);
  // Messages between the processes of Channels live for a minute, and its key may change at any time.
  if (leaf.setting === 'CHANNEL_LAYERS') return false;
  if (leaf.setting === 'SECRET_KEY' || !soundsSecret(name) || !keys.test(upperName(name))) return false;
  const { via, read } = leaf.alternative;
  if (via.some((place) => /^(?:\w+\.)?SECRET_KEY$/.test(settings.textOf(place)))) return true;
  const own = settings.get('SECRET_KEY').deployedAlternatives.map((key) => key.read?.variable);
  return read !== undefined && own.includes(read.variable);
}

export default defineRule({
  id: 'encryption-key-reuse',
  summary: '`SECRET_KEY` also encrypts stored data',
  why: 'A secret key has to be changed once it may have leaked. Where it also encrypts fields, changing it makes their data unreadable, so it is never changed; and one leak opens sessions and stored data together.',
  notes:
    'Take care before you change anything: with a new key, what is stored cannot be read any more unless it is encrypted anew.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [323, 321],
  fixable: { never: 'stored data has to be encrypted anew first' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key'],
  examples: [
    {
      code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nFIELD_ENCRYPTION_KEY = SECRET_KEY\n#                      ^^^^^^^^^^',
    },
    {
      title: 'By the same variable, in a list',
      code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nFERNET_KEYS = [os.environ["SECRET_KEY"]]\n#              ^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    { code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nFIELD_ENCRYPTION_KEY = os.environ["FIELD_KEY"]' },
    {
      title: 'Not for stored data',
      code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nSIGNING_KEY = SECRET_KEY',
    },
    {
      title: 'For messages that are soon gone',
      code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nCHANNEL_LAYERS = {"default": {"CONFIG": {"symmetric_encryption_keys": [SECRET_KEY]}}}',
    },
  ],
  *check(settings) {
    for (const leaf of distinct(deployedSecrets(settings, (each) => isSecretKey(settings, each)))) {
      const name = leaf.alternative.via.find((place) => settings.textOf(place).endsWith('SECRET_KEY'));
      yield {
        at: name ?? leaf.alternative.at,
        subject: leaf.setting,
        message: `\`${leafName(leaf)}\` is \`SECRET_KEY\`, so the key cannot be changed without losing the encrypted data. Use a key of its own.`,
      };
    }
  },
});
