import { isUnset } from './shared/apps';
import { writtenSetting } from './shared/cookies';
import { writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { equals, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Problem, SettingsView } from './shared/model';

const packages = { 'django-defender': '0.9.8' };
const both = ['DEFENDER_DISABLE_IP_LOCKOUT', 'DEFENDER_DISABLE_USERNAME_LOCKOUT'] as const;
const header = 'DEFENDER_REVERSE_PROXY_HEADER';
const forwarded = 'HTTP_X_FORWARDED_FOR';

function nothingLocks(settings: SettingsView): Problem | undefined {
  const [addresses, users] = both.map((name) => writtenSetting(settings, name, truthy));
  if (addresses === undefined || users === undefined) return undefined;
  return {
    at: reportPlace(settings, users),
    subject: both[1],
    message:
      '`DEFENDER_DISABLE_IP_LOCKOUT` and `DEFENDER_DISABLE_USERNAME_LOCKOUT` leave nothing to lock out, so passwords can be guessed without end. Turn one of them off.',
    related: [{ at: reportPlace(settings, addresses), message: 'Addresses are not locked out.' }],
  };
}

/** The client writes the front of this header, and the package takes the first address in it. */
function believesClient(settings: SettingsView): Problem | undefined {
  const proxy = writtenAt(settings, ['DEFENDER_BEHIND_REVERSE_PROXY'], truthy);
  const isForwarded = isUnset(settings, header)
    ? !settings.open
    : settings.get(header).must(equals(forwarded)) !== undefined;
  if (proxy === undefined || !isForwarded) return undefined;
  return {
    at: reportPlace(settings, proxy.alternative),
    subject: 'DEFENDER_BEHIND_REVERSE_PROXY',
    profile: 'info',
    message:
      'The address of a client is taken from `X-Forwarded-For`, which clients can write. Name a header in `DEFENDER_REVERSE_PROXY_HEADER` that your proxy sets.',
  };
}

export default defineRule({
  id: 'defender-weakened',
  summary: 'The lock-out of django-defender does not work',
  why: 'Someone who guesses passwords is stopped by address or by user name. With both off nobody is, a Redis in the memory of one process forgets at each restart, and an address that the client writes is a new one with every request.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [307],
  fixable: 'sometimes',
  sources: ['https://django-defender.readthedocs.io/en/latest/#customizing-django-defender'],
  examples: [
    {
      title: 'Nothing is locked out',
      packages,
      code: marked(`${both[0]} = True\n${both[1]} = True`, `${both[1]} = True`).replace(
        /# \^+$/,
        `#${' '.repeat(both[1].length + 2)}^^^^`,
      ),
    },
    {
      title: 'Counted in memory',
      packages,
      code: marked('DEFENDER_MOCK_REDIS = True', 'True'),
      after: 'DEFENDER_MOCK_REDIS = False',
    },
    {
      title: 'An address that the client writes',
      packages,
      code: marked('DEFENDER_BEHIND_REVERSE_PROXY = True', 'True'),
    },
    { packages, code: `${both[0]} = True\nDEFENDER_MOCK_REDIS = False` },
    {
      title: 'A header of the proxy',
      packages,
      code: `DEFENDER_BEHIND_REVERSE_PROXY = True\n${header} = "HTTP_X_REAL_IP"`,
    },
    { title: 'For tests', role: 'test', packages, code: 'DEFENDER_MOCK_REDIS = True' },
    {
      title: 'django-defender is gone',
      packages: { django: '5.2' },
      code: `${both[0]} = True\n${both[1]} = True\nDEFENDER_MOCK_REDIS = True`,
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'defender')) return;
    const problems = [nothingLocks(settings), believesClient(settings)];
    yield* problems.flatMap((problem) => problem ?? []);
    yield* wrongFlags(settings, 'defender', [
      {
        path: ['DEFENDER_MOCK_REDIS'],
        wrong: true,
        message:
          '`DEFENDER_MOCK_REDIS` counts attempts in the memory of one process, which is meant for tests. Name a Redis that all processes share.',
      },
    ]);
  },
});
