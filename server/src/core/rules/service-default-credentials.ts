import { isForSite, isLive, liveSeverity } from './shared/env-entries';
import { isTriedFirst } from './shared/secrets';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Severity } from './shared/model';

/** What the documentation or the image of a service sets, and what people put there to get going. */
const common = ['admin', 'root', 'secret', 'test', 'admin123', 'password123', 'changeme'];

const database = 'the database';

/** Variables of services, whose they are, and the passwords that are published for them besides the common ones. */
const services: readonly { readonly key: RegExp; readonly what: string; readonly published: readonly string[] }[] = [
  { key: /^(?:CELERY_)?FLOWER_(?:BASIC_AUTH|PASSWORD)$/, what: 'Flower', published: ['flower', 'user', 'celery'] },
  {
    key: /^MINIO_(?:ROOT_PASSWORD|SECRET_KEY)$/,
    what: 'MinIO',
    published: ['minioadmin', 'minio123', 'minio', 'miniosecret'],
  },
  { key: /^RABBITMQ_(?:DEFAULT_PASS|PASSWORD)$/, what: 'RabbitMQ', published: ['guest', 'rabbitmq', 'rabbit', 'user'] },
  {
    key: /^(?:DJANGO_SUPERUSER|SUPERUSER|DJANGO_ADMIN)_PASSWORD$/,
    what: 'the administrator of the site',
    published: ['django', 'superuser', 'adminpass'],
  },
  { key: /^PGADMIN_DEFAULT_PASSWORD$/, what: 'pgAdmin', published: ['pgadmin', 'postgres'] },
  { key: /^GF_SECURITY_ADMIN_PASSWORD$/, what: 'Grafana', published: ['grafana'] },
  {
    key: /^(?:PG|(?:DJANGO_)?(?:DB|DATABASE|SQL|POSTGRES|POSTGRESQL|MYSQL|MYSQL_ROOT|MARIADB|MARIADB_ROOT)_)PASS(?:WORD)?$/,
    what: database,
    published: ['postgres', 'postgresql', 'mysql', 'mariadb', 'mysecretpassword', 'my-secret-pw', 'example'],
  },
];

/** The service whose published password an entry gives; Flower takes `user:password`. */
function serviceOf({ key, value }: EnvFileEntry): string | undefined {
  const password = (value ?? '')
    .trim()
    .replace(/^[^:]*:/, '')
    .toLowerCase();
  return services.find(
    (one) => one.key.test(key) && (isTriedFirst(password) || [...common, ...one.published].includes(password)),
  )?.what;
}

/** A database is seldom reached from outside; on a developer's machine such a password does no harm. */
function severity(file: EnvFileView, service: string): Severity {
  const level = liveSeverity(file, 'warning');
  return service === database && !isForSite(file) ? 'hint' : level;
}

export default defineRule({
  id: 'service-default-credentials',
  summary: 'A service is set up with the password of its documentation',
  why: 'Flower shows and runs tasks, MinIO holds the files, RabbitMQ the queue, the database everything else, and the administrator may do all. Their first passwords stand in the documentation and in every tutorial, and are tried by programs.',
  notes:
    'A warning in files for production, and in a plain `.env` that is in git or that settings for production load; else a hint. For databases, which are seldom reached from outside, a warning in files for production only. Templates and files for development and tests are left alone.',
  on: 'env',
  profile: 'prodwarn',
  django: [],
  cwe: [1392, 521],
  fixable: { never: 'only you know the password that the service has' },
  sources: [
    'https://flower.readthedocs.io/en/latest/auth.html',
    'https://www.rabbitmq.com/docs/access-control#default-state',
    'https://docs.djangoproject.com/en/stable/ref/django-admin/#createsuperuser',
    'https://hub.docker.com/_/postgres',
  ],
  examples: [
    { path: '.env.production', code: 'RABBITMQ_DEFAULT_PASS=guest\n#                     ^^^^^' },
    { title: 'User and password', code: 'FLOWER_BASIC_AUTH=admin:admin\n#                 ^^^^^^^^^^^' },
    { title: 'The administrator', code: 'DJANGO_SUPERUSER_PASSWORD=admin\n#                         ^^^^^' },
    { title: 'The database of another site', path: '.env.dev', code: 'POSTGRES_PASSWORD=postgres' },
    { title: 'Another one', path: '.env.production', code: 'RABBITMQ_DEFAULT_PASS=no-real-one' },
    { title: 'The name of a user', path: '.env.production', code: 'RABBITMQ_DEFAULT_USER=guest' },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      const service = serviceOf(entry);
      if (service === undefined) continue;
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `\`${entry.key}\` gives ${service} a password that is published and tried by everybody. Choose a random one.`,
        severity: severity(file, service),
      };
    }
  },
});
