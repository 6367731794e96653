import { marked } from './shared/marked';
import { likelyDeployedFiles, loneStarters } from './shared/deployed-files';
import { publishedPorts, type PublishedPort } from './shared/published-ports';
import { defineRule } from './rule';
import type { Fix, ProcessFileView, ProjectView } from './shared/model';

const service = (lines: string): string => `services:\n  data:\n${lines}`;
const ports = (item: string): string => `    ports:\n      - ${item}`;

function fixes({ at, onThisMachine }: PublishedPort): readonly Fix[] {
  if (onThisMachine === undefined) return [];
  const edits = [{ at, newText: onThisMachine }];
  return [{ title: 'Publish it on this machine only', edits, safety: 'unsafe', preferred: false }];
}

/** The files of which what they write is in force where a site runs. */
function filesOfSite(project: ProjectView): readonly ProcessFileView[] {
  const known = likelyDeployedFiles(project);
  return [...known, ...loneStarters(project, known)];
}

export default defineRule({
  id: 'process-port-published',
  summary: 'The compose file of a site opens its database or cache to the network',
  why: 'Docker publishes a port on every address of the machine and writes its own firewall rules, so `ufw` and the like do not keep it shut. Databases and caches in reach from outside are found and tried within hours.',
  notes:
    'For compose files by which a deployed site runs, and the usual ports of PostgreSQL, MySQL, Redis, Memcached, MongoDB, Elasticsearch, RabbitMQ and Cassandra. A warning where the server asks nobody for a password, as Redis and Memcached do by default, and information otherwise. Services of the same file reach each other without any published port. Silent where the address of the machine is in a variable.',
  on: 'project',
  profile: 'prodwarn',
  django: [],
  cwe: [668, 1327],
  fixable: 'sometimes',
  sources: [
    'https://docs.docker.com/engine/network/port-publishing/',
    'https://docs.docker.com/engine/network/packet-filtering-firewalls/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
  ],
  examples: [
    {
      path: 'docker-compose.prod.yml',
      code: marked(service(`    image: redis:7\n${ports('"6379:6379"')}`), '6379:6379'),
      after: service(`    image: redis:7\n${ports('"127.0.0.1:6379:6379"')}`),
    },
    {
      title: 'With a password',
      path: 'docker-compose.prod.yml',
      code: marked(
        service(
          `    image: postgres\n    environment:\n      - POSTGRES_PASSWORD\n${ports('5433:5432  # for backups')}`,
        ),
        '5433:5432',
      ),
      after: service(
        `    image: postgres\n    environment:\n      - POSTGRES_PASSWORD\n${ports('127.0.0.1:5433:5432  # for backups')}`,
      ),
    },
    {
      title: 'In one line, on every address',
      path: 'compose.production.yaml',
      code: marked(service('    image: memcached\n    ports: ["0.0.0.0:11211:11211"]'), '0.0.0.0:11211:11211'),
      after: service('    image: memcached\n    ports: ["127.0.0.1:11211:11211"]'),
    },
    {
      title: 'A mapping',
      path: 'docker-compose.prod.yml',
      code: `${service('    image: mysql\n    ports:\n      - target: 3306')}\n#       ^^^^^^^^^^^^\n        published: 3306`,
    },
    {
      title: 'On this machine only',
      path: 'docker-compose.prod.yml',
      code: service(`    image: redis\n${ports('"127.0.0.1:6379:6379"')}`),
    },
    {
      title: 'For other services of the file',
      path: 'docker-compose.prod.yml',
      code: service('    image: redis\n    expose:\n      - "6379"'),
    },
    {
      title: 'The address is in a variable',
      path: 'docker-compose.prod.yml',
      code: service(`    image: redis\n${ports('"${BIND}:6379:6379"')}`),
    },
    {
      title: 'The port of the site',
      path: 'docker-compose.prod.yml',
      code: service(`    image: nginx\n${ports('"443:443"')}`),
    },
  ],
  *check(project) {
    for (const port of filesOfSite(project).flatMap(({ uri, text }) => publishedPorts(uri, text)))
      yield {
        at: port.at,
        message: port.open
          ? `Whoever reaches this machine can talk to ${port.server}, which asks nobody for a password: Docker publishes the port on every address, past most firewalls. Leave it out, or begin it with \`127.0.0.1:\`.`
          : `Docker publishes this port of ${port.server} on every address of the machine, past most firewalls. Leave it out, or begin it with \`127.0.0.1:\`: services of the file do not need it.`,
        fixes: fixes(port),
        ...(port.open ? {} : { severity: 'info' as const }),
      };
  },
});
