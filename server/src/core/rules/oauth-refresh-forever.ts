import { defaultPlace } from './shared/default-key';
import { writtenAt, type SettingPath } from './shared/dict-keys';
import { literal } from './shared/values';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { defineRule } from './rule';

const path: SettingPath = ['OAUTH2_PROVIDER', 'REFRESH_TOKEN_EXPIRE_SECONDS'];
const isNone = literal((value) => value === null);
const apps = 'INSTALLED_APPS = ["oauth2_provider"]\n';

export default defineRule({
  id: 'oauth-refresh-forever',
  summary: 'Refresh tokens of the OAuth server are never deleted',
  why: 'A refresh token that a client has lost or forgotten goes on working for years. The setting tells the command `cleartokens` which ones are old; without it, none is.',
  notes:
    'Only `cleartokens` looks at the setting: nothing refuses an old refresh token by itself, so the command has to be run, by a timer for example.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [613],
  fixable: { never: 'a lifetime ends the access of clients that are idle, and it needs a command that is run' },
  sources: ['https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html#refresh-token-expire-seconds'],
  examples: [
    { code: `${apps}${marked('OAUTH2_PROVIDER = {"REFRESH_TOKEN_EXPIRE_SECONDS": None}', 'None')}` },
    {
      title: 'By default',
      code: `${apps}${marked('OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}', 'OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}')}`,
    },
    { title: 'Without any setting of the package', code: marked(apps, '"oauth2_provider"') },
    { code: `${apps}OAUTH2_PROVIDER = {"REFRESH_TOKEN_EXPIRE_SECONDS": 1209600}` },
    {
      title: 'Not known',
      code: `import os\n${apps}OAUTH2_PROVIDER = {"REFRESH_TOKEN_EXPIRE_SECONDS": int(os.environ["TTL"])}`,
    },
    { title: 'The package is not used', code: 'INSTALLED_APPS = []\nOAUTH2_PROVIDER = {}' },
    { title: 'For development', role: 'development', code: `${apps}OAUTH2_PROVIDER = {}` },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'oauth-toolkit')) return;
    const at = writtenAt(settings, path, isNone)?.alternative.at ?? defaultPlace(settings, path, 'oauth2_provider');
    if (at === undefined) return;
    yield {
      at,
      subject: path[0],
      message:
        'Refresh tokens are good for ever, because `cleartokens` is not told which ones are old. Set `REFRESH_TOKEN_EXPIRE_SECONDS` and run the command regularly.',
    };
  },
});
