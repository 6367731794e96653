import { longLifetimes } from './shared/lifetimes';
import { marked } from './shared/marked';
import { replaceByTimedelta } from './shared/timedelta';
import { reportPlace } from './shared/replacing';
import { falsy } from './shared/values';
import { judgeAt, titleOf, type SettingPath } from './shared/dict-keys';
import { issuedNote, whereIssued } from './shared/token-issue';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';
import type { LongLifetime } from './shared/lifetimes';
import type { SettingsView } from './shared/model';
import type { Problem } from './problem';

const rows: readonly (readonly [PackageId, SettingPath])[] = [
  ['simplejwt', ['SIMPLE_JWT', 'REFRESH_TOKEN_LIFETIME']],
  ['simplejwt', ['SIMPLE_JWT', 'SLIDING_TOKEN_REFRESH_LIFETIME']],
  ['graphql-jwt', ['GRAPHQL_JWT', 'JWT_REFRESH_EXPIRATION_DELTA']],
  ['drf-jwt', ['JWT_AUTH', 'JWT_REFRESH_EXPIRATION_DELTA']],
];

const day = 24 * 60 * 60;
const imported = 'from datetime import timedelta\n';

/**
 * A year is no lifetime any more. Of a token that each refresh replaces, months are how long somebody may stay away; of one that
 * stays the same, they are what a thief has.
 */
function levelOf(settings: SettingsView, { found, seconds }: LongLifetime): Pick<Problem, 'profile' | 'severity'> {
  if (seconds >= 365 * day) return { profile: 'prodwarn' };
  const isSame =
    found.path.join('.') === 'SIMPLE_JWT.REFRESH_TOKEN_LIFETIME' &&
    judgeAt(settings, ['SIMPLE_JWT', 'ROTATE_REFRESH_TOKENS'], falsy, true) === true;
  return isSame ? { profile: 'prodwarn', severity: 'info' } : {};
}

export default defineRule({
  id: 'jwt-refresh-lifetime-long',
  summary: 'Refresh tokens live for more than a month',
  why: 'Whoever gets hold of a refresh token makes access tokens with it until it expires, months after the phone was lost or the browser was shared.',
  notes: `Information of the strict preset: sites that log people in rarely, such as apps on phones, may mean it. Of every preset where simplejwt does not rotate refresh tokens, which it does not by default: a stolen one then works all the time. A warning from a year on: that is a password that nobody chose and nobody changes. Silent up to 30 days, and where the site has a public key and no private one, so that another gives out the tokens. ${issuedNote}`,
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  reveals: ['jwt-rotation-off'],
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#refresh-token-lifetime'],
  examples: [
    {
      code: marked(`${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=365)}`, 'timedelta(days=365)'),
      after: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=7)}`,
    },
    {
      title: 'Half a year, all the time the same one: information',
      code: marked(`${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=180)}`, 'timedelta(days=180)'),
    },
    {
      title: 'Half a year, another one at each refresh: information of the strict preset',
      code: marked(
        `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=180), "ROTATE_REFRESH_TOKENS": True}`,
        'timedelta(days=180)',
      ),
    },
    {
      title: 'Of another package',
      code: marked(`${imported}JWT_AUTH = {"JWT_REFRESH_EXPIRATION_DELTA": timedelta(days=90)}`, 'timedelta(days=90)'),
    },
    { code: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=30)}` },
    {
      title: 'Another site gives out the tokens',
      code: `import os\n${imported}SIMPLE_JWT = {"ALGORITHM": "RS256", "VERIFYING_KEY": os.environ["PUBLIC"], "REFRESH_TOKEN_LIFETIME": timedelta(days=400)}`,
    },
    { title: 'The default', code: 'SIMPLE_JWT = {}' },
    {
      title: 'For development',
      role: 'development',
      code: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=365)}`,
    },
  ],
  *check(settings) {
    for (const life of longLifetimes(settings, rows, 30 * day)) {
      const { found, spoken } = life;
      yield whereIssued(settings, {
        at: reportPlace(settings, found.alternative),
        subject: found.path[0],
        message: `${titleOf(found.path)} lets a stolen refresh token work for ${spoken}. A week is enough for most sites.`,
        ...levelOf(settings, life),
        fixes: replaceByTimedelta(settings, found.alternative, 'days=7', 'Let refresh tokens live for a week'),
      });
    }
  },
});
