import { marked } from './shared/marked';
import { amqpSchemes, serversIn } from './shared/servers';
import { brokerTexts } from './shared/celery-app';
import { parseServiceUrl, reachOf, type ServiceUrl } from './shared/service-url';
import { defineRule } from './rule';

const guest = (host: string): string => `amqp://guest:${'guest'}@${host}//`;

const message =
  'This is the account that every RabbitMQ server has from the start. Make an account for the site, and delete this one.';

function isDefault({ user, password }: ServiceUrl): boolean {
  return user === 'guest' && password === 'guest';
}

export default defineRule({
  id: 'broker-default-credentials',
  summary: 'RabbitMQ is reached with its default account',
  why: 'RabbitMQ creates the account `guest` itself, with its name as the password and all rights, and lets it in only from the same machine. That this works from another one means that somebody has taken this protection away.',
  notes:
    'In a private network, such as one of containers, `credential-in-url` speaks of a password in the source; what only variables put together is a hint of the strict preset there. Silent for a server on the same machine, where the account works as it is meant to.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [1392],
  fixable: { never: 'the account has to be made on the server' },
  sources: ['https://www.rabbitmq.com/docs/access-control#default-state'],
  examples: [
    { code: marked(`CELERY_BROKER_URL = "${guest('mq.example.org')}"`, `"${guest('mq.example.org')}"`) },
    {
      title: 'In a private network, by default: a hint of the strict preset',
      code: marked(
        'import os\nUSER = os.environ.get("MQ_USER", "guest")\nCODE = os.environ.get("MQ_CODE", "guest")\nCELERY_BROKER_URL = f"amqp://{USER}:{CODE}@rabbitmq//"',
        '"guest"',
      ),
    },
    {
      title: 'In the app of Celery',
      path: 'celery.py',
      code: marked(
        `from celery import Celery\napp = Celery()\napp.conf.broker_url = "${guest('mq.example.org')}"`,
        `"${guest('mq.example.org')}"`,
      ),
    },
    { code: 'import os\nCELERY_BROKER_URL = os.environ["CELERY_BROKER_URL"]' },
    {
      title: 'In a private network, where `credential-in-url` speaks of the password',
      code: `CELERY_BROKER_URL = "${guest('rabbitmq:5672')}"`,
    },
    { title: 'On the same machine', code: `CELERY_BROKER_URL = "${guest('localhost')}"` },
    { title: 'For tests', role: 'test', code: `CELERY_BROKER_URL = "${guest('mq.example.org')}"` },
  ],
  *check(settings) {
    for (const { url, reach, at, leaf } of serversIn(settings, amqpSchemes)) {
      if (reach === 'machine' || !isDefault(url)) continue;
      if (reach !== 'public' && settings.textOf(at).includes('://')) continue;
      yield {
        at,
        subject: leaf.setting,
        message,
        ...(reach === 'public' ? {} : { profile: 'optin' }),
      };
    }
  },
  *checkUrls(urls) {
    for (const { text, read } of brokerTexts(urls)) {
      const url = parseServiceUrl(text.text);
      if (url === undefined || !amqpSchemes.has(url.scheme) || !isDefault(url) || reachOf(url.hosts) !== 'public')
        continue;
      yield { at: text.at, message, ...(read === undefined ? {} : { profile: 'optin' }) };
    }
  },
});
