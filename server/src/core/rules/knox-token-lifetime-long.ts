import { longerThan, secondsOf, spoken } from './shared/durations';
import { writtenAt, titleOf, type SettingPath } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { replaceByTimedelta } from './shared/timedelta';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';
import type { Test } from './shared/model';

const path: SettingPath = ['REST_KNOX', 'TOKEN_TTL'];
const month = 30 * 24 * 60 * 60;
const imported = 'from datetime import timedelta\n';

/** `None` is for ever. */
const tooLong: Test = (value) => (value.kind === 'literal' && value.value === null ? true : longerThan(month)(value));

export default defineRule({
  id: 'knox-token-lifetime-long',
  summary: 'Tokens of knox live for months or for ever',
  why: 'A token opens the account to whoever holds it until it ends or somebody logs out with it. One that is lost with a phone, a log or a backup works for as long.',
  notes:
    'Silent up to 30 days. `AUTO_REFRESH` renews a token that is used, so that a short life costs nobody a login who comes back.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: ['https://jazzband.github.io/django-rest-knox/settings/#token_ttl'],
  examples: [
    {
      code: marked(`${imported}REST_KNOX = {"TOKEN_TTL": timedelta(hours=8760)}`, 'timedelta(hours=8760)'),
      after: `${imported}REST_KNOX = {"TOKEN_TTL": timedelta(hours=10)}`,
    },
    {
      title: 'For ever',
      code: marked(`${imported}REST_KNOX = {"TOKEN_TTL": None}`, 'None'),
      after: `${imported}REST_KNOX = {"TOKEN_TTL": timedelta(hours=10)}`,
    },
    { code: `${imported}REST_KNOX = {"TOKEN_TTL": timedelta(days=30)}` },
    { title: 'The default', code: 'REST_KNOX = {"AUTO_REFRESH": True}' },
    {
      title: 'Not known',
      code: `import os\n${imported}REST_KNOX = {"TOKEN_TTL": timedelta(hours=int(os.environ["TTL"]))}`,
    },
    {
      title: 'The package is not used',
      packages: { djangorestframework: '3.16.1' },
      code: `${imported}REST_KNOX = {"TOKEN_TTL": timedelta(days=365)}`,
    },
  ],
  *check(settings) {
    const found = mayUsePackage(settings, 'knox') ? writtenAt(settings, path, tooLong) : undefined;
    if (found === undefined) return;
    const seconds = secondsOf(found.alternative.value);
    yield {
      at: reportPlace(settings, found.alternative),
      subject: path[0],
      message:
        seconds === undefined
          ? `${titleOf(path)} lets tokens live for ever, and a stolen one works as long. Give them an end.`
          : `${titleOf(path)} lets a stolen token work for ${spoken(seconds)}. Hours or days are enough for most sites.`,
      fixes: replaceByTimedelta(
        settings,
        found.alternative,
        'hours=10',
        'Let tokens live for ten hours, as by default',
      ),
    };
  },
});
