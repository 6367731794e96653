import { defaultPlace } from './shared/default-key';
import { hasApp } from './shared/apps';
import { appendKeyOrDict } from './shared/dict-append';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { numberAbove, numberIn, spoken } from './shared/durations';
import { replaceValue, reportPlace } from './shared/replacing';
import { lacksKey, titleOf, writtenAt, type SettingPath } from './shared/dict-keys';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';
import type { Problem } from './problem';
import type { Profile } from './rule';

interface Limit {
  readonly path: SettingPath;
  /** In seconds; nothing is said up to there. */
  readonly limit: number;
  readonly better: number;
  readonly why: string;
  readonly profile: (seconds: number) => Profile;
}

const app = 'oauth2_provider';
const setting = 'OAUTH2_PROVIDER';
const access = 'ACCESS_TOKEN_EXPIRE_SECONDS';

const limits: readonly Limit[] = [
  {
    path: [setting, access],
    limit: 3600,
    better: 3600,
    why: 'a stolen access token works for as long',
    profile: (seconds) => (seconds > 24 * 3600 ? 'prodwarn' : 'info'),
  },
  {
    path: [setting, 'AUTHORIZATION_CODE_EXPIRE_SECONDS'],
    limit: 60,
    better: 60,
    why: 'a code that somebody saw can be used for as long',
    profile: (seconds) => (seconds > 600 ? 'warn' : 'hint'),
  },
];

/** A site that asks another server about each token gives none out. */
const introspection = 'RESOURCE_SERVER_INTROSPECTION_URL';

function* byDefault(settings: SettingsView): Iterable<Problem> {
  if (hasApp(settings, app) !== true || !lacksKey(settings, [setting, introspection])) return;
  const at = defaultPlace(settings, [setting, access], app);
  if (at === undefined) return;
  yield {
    at,
    subject: setting,
    message: `Nothing sets ${titleOf([setting, access])}, so access tokens live for 10 hours, and a stolen one works for as long. One hour is enough.`,
    fixes: appendKeyOrDict(settings, setting, access, '3600', 'Set it to 3600 seconds', false),
  };
}

const apps = `INSTALLED_APPS = ["${app}"]`;

export default defineRule({
  id: 'oauth-lifetimes',
  summary: 'Tokens or codes of the OAuth server live too long',
  why: 'A code is used within seconds by the client that asked for it, and an access token can be renewed. All the time beyond that is for whoever got hold of one.',
  notes:
    "Access tokens: information beyond an hour, a warning beyond a day. Codes: a hint beyond a minute, the package's own default, and a warning beyond ten minutes, the most that OAuth recommends (RFC 6749). The same information where the app `oauth2_provider` is installed and nothing sets the lifetime of access tokens: the package's own default is ten hours. Silent then for a site that asks another server about tokens (`RESOURCE_SERVER_INTROSPECTION_URL`).",
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: [
    'https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html#access-token-expire-seconds',
    'https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2',
  ],
  examples: [
    {
      title: 'A month: a warning',
      code: marked('OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 60 * 60 * 24 * 30}', '60 * 60 * 24 * 30'),
      after: 'OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 3600}',
    },
    {
      title: 'Ten hours: information',
      code: marked('OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 36000}', '36000'),
      after: 'OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 3600}',
    },
    {
      title: 'A code',
      code: marked('OAUTH2_PROVIDER = {"AUTHORIZATION_CODE_EXPIRE_SECONDS": 3600}', '3600'),
      after: 'OAUTH2_PROVIDER = {"AUTHORIZATION_CODE_EXPIRE_SECONDS": 60}',
    },
    {
      title: 'A code for some minutes: a hint',
      code: marked('OAUTH2_PROVIDER = {"AUTHORIZATION_CODE_EXPIRE_SECONDS": 300}', '300'),
      after: 'OAUTH2_PROVIDER = {"AUTHORIZATION_CODE_EXPIRE_SECONDS": 60}',
    },
    { code: 'OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 3600, "AUTHORIZATION_CODE_EXPIRE_SECONDS": 60}' },
    {
      title: 'The default of the package',
      code: `${apps}\n${marked('OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}', 'OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}')}`,
      after: `${apps}\nOAUTH2_PROVIDER = {"PKCE_REQUIRED": True, "ACCESS_TOKEN_EXPIRE_SECONDS": 3600}`,
    },
    {
      title: 'Another server gives the tokens out',
      code: `${apps}\nOAUTH2_PROVIDER = {"RESOURCE_SERVER_INTROSPECTION_URL": "https://login.example.org/o/introspect/"}`,
    },
    { title: 'The app is not installed', code: 'INSTALLED_APPS = []\nOAUTH2_PROVIDER = {}' },
    {
      title: 'Other settings are not known',
      code: `from site_options import oauth\n${apps}\nOAUTH2_PROVIDER = oauth()`,
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'oauth-toolkit')) return;
    yield* byDefault(settings);
    for (const { path, limit, better, why, profile } of limits) {
      const found = writtenAt(settings, path, numberAbove(limit));
      const seconds = found && numberIn(found.alternative.value);
      if (found === undefined || seconds === undefined) continue;
      yield {
        at: reportPlace(settings, found.alternative),
        subject: path[0],
        message: `${titleOf(path)} is ${spoken(seconds)}, and ${why}. ${spoken(better)
          .replace(/^1 hour$/, 'One hour')
          .replace(/^1 minute$/, 'One minute')} is enough.`,
        fixes: replaceValue(settings, found.alternative, String(better), `Set it to ${String(better)} seconds`),
        profile: profile(seconds),
      };
    }
  },
});
