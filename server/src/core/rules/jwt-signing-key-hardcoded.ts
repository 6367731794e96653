import { leafName, possibleLeaves, type Leaf } from './shared/leaves';
import { isReference } from './shared/secrets';
import { leafTitle, moveToEnvironment } from './shared/move-secret';
import { settingAt } from './shared/written-at';
import { textIn } from './shared/values';
import { defineRule } from './rule';

/** The dicts of the packages that sign tokens. */
const dicts = ['SIMPLE_JWT', 'GRAPHQL_JWT', 'JWT_AUTH'];
const keys = ['SIGNING_KEY', 'JWT_SECRET_KEY', 'JWT_PRIVATE_KEY'];

/** A public key, or the path or name of something that holds the key, is no key. */
function isKey(leaf: Leaf): boolean {
  if (leaf.alternative.read !== undefined || !keys.includes(leafName(leaf))) return false;
  const text = textIn(leaf.alternative.value) ?? '';
  return text !== '' && !/-----BEGIN (?:[A-Z]+ )*PUBLIC KEY/.test(text) && !isReference(text);
}

export default defineRule({
  id: 'jwt-signing-key-hardcoded',
  summary: 'The key that signs web tokens is written in the source',
  why: 'Whoever has the source can write a token for any user, an administrator too, and no log shows how they came in. The history keeps the key after it is gone from the file.',
  notes:
    'Also for placeholders, since tokens are signed with them all the same. A key that comes from `SECRET_KEY` is left to the rules about that one. A new key logs all clients out, and a key that has leaked has to be changed.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [321, 798],
  fixable: 'sometimes',
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#signing-key'],
  examples: [
    {
      code: 'import os\nSIMPLE_JWT = {"SIGNING_KEY": "no-real-one-7"}\n#                            ^^^^^^^^^^^^^^^',
      after: 'import os\nSIMPLE_JWT = {"SIGNING_KEY": os.environ["SIMPLE_JWT_SIGNING_KEY"]}',
    },
    {
      title: 'A placeholder signs as well',
      code: 'SIMPLE_JWT = {"SIGNING_KEY": "changeme"}\n#                            ^^^^^^^^^^',
    },
    {
      title: 'Under a name of its own',
      code: 'JWT_SIGNING_KEY = "no-real-one-7"\n#                 ^^^^^^^^^^^^^^^\nSIMPLE_JWT = {"SIGNING_KEY": JWT_SIGNING_KEY}',
    },
    { code: 'import os\nSIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}' },
    {
      title: '`SECRET_KEY` has rules of its own',
      code: 'SECRET_KEY = "no-real-one-7"\nSIMPLE_JWT = {"SIGNING_KEY": SECRET_KEY}',
    },
    { title: 'Empty', code: 'SIMPLE_JWT = {"SIGNING_KEY": ""}' },
  ],
  *check(settings) {
    for (const leaf of possibleLeaves(settings, isKey, dicts)) {
      const { at } = leaf.alternative;
      const setting = settingAt(settings, at) ?? leaf.setting;
      if (setting === 'SECRET_KEY') continue;
      yield {
        at,
        subject: setting,
        message: `${leafTitle(leaf)} is written in this file, so everyone with the source can write tokens for any user. Read it from the environment.`,
        fixes: moveToEnvironment(settings, leaf),
      };
    }
  },
});
