import { leafName, possibleLeaves, type Leaf } from './shared/leaves';
import { marked } from './shared/marked';
import {
  certificateMessages,
  isAskedByHeroku,
  isUnchecked,
  required,
  uncheckedByApp,
  uncheckedIn,
} from './shared/redis-certificates';
import { quoteOf } from './shared/source';
import { defineRule } from './rule';
import type { Fix, Place, SettingsView, UrlsView } from './shared/model';

function fixes(settings: SettingsView, leaf: Leaf): readonly Fix[] {
  const { at, via, read, value } = leaf.alternative;
  const text = settings.textOf(at);
  if (via.length > 0 || read !== undefined) return [];
  const newText =
    leafName(leaf) === 'ssl_check_hostname'
      ? 'True'
      : (required(text) ?? (value.kind === 'literal' ? quoted(text) : undefined));
  if (newText === undefined) return [];
  return [{ title, edits: [{ at, newText }], safety: 'unsafe', preferred: true }];
}

const title = 'Check the certificate (the connection fails if this machine does not trust it)';

function fixesIn(urls: UrlsView, at: Place): readonly Fix[] {
  const text = urls.textOf(at);
  return [{ title, edits: [{ at, newText: required(text) ?? quoted(text) }], safety: 'unsafe', preferred: true }];
}

function quoted(text: string): string {
  const quote = /^["']/.exec(text)?.[0] ?? quoteOf(text);
  return `${quote}required${quote}`;
}

export default defineRule({
  id: 'redis-tls-unverified',
  summary: 'TLS to Redis does not check the certificate of the server',
  why: 'The traffic is encrypted, but to whoever answers: somebody who can redirect the connection reads the password, the sessions and the tasks, and puts in others.',
  notes:
    'Some hosting services use certificates that they sign themselves and prescribe this setting. Information where the settings read a variable of Heroku, such as `REDIS_TLS_URL`. Their own certificate, given as `ssl_ca_certs`, keeps the check. `CERT_OPTIONAL` is an information of the strict preset.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [295],
  fixable: 'sometimes',
  sources: [
    'https://docs.celeryq.dev/en/stable/userguide/configuration.html#redis-backend-use-ssl',
    'https://redis.readthedocs.io/en/stable/examples/ssl_connection_examples.html',
    'https://github.com/rq/django-rq#configuring-queues',
  ],
  examples: [
    {
      code: marked('import ssl\nCELERY_BROKER_USE_SSL = {"ssl_cert_reqs": ssl.CERT_NONE}', 'ssl.CERT_NONE'),
      after: 'import ssl\nCELERY_BROKER_USE_SSL = {"ssl_cert_reqs": ssl.CERT_REQUIRED}',
    },
    {
      title: 'In the options of a cache',
      code: marked('CACHES = {"default": {"OPTIONS": {"CONNECTION_POOL_KWARGS": {"ssl_cert_reqs": None}}}}', 'None'),
      after: 'CACHES = {"default": {"OPTIONS": {"CONNECTION_POOL_KWARGS": {"ssl_cert_reqs": "required"}}}}',
    },
    {
      title: 'As a name that a call gets',
      code: marked(
        'from redis import StrictRedis\nREDIS_SSL_CERT_REQS = None\nCLIENT = StrictRedis(host="cache.example.org", ssl=True, ssl_cert_reqs=REDIS_SSL_CERT_REQS)',
        'None',
      ),
      after:
        'from redis import StrictRedis\nREDIS_SSL_CERT_REQS = "required"\nCLIENT = StrictRedis(host="cache.example.org", ssl=True, ssl_cert_reqs=REDIS_SSL_CERT_REQS)',
    },
    {
      title: 'Where Heroku gives the address: for information',
      code: marked('import os\nURL = os.getenv("REDIS_TLS_URL")\nPOOL = {"ssl_cert_reqs": None}', 'None'),
    },
    { title: 'As a name that nothing is seen to get', code: 'REDIS_SSL_CERT_REQS = None' },
    {
      title: 'In an address',
      code: marked(
        'CELERY_RESULT_BACKEND = "rediss://cache.example.org/0?ssl_cert_reqs=none"',
        '"rediss://cache.example.org/0?ssl_cert_reqs=none"',
      ),
      after: 'CELERY_RESULT_BACKEND = "rediss://cache.example.org/0?ssl_cert_reqs=required"',
    },
    {
      title: 'Checked by the app of Celery',
      path: 'celery.py',
      code: 'from celery import Celery\napp = Celery("shop", broker="rediss://queue.example.org/0?ssl_cert_reqs=required")\napp.conf.update(redis_backend_use_ssl={"ssl_cert_reqs": "required"})',
    },
    { title: 'Without TLS nothing is checked', code: 'RQ_QUEUES = {"low": {"HOST": "redis", "SSL_CERT_REQS": None}}' },
  ],
  *check(settings) {
    for (const leaf of possibleLeaves(settings, (each) => isUnchecked(settings, each))) {
      const unchecked = uncheckedIn(settings, leaf);
      if (unchecked === undefined) continue;
      const kind = unchecked === 'none' && isAskedByHeroku(settings) ? 'heroku' : unchecked;
      yield {
        at: leaf.alternative.at,
        subject: leaf.setting,
        message: certificateMessages[kind],
        ...(kind === 'optional' ? { profile: 'info' } : kind === 'heroku' ? { severity: 'info' } : {}),
        fixes: fixes(settings, leaf),
      };
    }
  },
  *checkUrls(urls) {
    for (const { at, check } of uncheckedByApp(urls)) {
      yield {
        at,
        message: certificateMessages[check],
        ...(check === 'optional' ? { profile: 'info' } : {}),
        fixes: fixesIn(urls, at),
      };
    }
  },
});
