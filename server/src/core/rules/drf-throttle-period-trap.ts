import { marked } from './shared/marked';
import { ratesOf } from './shared/rates';
import { replaceText, reportPlace } from './shared/replacing';
import { defineRule } from './rule';

const rates = (python: string): string => `REST_FRAMEWORK = {\n    "DEFAULT_THROTTLE_RATES": {${python}},\n}`;

export default defineRule({
  id: 'drf-throttle-period-trap',
  summary: 'The period of a rate means something else',
  why: 'REST framework looks at the first letter of a period only: `month` is a minute, and nobody is told. A limit of 100 a month then allows four million requests.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [682],
  fixable: 'sometimes',
  sources: ['https://www.django-rest-framework.org/api-guide/throttling/#setting-the-throttling-policy'],
  examples: [
    {
      code: marked(rates('"anon": "100/month"'), '"100/month"'),
      after: rates('"anon": "100/day"'),
    },
    { title: 'A decade is a day', code: marked(rates("'anon': '10/decade'"), "'10/decade'") },
    {
      title: 'As a fallback',
      code: marked(`import os\n${rates('"anon": os.getenv("RATE", "100/month")')}`, '"100/month"'),
      after: `import os\n${rates('"anon": os.getenv("RATE", "100/day")')}`,
    },
    { code: rates('"a": "1/s", "b": "1/sec", "c": "1/minute", "d": "1/mins", "e": "1/hours", "f": "1/day"') },
    { title: "What cannot be read is another rule's", code: rates('"anon": "100/week"') },
    { title: 'Not known', code: `import os\n${rates('"anon": os.environ["RATE"]')}` },
  ],
  *check(settings) {
    for (const { item, scope, rate } of ratesOf(settings)) {
      if (rate.kind !== 'rate' || rate.says) continue;
      const daily = `${String(rate.count)}/day`;
      yield {
        at: reportPlace(settings, item),
        subject: 'REST_FRAMEWORK',
        message: `The rate of \`${scope}\` is read as ${String(rate.count)} per ${rate.period}, because only the first letter of the period counts. The longest period is a day.`,
        fixes: rate.period === 'day' ? [] : replaceText(settings, item, daily, `Write \`${daily}\``),
      };
    }
  },
});
