import { isLocalHost } from './shared/domains';
import { addressOf } from './shared/env-address';
import { isLive, liveSeverity } from './shared/env-entries';
import brokerNoTls from './broker-no-tls';
import redisNoPassword from './redis-no-password';
import { problemsWithFile, thenElsewhere } from './shared/with-file';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Problem } from './shared/model';

const schemes = /^(?:redis|rediss|valkey|valkeys|rediscache|redis-sentinel|amqps?|pyamqp)$/i;
const resultBackends = ['CELERY_RESULT_BACKEND', 'RESULT_BACKEND'];

/** Celery refuses `rediss://` for results without a word about certificates, in the address or in the setting for it. */
function isRefused(file: EnvFileView, entry: EnvFileEntry, scheme: string, query: string): boolean {
  if (!/^rediss$/i.test(scheme) || query.includes('ssl_cert_reqs=')) return false;
  const isBackend = entry.uses.some(({ setting }) => resultBackends.includes(setting));
  return isBackend && !file.assigns('CELERY_REDIS_BACKEND_USE_SSL') && !file.assigns('REDIS_BACKEND_USE_SSL');
}

function problemOf(file: EnvFileView, entry: EnvFileEntry, value: string): Omit<Problem, 'at' | 'subject'> | undefined {
  const address = addressOf(value);
  if (address === undefined || !schemes.test(address.scheme)) return undefined;
  const { scheme, host, query, user, password } = address;
  if (isRefused(file, entry, scheme, query))
    return {
      message: `Celery refuses a \`rediss://\` address for results without \`ssl_cert_reqs\`, so no worker starts. Add \`?ssl_cert_reqs=CERT_REQUIRED\` to \`${entry.key}\`.`,
      profile: 'broken',
    };
  if (/ssl_cert_reqs=(?:none|CERT_NONE|0)\b/i.test(query))
    return {
      message: `\`${entry.key}\` accepts every certificate, so anybody on the way can pose as the server. Ask for \`ssl_cert_reqs=required\` and give it the right authority.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  if (host === '' || isLocalHost(host)) return undefined;
  if (password === '' && !/[?&]?password=/.test(query))
    return {
      message: `\`${entry.key}\` reaches a server in another network without a password, and so can everybody there. Give the server a password.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  if (/amqp/i.test(scheme) && user === 'guest' && password === 'guest')
    return {
      message: `\`${entry.key}\` logs in to the broker as \`guest\`, the account that everybody tries first. Give it a user of its own, and take that account away.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  if (/^(?:rediss|valkeys|amqps)$/i.test(scheme)) return undefined;
  return {
    message: `\`${entry.key}\` sends its password and all data to another network as plain text. Use the address with TLS, if the server has one.`,
  };
}

/** A host that the settings put into an address, which is judged with the value of the file. */
function* inParts(file: EnvFileView): Iterable<Problem> {
  // In a private network neither is worth a word here.
  const isFar = ({ profile }: Problem): boolean => profile !== 'optin';
  const open = problemsWithFile(file, [redisNoPassword]).filter(isFar);
  const told = open.map((problem): Problem => {
    return { ...problem, profile: 'prodwarn', severity: liveSeverity(file, 'warning') };
  });
  yield* thenElsewhere(told, problemsWithFile(file, [brokerNoTls]).filter(isFar));
}

const withHost = (address: string): Readonly<Record<string, string>> => ({
  'settings.py': `import os\nHOST = os.environ.get("REDIS_HOST", "redis")\nCELERY_BROKER_URL = f"${address}"\n`,
});

export default defineRule({
  id: 'dotenv-redis-url',
  summary: 'The address of a cache or broker in a `.env` file is unsafe',
  why: 'Whoever can reach a Redis server without a password reads sessions and queues tasks; with tasks as pickles, that is code. Without TLS the password and the data can be read on the way.',
  notes:
    'A host that the settings put into an address is judged with what they write around it. Silent for servers on the same machine or in a private network (names without a dot). A missing TLS alone is information for the strict preset. Templates and files for development and tests are left alone.',
  on: 'env',
  profile: 'prodinfo',
  django: [],
  cwe: [319, 306],
  fixable: { never: 'the server has to be set up first' },
  sources: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    'https://docs.celeryq.dev/en/stable/userguide/configuration.html#redis-backend-settings',
  ],
  examples: [
    {
      title: 'No password',
      path: '.env.production',
      code: 'REDIS_URL=rediss://redis.example.org:6379/0\n#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'No TLS',
      path: '.env.production',
      code: `REDIS_URL=redis://:${'no-real-one'}@redis.example.org:6379/0\n#         ${'^'.repeat(45)}`,
    },
    {
      title: 'Every certificate is right',
      code: 'REDIS_URL=rediss://redis:6379/0?ssl_cert_reqs=none\n#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'Celery is told about certificates',
      files: {
        'settings.py':
          'import os\nCELERY_RESULT_BACKEND = os.environ["RESULTS"]\nCELERY_REDIS_BACKEND_USE_SSL = {"ssl_cert_reqs": "required"}\n',
      },
      code: 'RESULTS=rediss://redis:6379/0',
    },
    {
      title: 'The host alone, in the same network',
      path: '.env.production',
      files: withHost('redis://{HOST}:6379/0'),
      code: 'REDIS_HOST=cache',
    },
    { title: 'In the same network', path: '.env.production', code: 'REDIS_URL=redis://redis:6379/0' },
    {
      title: 'With both',
      path: '.env.production',
      code: `REDIS_URL=rediss://:${'no-real-one'}@redis.example.org:6379/0`,
    },
  ],
  *check(file) {
    if (!isLive(file)) return;
    const whole = file.entries.flatMap((entry): readonly Problem[] => {
      const found = entry.value === null ? undefined : problemOf(file, entry, entry.value);
      return found === undefined ? [] : [{ at: entry.valueAt, subject: entry.key, ...found }];
    });
    yield* thenElsewhere(whole, inParts(file));
  },
});
