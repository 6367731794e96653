import { deployedSecrets, distinct, leafName, type Leaf } from './shared/leaves';
import { isAsymmetric } from './shared/jwt-algorithms';
import { judgeAt, lacksKey } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { upperName } from './shared/classifier';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** Keys and salts that sign or encrypt what leaves the site. */
const keys = /(?:^|_)(?:SIGNING_KEY|JWT_SECRET_KEY|JWT_SECRET|SYMMETRIC_ENCRYPTION_KEYS|HASHIDS?(?:_\w+)?_SALT)$/;

/** What each of them has in it, which is quick to look for. */
const hints = /key|secret|salt/i;

function isShared(settings: SettingsView, { path, setting, alternative }: Leaf): boolean {
  if (setting === 'SECRET_KEY' || !path.some((name) => hints.test(name) && keys.test(upperName(name)))) return false;
  if (alternative.via.some((place) => /^(?:\w+\.)?SECRET_KEY$/.test(settings.textOf(place)))) return true;
  const own = settings.get('SECRET_KEY').deployedAlternatives.map(({ read }) => read?.variable);
  return alternative.read !== undefined && own.includes(alternative.read.variable);
}

export default defineRule({
  id: 'jwt-signing-key-shared',
  summary: '`SECRET_KEY` also signs tokens',
  why: 'One leak then opens sessions, reset links and tokens together. And a key that signs tokens for other programs has to be changed at other times than one that signs sessions, so neither is changed.',
  notes:
    'Only in the strict preset: SimpleJWT signs with `SECRET_KEY` unless a key is set. Silent for pairs of keys. A new key ends all tokens.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [323],
  fixable: { never: 'a new key ends all tokens, which has to be planned' },
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#signing-key'],
  examples: [
    {
      code: `import os\nSECRET_KEY = os.environ["KEY"]\n${marked('SIMPLE_JWT = {"SIGNING_KEY": SECRET_KEY}', 'SECRET_KEY')}`,
    },
    {
      title: 'The same variable',
      code: `import os\nSECRET_KEY = os.environ["KEY"]\n${marked('JWT_SIGNING_KEY = os.environ["KEY"]', 'os.environ["KEY"]')}`,
    },
    { title: 'By default', code: marked('SIMPLE_JWT = {"ALGORITHM": "HS256"}', 'SIMPLE_JWT = {"ALGORITHM": "HS256"}') },
    {
      title: 'Of Channels',
      code: `import os\nSECRET_KEY = os.environ["KEY"]\n${marked('CHANNEL_LAYERS = {"default": {"CONFIG": {"symmetric_encryption_keys": [SECRET_KEY]}}}', 'SECRET_KEY')}`,
    },
    { code: 'import os\nSECRET_KEY = os.environ["KEY"]\nSIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}' },
    { title: 'A pair of keys', code: 'SIMPLE_JWT = {"ALGORITHM": "RS256", "JWK_URL": "https://id.example.org/jwks"}' },
    { title: 'No tokens', code: 'import os\nSECRET_KEY = os.environ["KEY"]' },
  ],
  *check(settings) {
    for (const leaf of distinct(deployedSecrets(settings, (each) => isShared(settings, each)))) {
      const name = leaf.alternative.via.find((place) => settings.textOf(place).endsWith('SECRET_KEY'));
      yield {
        at: name ?? leaf.alternative.at,
        subject: leaf.setting,
        message: `\`${leafName(leaf)}\` is \`SECRET_KEY\`, so one leak opens sessions and tokens, and neither key can be changed alone. Use a key of its own.`,
      };
    }
    const jwt = settings.get('SIMPLE_JWT').writes.find(({ how }) => how === 'assign');
    if (jwt === undefined || !mayUsePackage(settings, 'simplejwt')) return;
    const pair = judgeAt(settings, ['SIMPLE_JWT', 'ALGORITHM'], isAsymmetric, false);
    if (pair !== false || !lacksKey(settings, ['SIMPLE_JWT', 'SIGNING_KEY'])) return;
    yield {
      at: jwt.statement,
      subject: 'SIMPLE_JWT',
      message:
        'Without `SIGNING_KEY`, SimpleJWT signs tokens with `SECRET_KEY`, so one leak opens sessions and tokens. Use a key of its own.',
    };
  },
});
