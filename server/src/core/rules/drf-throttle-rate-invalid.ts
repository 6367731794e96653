import { marked } from './shared/marked';
import { ratesOf } from './shared/rates';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';

const rates = (python: string): string => `REST_FRAMEWORK = {\n    "DEFAULT_THROTTLE_RATES": {${python}},\n}`;

/** A throttle that the project writes itself, as its scope is none of the framework's, may know a longer period than a day. */
function mayBeOwn(scope: string, text: string): boolean {
  return scope !== 'anon' && scope !== 'user' && /^\d+\/(?:week|fortnight|quarter|year)s?$/.test(text);
}

export default defineRule({
  id: 'drf-throttle-rate-invalid',
  summary: 'REST framework cannot read a rate',
  why: 'A rate is a whole number, a slash, and a period whose first letter is s, m, h or d. With anything else, each request to a view with that throttle ends in an error, at the login just as elsewhere.',
  notes: 'Silent for a longer period such as a quarter under a scope of your own, whose throttle may read it itself.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: { never: 'only you know the rate that is meant' },
  sources: ['https://www.django-rest-framework.org/api-guide/throttling/#setting-the-throttling-policy'],
  examples: [
    { title: 'A week', code: marked(rates('"anon": "10/week"'), '"10/week"') },
    { title: 'Without a period', code: marked(rates('"user": "1000"'), '"1000"') },
    { title: 'Two periods', code: marked(rates('"user": "10/day/1"'), '"10/day/1"') },
    { title: 'No number', code: marked(rates('"login": "ten/minute"'), '"ten/minute"') },
    { title: 'Upper case', code: marked(rates('"login": "5/Min"'), '"5/Min"') },
    { code: rates('"anon": "100/hour", "user": "1000/d", "burst": "60/min", "off": None') },
    { title: 'A scope of your own', code: rates('"reports": "5/quarter"') },
    { title: 'Not known', code: `import os\n${rates('"anon": os.environ["RATE"]')}` },
    {
      title: 'Left over from a package that is gone',
      packages: { django: '5.2' },
      code: rates('"anon": "10/week"')
        .replace('REST_FRAMEWORK', 'OTHER')
        .concat('\nREST_FRAMEWORK = {"DEFAULT_THROTTLE_RATES": {"anon": "10/week"}}'),
    },
  ],
  *check(settings) {
    for (const { item, scope, text, rate } of ratesOf(settings)) {
      if (rate.kind !== 'invalid' || mayBeOwn(scope, text)) continue;
      yield {
        at: reportPlace(settings, item),
        subject: 'REST_FRAMEWORK',
        message: `The rate of \`${scope}\` ${rate.because}, and requests that it should limit end in an error. Write it like \`100/hour\`.`,
      };
    }
  },
});
