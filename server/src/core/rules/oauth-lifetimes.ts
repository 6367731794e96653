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
  readonly profile?: Profile;
}

const limits: readonly Limit[] = [
  {
    path: ['OAUTH2_PROVIDER', 'ACCESS_TOKEN_EXPIRE_SECONDS'],
    limit: 36_000,
    better: 3600,
    why: 'a stolen access token works for as long',
  },
  {
    path: ['OAUTH2_PROVIDER', 'AUTHORIZATION_CODE_EXPIRE_SECONDS'],
    limit: 600,
    better: 60,
    why: 'a code that somebody saw can be used for as long',
    profile: 'warn',
  },
];

export default defineRule({
  id: 'oauth-lifetimes',
  summary: 'Tokens or codes of the OAuth server live too long',
  why: 'A code is used within seconds by the client that asked for it, and an access token can be renewed. All the time beyond that is for whoever got hold of one.',
  notes:
    "Access tokens: information beyond ten hours, the package's own default. Codes: a warning beyond ten minutes, the most that OAuth recommends (RFC 6749).",
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
    { code: 'OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 3600, "AUTHORIZATION_CODE_EXPIRE_SECONDS": 600}' },
    { title: 'The default', code: 'OAUTH2_PROVIDER = {"ACCESS_TOKEN_EXPIRE_SECONDS": 36000}' },
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
        ...(profile === undefined ? {} : { profile }),
      };
    }
  },
});
