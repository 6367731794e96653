import { isUnset } from './shared/apps';
import { brokerTexts } from './shared/celery-app';
import { marked } from './shared/marked';
import { besideServer, serversIn, type Server } from './shared/servers';
import { parseServiceUrl, reachOf } from './shared/service-url';
import { wholeFile } from './shared/source';
import { falsy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView, UrlsView } from './shared/model';

const plain: ReadonlySet<string> = new Set(['redis', 'valkey', 'amqp', 'pyamqp']);
const celery = /^(?:CELERY_|BROKER_)/;

function message(scheme: string): string {
  return `\`${scheme}:\` sends everything as plain text to a server in another network. Use TLS, or make sure that the network is private.`;
}

/** Settings of Celery that turn TLS on for an address that does not say so. */
function flagOf({ leaf }: Server): string | undefined {
  if (!celery.test(leaf.setting)) return undefined;
  if (leaf.setting.includes('RESULT')) return 'CELERY_REDIS_BACKEND_USE_SSL';
  return leaf.setting.startsWith('CELERY_') ? 'CELERY_BROKER_USE_SSL' : 'BROKER_USE_SSL';
}

function isPlain(settings: SettingsView, server: Server): boolean {
  const { url, reach, isFallback } = server;
  if (reach !== 'public' || isFallback || [...url.query.keys()].some((key) => key.startsWith('ssl'))) return false;
  const flag = flagOf(server);
  if (flag !== undefined && !isUnset(settings, flag) && settings.get(flag).judge(falsy) !== true) return false;
  return besideServer(server, 'ssl', 'ssl_cert_reqs', 'ssl_ca_certs', 'connection_class') === null;
}

/** The module of the app, or settings that it may take, say something about TLS. */
function asksForTls(urls: UrlsView): boolean {
  const inSettings = urls.entries.some(({ assigned }) => assigned.some((name) => name.endsWith('USE_SSL')));
  return inSettings || /ssl/i.test(urls.textOf(wholeFile(urls.uri)));
}

/** `redis:` becomes `rediss:`; Celery refuses that without a word on certificates. */
function fixes(settings: SettingsView, { at, url, leaf }: Server): readonly Fix[] {
  const text = settings.textOf(at);
  const match = /^(["'])(redis|valkey|amqp):\/\/([^"'?{}]*)\1$/.exec(text);
  if (match === null) return [];
  const [, quote = '"', scheme = '', rest = ''] = match;
  const query = scheme === 'redis' && celery.test(leaf.setting) ? '?ssl_cert_reqs=required' : '';
  const port = url.port === undefined ? '' : ' (the port may differ)';
  return [
    {
      title: `Use \`${scheme}s:\`${port}`,
      edits: [{ at, newText: `${quote}${scheme}s://${rest}${query}${quote}` }],
      safety: 'unsafe',
      preferred: false,
    },
  ];
}

export default defineRule({
  id: 'broker-no-tls',
  summary: 'A broker or cache in another network is reached as plain text',
  why: 'The password of the server, the arguments of every task and what is cached, sessions among it, cross the network for everybody in between to read and change.',
  notes:
    'Only for an address that is written in the settings. Silent for the same machine and private networks, and where `CELERY_BROKER_USE_SSL` or an option asks for TLS. The server has to offer TLS, most often on another port.',
  on: 'settings',
  profile: 'prodinfo',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: [
    'https://docs.celeryq.dev/en/stable/userguide/configuration.html#broker-use-ssl',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/',
  ],
  examples: [
    {
      code: marked('CELERY_BROKER_URL = "amqp://mq.example.org//"', '"amqp://mq.example.org//"'),
      after: 'CELERY_BROKER_URL = "amqps://mq.example.org//"',
    },
    {
      title: 'Celery has to be told about certificates',
      code: marked('CELERY_BROKER_URL = "redis://queue.example.org/0"', '"redis://queue.example.org/0"'),
      after: 'CELERY_BROKER_URL = "rediss://queue.example.org/0?ssl_cert_reqs=required"',
    },
    { code: 'CELERY_BROKER_URL = "amqps://mq.example.org//"' },
    {
      title: 'Asked for elsewhere',
      code: 'CELERY_BROKER_URL = "amqp://mq.example.org//"\nCELERY_BROKER_USE_SSL = True',
    },
    {
      title: 'In the app of Celery',
      path: 'celery.py',
      code: marked(
        'from celery import Celery\napp = Celery("shop", broker="amqp://mq.example.org//")',
        '"amqp://mq.example.org//"',
      ),
    },
    {
      title: 'TLS in the app of Celery',
      path: 'celery.py',
      code: 'from celery import Celery\napp = Celery("shop", broker="amqp://mq.example.org//")\napp.conf.broker_use_ssl = True',
    },
  ],
  *check(settings) {
    for (const server of serversIn(settings, plain)) {
      if (!isPlain(settings, server)) continue;
      yield {
        at: server.at,
        subject: server.leaf.setting,
        message: message(server.url.scheme),
        fixes: fixes(settings, server),
      };
    }
  },
  *checkUrls(urls) {
    if (asksForTls(urls)) return;
    for (const { text, read } of brokerTexts(urls)) {
      const url = read === undefined ? parseServiceUrl(text.text) : undefined;
      if (url === undefined || !plain.has(url.scheme) || reachOf(url.hosts) !== 'public') continue;
      yield { at: text.at, message: message(url.scheme) };
    }
  },
});
