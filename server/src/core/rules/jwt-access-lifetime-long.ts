import { longLifetimes } from './shared/lifetimes';
import { marked } from './shared/marked';
import { replaceByTimedelta } from './shared/timedelta';
import { reportPlace } from './shared/replacing';
import { judgeAt, titleOf, type SettingPath } from './shared/dict-keys';
import { truthy } from './shared/values';
import { issuedNote, whereIssued } from './shared/token-issue';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';
import type { SettingsView } from './shared/model';

const rows: readonly (readonly [PackageId, SettingPath])[] = [
  ['simplejwt', ['SIMPLE_JWT', 'ACCESS_TOKEN_LIFETIME']],
  ['simplejwt', ['SIMPLE_JWT', 'SLIDING_TOKEN_LIFETIME']],
  ['graphql-jwt', ['GRAPHQL_JWT', 'JWT_EXPIRATION_DELTA']],
  ['drf-jwt', ['JWT_AUTH', 'JWT_EXPIRATION_DELTA']],
];

const hour = 60 * 60;
const imported = 'from datetime import timedelta\n';
const sliding = '"AUTH_TOKEN_CLASSES": ("rest_framework_simplejwt.tokens.SlidingToken",)';

/** A lifetime that nothing checks is none; django-graphql-jwt checks it only where it is asked to. */
function neverEnds(settings: SettingsView, [setting]: SettingPath): boolean {
  if (setting === 'SIMPLE_JWT') return false;
  return judgeAt(settings, [setting, 'JWT_VERIFY_EXPIRATION'], truthy, setting !== 'GRAPHQL_JWT') === false;
}

export default defineRule({
  id: 'jwt-access-lifetime-long',
  summary: 'Access tokens live for hours or days',
  why: 'The site believes an access token until it expires: logging out, a new password or a role taken away do not end it. Whoever gets hold of one, from a log or a browser, has the account for as long as the token lives.',
  notes: `Silent up to one hour, and where the site has a public key and no private one, so that another gives out the tokens; an error beyond one day. Silent where nothing checks when a token ends: that is \`jwt-expiry-not-verified\`. Clients renew access tokens with the refresh token, so a short life costs nobody a login. ${issuedNote}`,
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#access-token-lifetime'],
  examples: [
    {
      code: marked(`${imported}SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(hours=12)}`, 'timedelta(hours=12)'),
      after: `${imported}SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(minutes=15)}`,
    },
    {
      title: 'A month',
      code: marked(
        `import datetime\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": datetime.timedelta(30)}`,
        'datetime.timedelta(30)',
      ),
      after: 'import datetime\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": datetime.timedelta(minutes=15)}',
    },
    {
      title: 'Of sliding tokens',
      code: marked(
        `${imported}SIMPLE_JWT = {${sliding}, "SLIDING_TOKEN_LIFETIME": timedelta(days=2)}`,
        'timedelta(days=2)',
      ),
      after: `${imported}SIMPLE_JWT = {${sliding}, "SLIDING_TOKEN_LIFETIME": timedelta(minutes=15)}`,
    },
    {
      title: 'Of drf-jwt',
      code: marked(`${imported}JWT_AUTH = {"JWT_EXPIRATION_DELTA": timedelta(days=7)}`, 'timedelta(days=7)'),
    },
    {
      title: 'Nothing checks when a token ends',
      code: `${imported}JWT_AUTH = {"JWT_EXPIRATION_DELTA": timedelta(days=7), "JWT_VERIFY_EXPIRATION": False}`,
    },
    {
      title: 'Nor does django-graphql-jwt by default',
      packages: { 'django-graphql-jwt': '0.4.0' },
      code: `${imported}GRAPHQL_JWT = {"JWT_EXPIRATION_DELTA": timedelta(days=7)}`,
    },
    {
      title: 'Of django-graphql-jwt, which is asked to check it',
      packages: { 'django-graphql-jwt': '0.4.0' },
      code: marked(
        `${imported}GRAPHQL_JWT = {"JWT_EXPIRATION_DELTA": timedelta(days=7), "JWT_VERIFY_EXPIRATION": True}`,
        'timedelta(days=7)',
      ),
    },
    { code: `${imported}SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(minutes=60)}` },
    {
      title: 'Longer for development',
      code: `${imported}DEBUG = True\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(days=30) if DEBUG else timedelta(minutes=5)}`,
    },
  ],
  *check(settings) {
    if (settings.role === 'development') return;
    for (const { found, seconds, spoken } of longLifetimes(settings, rows, hour)) {
      if (neverEnds(settings, found.path)) continue;
      yield whereIssued(settings, {
        at: reportPlace(settings, found.alternative),
        subject: found.path[0],
        message: `${titleOf(found.path)} lets a stolen access token work for ${spoken}, and a log-out by itself does not end it. Minutes are enough where clients renew it.`,
        ...(seconds > 24 * hour ? { profile: 'hard' as const } : {}),
        fixes: replaceByTimedelta(settings, found.alternative, 'minutes=15', 'Let access tokens live for 15 minutes'),
      });
    }
  },
});
