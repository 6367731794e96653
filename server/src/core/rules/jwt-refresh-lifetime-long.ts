import { longLifetimes } from './shared/lifetimes';
import { marked } from './shared/marked';
import { replaceByTimedelta } from './shared/timedelta';
import { reportPlace } from './shared/replacing';
import { titleOf, type SettingPath } from './shared/dict-keys';
import { issuedNote, whereIssued } from './shared/token-issue';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';

const rows: readonly (readonly [PackageId, SettingPath])[] = [
  ['simplejwt', ['SIMPLE_JWT', 'REFRESH_TOKEN_LIFETIME']],
  ['simplejwt', ['SIMPLE_JWT', 'SLIDING_TOKEN_REFRESH_LIFETIME']],
  ['graphql-jwt', ['GRAPHQL_JWT', 'JWT_REFRESH_EXPIRATION_DELTA']],
  ['drf-jwt', ['JWT_AUTH', 'JWT_REFRESH_EXPIRATION_DELTA']],
];

const day = 24 * 60 * 60;
const imported = 'from datetime import timedelta\n';

export default defineRule({
  id: 'jwt-refresh-lifetime-long',
  summary: 'Refresh tokens live for more than a month',
  why: 'Whoever gets hold of a refresh token makes access tokens with it until it expires, months after the phone was lost or the browser was shared.',
  notes: `Information of the strict preset: sites that log people in rarely, such as apps on phones, may mean it. A warning from a year on: that is a password that nobody chose and nobody changes. Silent up to 30 days. ${issuedNote}`,
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
      title: 'Half a year: information of the strict preset',
      code: marked(`${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=180)}`, 'timedelta(days=180)'),
    },
    {
      title: 'Of another package',
      code: marked(`${imported}JWT_AUTH = {"JWT_REFRESH_EXPIRATION_DELTA": timedelta(days=90)}`, 'timedelta(days=90)'),
    },
    { code: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=30)}` },
    { title: 'The default', code: 'SIMPLE_JWT = {}' },
    {
      title: 'For development',
      role: 'development',
      code: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=365)}`,
    },
  ],
  *check(settings) {
    for (const { found, spoken, seconds } of longLifetimes(settings, rows, 30 * day)) {
      yield whereIssued(settings, {
        at: reportPlace(settings, found.alternative),
        subject: found.path[0],
        message: `${titleOf(found.path)} lets a stolen refresh token work for ${spoken}. A week is enough for most sites.`,
        ...(seconds >= 365 * day && { profile: 'prodwarn' as const }),
        fixes: replaceByTimedelta(settings, found.alternative, 'days=7', 'Let refresh tokens live for a week'),
      });
    }
  },
});
