import { definePackage, type PackageSettingFacts } from '../package-facts';

const json = "'json'";

/** Its names under the prefix `CELERY_`, which is what projects give to `config_from_object`. */
const settings: readonly PackageSettingFacts[] = [
  {
    name: 'CELERY_BROKER_URL',
    kind: 'text',
    doc: 'The address of the queue. Whoever can write there starts tasks.',
    safe: 'with a password, over TLS (`rediss:`, `amqps:`), from the environment',
    default: 'None',
  },
  {
    name: 'CELERY_BROKER_READ_URL',
    kind: 'text',
    doc: 'The address that workers read from, where it differs.',
    default: 'None',
  },
  {
    name: 'CELERY_BROKER_WRITE_URL',
    kind: 'text',
    doc: 'The address that tasks are sent to, where it differs.',
    default: 'None',
  },
  {
    name: 'CELERY_BROKER_USE_SSL',
    kind: 'any',
    doc: 'Reaches the broker over TLS: `True`, or a dict of options such as `ssl_cert_reqs`.',
    safe: 'with a certificate that is checked',
    default: 'False',
  },
  {
    name: 'CELERY_REDIS_BACKEND_USE_SSL',
    kind: 'dict',
    doc: 'Options of TLS to a result backend in Redis; `ssl_cert_reqs` has to be among them.',
    safe: '`ssl_cert_reqs` set to `ssl.CERT_REQUIRED`',
    default: 'None',
  },
  {
    name: 'CELERY_RESULT_BACKEND',
    kind: 'text',
    doc: 'Where the results of tasks are kept, most often an address.',
    safe: 'with a password, over TLS, from the environment',
    default: 'None',
  },
  {
    name: 'CELERY_ACCEPT_CONTENT',
    kind: 'list',
    doc: 'The kinds of messages that workers read. A pickle runs code when it is read.',
    safe: "`['json']`",
    default: "('json',)",
    shown: 'word',
  },
  {
    name: 'CELERY_RESULT_ACCEPT_CONTENT',
    kind: 'list',
    doc: 'The kinds of results that are read; the same as for tasks where it is not set.',
    safe: "`['json']`",
    default: 'None',
    shown: 'word',
  },
  {
    name: 'CELERY_TASK_SERIALIZER',
    kind: 'text',
    doc: 'How tasks are written.',
    safe: '`json`',
    default: json,
    shown: 'word',
  },
  {
    name: 'CELERY_RESULT_SERIALIZER',
    kind: 'text',
    doc: 'How results are written.',
    safe: '`json`',
    default: json,
    shown: 'word',
  },
  {
    name: 'CELERY_EVENT_SERIALIZER',
    kind: 'text',
    doc: 'How events are written.',
    safe: '`json`',
    default: json,
    shown: 'word',
  },
  {
    name: 'CELERY_TASK_ALWAYS_EAGER',
    kind: 'bool',
    doc: 'Runs tasks at once, inside of the request that starts them.',
    safe: '`False`',
    default: 'False',
  },
  { name: 'CELERY_TASK_TIME_LIMIT', kind: 'int', doc: 'After how many seconds a task is killed.', default: 'None' },
  {
    name: 'CELERY_SECURITY_KEY',
    kind: 'text',
    doc: 'The file with the private key that messages are signed with.',
    default: 'None',
  },
  {
    name: 'CELERY_SECURITY_CERTIFICATE',
    kind: 'text',
    doc: 'The file with the certificate that belongs to that key.',
    default: 'None',
  },
  {
    name: 'CELERY_SECURITY_CERT_STORE',
    kind: 'text',
    doc: 'The folder of certificates whose messages are read.',
    default: 'None',
  },
  { name: 'CELERY_SECURITY_DIGEST', kind: 'text', doc: 'The hash that signatures are made with.', default: "'sha256'" },
];

/** Celery; read from `celery.app.defaults` (5.7). */
export const celery = definePackage({
  distributions: ['celery'],
  apps: ['django_celery_beat', 'django_celery_results', 'djcelery'],
  modules: ['celery', 'kombu'],
  docs: 'https://docs.celeryq.dev/en/stable/userguide/configuration.html',
  settings,
});
