import { numberIn } from './shared/durations';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { replaceByTimedelta } from './shared/timedelta';
import { reportPlace } from './shared/replacing';
import { textIn } from './shared/values';
import { titleOf, writtenAt, type SettingPath, type Written } from './shared/dict-keys';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';
import type { Fix, SettingsView, Test } from './shared/model';

const rows: readonly (readonly [PackageId, SettingPath])[] = [
  ['simplejwt', ['SIMPLE_JWT', 'ACCESS_TOKEN_LIFETIME']],
  ['simplejwt', ['SIMPLE_JWT', 'REFRESH_TOKEN_LIFETIME']],
  ['simplejwt', ['SIMPLE_JWT', 'SLIDING_TOKEN_LIFETIME']],
  ['simplejwt', ['SIMPLE_JWT', 'SLIDING_TOKEN_REFRESH_LIFETIME']],
  ['knox', ['REST_KNOX', 'TOKEN_TTL']],
  ['graphql-jwt', ['GRAPHQL_JWT', 'JWT_EXPIRATION_DELTA']],
  ['graphql-jwt', ['GRAPHQL_JWT', 'JWT_REFRESH_EXPIRATION_DELTA']],
  ['drf-jwt', ['JWT_AUTH', 'JWT_EXPIRATION_DELTA']],
  ['drf-jwt', ['JWT_AUTH', 'JWT_REFRESH_EXPIRATION_DELTA']],
];

/** A number or a text, also one that a reader makes of an environment variable. */
const isPlain: Test = (value) => {
  if (value.kind === 'call') return value.callee === 'datetime.timedelta' ? false : undefined;
  if (value.kind !== 'env') return numberIn(value) !== undefined || textIn(value) !== undefined;
  const last = value.steps.at(-1);
  if (last === undefined) return true;
  if (last.op === 'cast') return ['text', 'int', 'float', 'bool'].includes(last.cast) ? true : undefined;
  return last.op === 'builtin' && ['int', 'float', 'str'].includes(last.name) ? true : undefined;
};

/** Where the unit is not written, seconds are a guess, so the fix is a suggestion. */
function fixes(settings: SettingsView, { alternative }: Written): readonly Fix[] {
  const number = alternative.read === undefined ? numberIn(alternative.value) : undefined;
  if (number === undefined) return [];
  const text = settings.textOf(alternative.at);
  return replaceByTimedelta(settings, alternative, `seconds=${text}`, 'Make it a `timedelta` of seconds');
}

export default defineRule({
  id: 'jwt-lifetime-not-timedelta',
  summary: 'The lifetime of a token is a number or a text',
  why: 'The packages add the lifetime to the present time, which Python refuses for a number or a text: every login ends with a server error.',
  notes:
    'For `SIMPLE_JWT`, `REST_KNOX`, `GRAPHQL_JWT` and `JWT_AUTH`. The fix takes a number for seconds: look whether minutes or days were meant.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: ['jwt-access-lifetime-long', 'jwt-refresh-lifetime-long'],
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#access-token-lifetime'],
  examples: [
    {
      code: marked('SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": 300}', '300'),
      after: 'from datetime import timedelta\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(seconds=300)}',
    },
    {
      title: 'The import is there',
      code: marked('import datetime\nREST_KNOX = {"TOKEN_TTL": 60 * 60}', '60 * 60'),
      after: 'import datetime\nREST_KNOX = {"TOKEN_TTL": datetime.timedelta(seconds=60 * 60)}',
    },
    {
      title: 'From the environment',
      code: marked(
        'from decouple import config\nSIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": config("REFRESH", cast=int)}',
        'config("REFRESH", cast=int)',
      ),
    },
    {
      title: 'A text',
      code: marked('GRAPHQL_JWT = {"JWT_EXPIRATION_DELTA": "5m", "JWT_VERIFY_EXPIRATION": True}', '"5m"'),
    },
    { code: 'from datetime import timedelta\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(minutes=5)}' },
    {
      title: 'Of a variable',
      code: 'import os\nfrom datetime import timedelta\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(minutes=int(os.environ["MINUTES"]))}',
    },
    { title: 'Tokens of knox without an end', code: 'REST_KNOX = {"TOKEN_TTL": None}' },
  ],
  *check(settings) {
    for (const [id, path] of rows) {
      const found = mayUsePackage(settings, id) ? writtenAt(settings, path, isPlain) : undefined;
      if (found === undefined) continue;
      yield {
        at: found.alternative.value.kind === 'env' ? found.alternative.at : reportPlace(settings, found.alternative),
        subject: path[0],
        message: `${titleOf(path)} is not a \`timedelta\`, so every login fails. Write \`timedelta(minutes=…)\` or the like.`,
        fixes: fixes(settings, found),
      };
    }
  },
});
