import { deepEqual, equal } from 'node:assert/strict';
import { fileUri } from '../../server/src/core/text';
import { publishedPorts, publishesPort } from '../../server/src/core/rules/shared/published-ports';

/** A service with its image and what else it is told, and the ports that it publishes: `PostgreSQL open`. */
const cases: readonly (readonly [title: string, service: string, found: readonly string[]])[] = [
  ['a database', 'image: postgres\nports:\n  - "5432:5432"', ['PostgreSQL']],
  ['a list without deeper lines', 'image: postgres\nports:\n- 5432:5432', ['PostgreSQL']],
  [
    'one that trusts everybody',
    'image: postgres\nenvironment:\n  POSTGRES_HOST_AUTH_METHOD: trust\nports:\n  - 5432:5432',
    ['PostgreSQL open'],
  ],
  [
    'an administrator without a password',
    'image: mariadb\nenvironment:\n  - MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=1\nports:\n  - 3306:3306',
    ['MySQL open'],
  ],
  [
    'a password by its command',
    'image: redis\ncommand: redis-server --requirepass ${PW}\nports: ["6379:6379"]',
    ['Redis'],
  ],
  ['a file of its own', 'image: redis\ncommand: redis-server /etc/redis.conf\nports: ["6379:6379"]', ['Redis']],
  ['a comment about passwords', 'image: redis # PASSWORD\nports: ["6379:6379"]', ['Redis open']],
  ['an image of the project', 'build: ./cache\nports: ["6379:6379"]', ['Redis']],
  ['a port in a variable', 'image: redis\nports:\n  - "${PORT:-6380}:6379/tcp"', ['Redis open']],
  [
    'every address, in both forms',
    'image: redis\nports: ["0.0.0.0:6379:6379", "[::]:6380:6379"]',
    ['Redis open', 'Redis open'],
  ],
  ['two ports, one for the site', 'image: shop\nports:\n  - "80:80"\n  # the queue\n  - "5672:5672"', ['RabbitMQ']],
  [
    'a search engine with its guard off',
    'image: elasticsearch\nenvironment:\n  - xpack.security.enabled=false\nports:\n  - 9200:9200',
    ['Elasticsearch open'],
  ],
  [
    'a search engine from before it had a guard',
    'image: elasticsearch:7.5.1\nports: ["9200:9200"]',
    ['Elasticsearch open'],
  ],
  [
    'one that is told to ask',
    'image: elasticsearch:7.17.0\nenvironment:\n  - ELASTIC_PASSWORD\nports: ["9200:9200"]',
    ['Elasticsearch'],
  ],
  ['a later one', 'image: elasticsearch:8.11.1\nports: ["9200:9200"]', ['Elasticsearch']],
  ['a mapping', 'image: mongo\nports:\n  - target: 27017\n    published: "27017"\n    protocol: tcp', ['MongoDB open']],
  [
    'a mapping for this machine',
    'image: mongo\nports:\n  - target: 27017\n    host_ip: 127.0.0.1\n    published: 27017',
    [],
  ],
  ['a mapping that publishes nothing', 'image: mongo\nports:\n  - target: 27017', []],
  ['this machine', 'image: redis\nports:\n  - "127.0.0.1:6379:6379"', []],
  ['an address in a variable', 'image: redis\nports:\n  - "${BIND:-127.0.0.1}:6379:6379"', []],
  ['a port without one of the machine', 'image: redis\nports:\n  - "6379"', []],
  ['a comment', 'image: redis\nports:\n  # - "6379:6379"\n  - "8001:8001"', []],
  ['another list', 'image: shop\nextra_hosts:\n  - "cache:6379"\ncommand: ["redis:6379"]\nvolumes:\n  - 6379:6379', []],
];

describe('ports that a compose file publishes', () => {
  for (const [title, service, found] of cases)
    it(title, () => {
      const text = `services:\n  data:\n${service.replace(/^/gm, '    ')}\n`;
      const ports = publishedPorts(fileUri('/srv/site/docker-compose.yml'), text);
      deepEqual(
        ports.map(({ server, open }) => `${server}${open ? ' open' : ''}`),
        found,
      );
    });

  it('none in other YAML files', () => {
    deepEqual(publishedPorts(fileUri('/srv/site/values.yml'), 'redis:\n  ports:\n    - "6379:6379"\n'), []);
  });

  it('are asked of one service, whatever listens there', () => {
    const text =
      'services:\n  pages:\n    ports: ["8080:80"]\n  own:\n    image: shop\n    ports:\n      - "127.0.0.1:81:80"\n';
    equal(publishesPort(text, text.indexOf('pages')), true);
    equal(publishesPort(text, text.indexOf('image')), false);
  });
});
