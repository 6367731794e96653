import { marked } from './shared/marked';
import { perMinute, ratesOf, type WrittenRate } from './shared/rates';
import { replaceText, reportPlace } from './shared/replacing';
import { defineRule } from './rule';

const rates = (python: string): string => `REST_FRAMEWORK = {\n    "DEFAULT_THROTTLE_RATES": {${python}},\n}`;

/** Scopes in which each try may be a guess. */
const guessing = /login|signin|sign_in|auth|password|register|signup|sign_up|otp|token|verify|code/i;

/** Tries per minute above which a limit hardly slows anybody down; undefined for scopes of other kinds. */
function boundOf(scope: string): number | undefined {
  if (guessing.test(scope)) return 20;
  return scope === 'anon' ? 1000 : undefined;
}

function isHigh({ scope, rate }: WrittenRate): boolean {
  const bound = boundOf(scope);
  return bound !== undefined && rate.kind === 'rate' && rate.says && perMinute(rate) > bound;
}

export default defineRule({
  id: 'drf-throttle-rate-high',
  summary: 'A rate is too high to slow anybody down',
  why: 'A throttle in front of a login is there to make guessing take years. With more than twenty tries a minute, a list of the usual passwords is through within a day.',
  notes:
    'Only in the strict preset. It looks at scopes whose name has to do with logins, codes or registrations, above 20 per minute, and at `anon` above 1000.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [307],
  fixable: 'sometimes',
  sources: [
    'https://www.django-rest-framework.org/api-guide/throttling/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#login-throttling',
  ],
  examples: [
    { code: marked(rates('"login": "100/min"'), '"100/min"'), after: rates('"login": "5/min"') },
    { title: 'Everybody', code: marked(rates('"anon": "100/s"'), '"100/s"') },
    { code: rates('"login": "5/min", "anon": "100/hour", "reports": "5000/min"') },
    { title: 'Not known', code: `import os\n${rates('"login": os.environ["RATE"]')}` },
  ],
  *check(settings) {
    for (const written of ratesOf(settings)) {
      const { scope, item, rate } = written;
      if (rate.kind !== 'rate' || !isHigh(written)) continue;
      const wanted = guessing.test(scope) ? '5/min' : '100/min';
      const fixes = replaceText(settings, item, wanted, `Write \`${wanted}\``);
      yield {
        at: reportPlace(settings, item),
        subject: 'REST_FRAMEWORK',
        message: `The scope \`${scope}\` allows ${String(Math.round(perMinute(rate)))} tries a minute, which slows nobody down. Lower the rate.`,
        fixes,
      };
    }
  },
});
