import { longerThan, numberAbove, numberIn, secondsOf, spoken } from './shared/durations';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { replaceValue, reportPlace } from './shared/replacing';
import { titleOf, writtenAt, type SettingPath } from './shared/dict-keys';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';
import type { Test } from './shared/model';

const rows: readonly (readonly [PackageId, SettingPath])[] = [
  ['simplejwt', ['SIMPLE_JWT', 'LEEWAY']],
  ['graphql-jwt', ['GRAPHQL_JWT', 'JWT_LEEWAY']],
  ['drf-jwt', ['JWT_AUTH', 'JWT_LEEWAY']],
];

const limit = 5 * 60;

const large: Test = (value) => (value.kind === 'call' ? longerThan(limit)(value) : numberAbove(limit)(value));

export default defineRule({
  id: 'jwt-leeway-large',
  summary: 'Expired tokens are accepted for more than five minutes',
  why: 'The leeway is there for clocks that differ by seconds. What is more makes every token live longer than the settings say, also one that was meant to be short-lived.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#leeway'],
  examples: [
    { code: marked('SIMPLE_JWT = {"LEEWAY": 3600}', '3600'), after: 'SIMPLE_JWT = {"LEEWAY": 30}' },
    {
      title: 'As a duration',
      code: marked('from datetime import timedelta\nSIMPLE_JWT = {"LEEWAY": timedelta(hours=1)}', 'timedelta(hours=1)'),
    },
    { title: 'Of drf-jwt', code: marked('JWT_AUTH = {"JWT_LEEWAY": 600}', '600') },
    { code: 'SIMPLE_JWT = {"LEEWAY": 30}' },
    { title: 'The default', code: 'SIMPLE_JWT = {}' },
    { title: 'For development', role: 'development', code: 'SIMPLE_JWT = {"LEEWAY": 3600}' },
  ],
  *check(settings) {
    for (const [id, path] of rows) {
      const found = mayUsePackage(settings, id) ? writtenAt(settings, path, large) : undefined;
      const seconds = found && (secondsOf(found.alternative.value) ?? numberIn(found.alternative.value));
      if (found === undefined || seconds === undefined) continue;
      yield {
        at: reportPlace(settings, found.alternative),
        subject: path[0],
        message: `${titleOf(path)} accepts tokens for ${spoken(seconds)} after their end. Some seconds are enough for clocks that differ.`,
        fixes: replaceValue(settings, found.alternative, '30', 'Accept expired tokens for 30 seconds'),
      };
    }
  },
});
