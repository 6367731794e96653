import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { numberAbove, numberIn, spoken } from './shared/durations';
import { replaceValue, reportPlace } from './shared/replacing';
import { titleOf, writtenAt, type SettingPath } from './shared/dict-keys';
import { defineRule } from './rule';
import type { Profile } from './rule';

interface Limit {
  readonly path: SettingPath;
  /** In seconds; nothing is said up to there. */
  readonly limit: number;
  readonly better: number;
  readonly why: string;
  readonly profile?: (seconds: number) => Profile;
}

const limits: readonly Limit[] = [
  {
    path: ['OAUTH2_PROVIDER', 'ACCESS_TOKEN_EXPIRE_SECONDS'],
    limit: 3600,
    better: 3600,
    why: 'a stolen access token works for as long',
  },
  {
    path: ['OAUTH2_PROVIDER', 'AUTHORIZATION_CODE_EXPIRE_SECONDS'],
    limit: 60,
    better: 60,
    why: 'a code that somebody saw can be used for as long',
    profile: (seconds) => (seconds > 600 ? 'warn' : 'hint'),
  },
];

export default defineRule({
  id: 'oauth-lifetimes',
  summary: 'Tokens or codes of the OAuth server live too long',
  why: 'A code is used within seconds by the client that asked for it, and an access token can be renewed. All the time beyond that is for whoever got hold of one.',
  notes:
    "Access tokens: information beyond an hour. Codes: a hint beyond a minute, the package's own default, and a warning beyond ten minutes, the most that OAuth recommends (RFC 6749). Nothing is said of what is not written: the package's own default for access tokens is ten hours.",
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: [
    'https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html#access-token-expire-seconds',
    'https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2',
  ],
  examples: [
    {
      code: marked('OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 60 * 60 * 24 * 30}', '60 * 60 * 24 * 30'),
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
    { title: 'Not written', code: 'INSTALLED_APPS = ["oauth2_provider"]\nOAUTH2_PROVIDER = {}' },
    {
      title: 'Not known',
      code: 'import os\nOAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": int(os.environ["TTL"])}',
    },
    {
      title: 'For development',
      role: 'development',
      code: 'OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 360000}',
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'oauth-toolkit')) return;
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
        ...(profile === undefined ? {} : { profile: profile(seconds) }),
      };
    }
  },
});
