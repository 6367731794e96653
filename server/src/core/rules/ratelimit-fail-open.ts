import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';
import type { StrictProfile } from './profiles';

const packages = { 'django-ratelimit': '4.1.0' };
const name = 'RATELIMIT_FAIL_OPEN';

export default defineRule({
  id: 'ratelimit-fail-open',
  summary: 'While the cache does not answer, django-ratelimit lets everything pass',
  why: 'Whoever can overload the cache, or waits until it restarts, guesses without a limit in that time. Without the flag, requests are refused until the cache is back.',
  notes: 'Information: for a page that only saves work, answering may matter more than counting.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [636],
  fixable: 'sometimes',
  sources: ['https://django-ratelimit.readthedocs.io/en/stable/settings.html'],
  examples: [
    { packages, code: marked(`${name} = True`, 'True'), after: `${name} = False` },
    { packages, code: `${name} = False` },
    { title: 'For development', role: 'development', packages, code: `${name} = True` },
    { title: 'django-ratelimit is gone', packages: { django: '5.2' }, code: `${name} = True` },
  ],
  *check(settings) {
    yield* wrongFlags<StrictProfile>(settings, 'ratelimit', [
      {
        path: [name],
        wrong: true,
        message:
          '`RATELIMIT_FAIL_OPEN` lets every request pass uncounted while the cache does not answer. Turn it off where a limit protects logins.',
      },
    ]);
  },
});
