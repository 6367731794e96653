import { definesServices, isBehindHash, type Span, type Uri } from '../../text';
import { serviceAround } from './compose-services';
import type { Place } from './model';

/** A port of a database, cache or the like that a compose file opens to whoever reaches the machine. */
export interface PublishedPort {
  /** The item of `ports`, without quotes and comment; of a mapping its `target`. */
  readonly at: Place;
  /** What listens there by convention: `PostgreSQL`. */
  readonly server: string;
  /** True where the service tells that server to ask nobody for a password. */
  readonly open: boolean;
  /** The item for this machine alone; undefined for a mapping. */
  readonly onThisMachine?: string;
}

interface Server {
  readonly name: string;
  /** What, in a service, shows that it asks for a password; a server without always does. */
  readonly asks?: RegExp;
  /** What turns that off. */
  readonly off?: RegExp;
}

const trust = /POSTGRES_HOST_AUTH_METHOD["']?[ \t]*[:=][ \t]*["']?trust\b/;
const emptyPassword = /(?:MYSQL|MARIADB)_ALLOW_EMPTY(?:_ROOT)?_PASSWORD["']?[ \t]*[:=][ \t]*["']?(?:1|true|yes)\b/i;

/** Elasticsearch asks for a password by itself since 8.0, and before where it is told to; OpenSearch unless it is told not to. */
const noSearchGuard =
  /(?:xpack|plugins)\.security\.(?:enabled["']?[ \t]*[:=][ \t]*["']?false|disabled["']?[ \t]*[:=][ \t]*["']?true)|^(?=[^]*\belasticsearch:[1-7]\.)(?![^]*(?:ELASTIC_PASSWORD|security\.enabled["']?[ \t]*[:=][ \t]*["']?true|build:|\.yml:))/;

/** By the port in the container, which its image sets: an unusual name of an image does not hide what it is. */
const servers: ReadonlyMap<string, Server> = new Map([
  ['5432', { name: 'PostgreSQL', off: trust }],
  ['3306', { name: 'MySQL', off: emptyPassword }],
  // A configuration file, a variable or a script of the image's own may set it.
  [
    '6379',
    { name: 'Redis', asks: /requirepass|PASSWORD|--user\b|\.conf\b|\.acl\b|\bsh\b|entrypoint|build:|env_file/i },
  ],
  ['11211', { name: 'Memcached', asks: /--enable-sasl|[ "'[,]-S\b|build:/ }],
  ['27017', { name: 'MongoDB', asks: /ROOT_PASSWORD|--auth\b|\.conf\b|build:|env_file/ }],
  [
    '9200',
    {
      name: 'Elasticsearch',
      off: noSearchGuard,
    },
  ],
  ['5672', { name: 'RabbitMQ' }],
  ['9042', { name: 'Cassandra' }],
]);

/** `5432:5432`, `0.0.0.0:5432:5432`, `${PORT:-5432}:5432/tcp`: the address, the port on the machine, the one in the container. */
const short =
  /^(?:(?<address>\d+(?:\.\d+){3}|\[[\da-f:]*\]|\$\{[^}]*\}):)?(?<outer>\d+|\$\{[^}]*\}|\$\w+):(?<inner>\d+)(?:\/tcp)?$/i;
/** An item of a list, quoted or not; or one of `["6379:6379"]`. */
const listed = /(?:^[ \t]*-|[[,])[ \t]*(["']?)(?<item>[\w.:$\-{}/[\]]*:\d+(?:\/tcp)?)\1[ \t]*(?=$|[,\]\r]|[ \t]#)/dgm;
const mapping =
  /^[ \t]*-[ \t]+(?:[\w]+:[ \t]*\S+[ \t]*\r?\n[ \t]+)*?target:[ \t]*["']?(?<inner>\d+)["']?(?:[ \t]*\r?\n[ \t]+\w+:[ \t]*\S+)*/dgm;

/** The ports of servers for data that a compose file publishes on every address of the machine, which is Docker's default. */
export function publishedPorts(uri: Uri, text: string): readonly PublishedPort[] {
  if (!definesServices(text)) return [];
  return openPorts(text).flatMap(({ span, inner, onThisMachine }) => {
    const server = servers.get(inner);
    if (server === undefined) return [];
    const { asks, off, name } = server;
    const service = serviceAround(text, span.start).replace(/[ \t]*#.*$/gm, '');
    const open = off?.test(service) === true || (asks !== undefined && !asks.test(service));
    return [{ at: { uri, span }, server: name, open, ...(onThisMachine === undefined ? {} : { onThisMachine }) }];
  });
}

/** Whether the service around a place publishes a port on every address, which Docker opens past firewalls such as ufw. */
export function publishesPort(text: string, at: number): boolean {
  const service = serviceAround(text, at);
  return service !== '' && openPorts(`services:\n${service}`).length > 0;
}

/** An item of `ports` that is for every address of the machine. */
interface OpenPort {
  readonly span: Span;
  readonly inner: string;
  readonly onThisMachine?: string;
}

function openPorts(text: string): readonly OpenPort[] {
  const found = [...shortPorts(text), ...mappedPorts(text)];
  return found
    .filter(({ span }) => !isBehindHash(text, span.start))
    .sort((one, other) => one.span.start - other.span.start);
}

function* shortPorts(text: string): Iterable<OpenPort> {
  for (const { groups, indices } of text.matchAll(listed)) {
    const [start = 0, end = 0] = indices?.groups?.['item'] ?? [];
    const { address, outer = '', inner = '' } = short.exec(groups?.['item'] ?? '')?.groups ?? {};
    if (inner === '' || !isForAll(address) || keyAbove(text, start) !== 'ports') continue;
    yield { span: { start, end }, inner, onThisMachine: `127.0.0.1:${outer}:${inner}` };
  }
}

function* mappedPorts(text: string): Iterable<OpenPort> {
  for (const { 0: item, index, groups } of text.matchAll(mapping)) {
    const address = /host_ip:[ \t]*["']?([^\s"']+)/.exec(item)?.[1];
    const start = index + item.indexOf('target:');
    const isOpen = /published:[ \t]*["']?\S/.test(item) && isForAll(address);
    if (!isOpen || keyAbove(text, index + item.indexOf('-')) !== 'ports') continue;
    const end = start + (/^\S+[ \t]*\S+/.exec(item.slice(start - index))?.[0].length ?? 0);
    yield { span: { start, end }, inner: groups?.['inner'] ?? '' };
  }
}

/** Whether an address that a port is published on is every one of the machine; a variable may have another. */
function isForAll(address: string | undefined): boolean {
  return address === undefined || address === '0.0.0.0' || address === '[::]';
}

/** The key that a list stands under, on its line or above it with less indentation than its items, or with the same. */
function keyAbove(text: string, at: number): string | undefined {
  const before = text.slice(0, at).split(/\r?\n/);
  const own = /^[ \t]*([\w-]+):[ \t]*\[/.exec(before.at(-1) ?? '');
  if (own !== null) return own[1];
  const depth = indentOf(before.at(-1) ?? '');
  const above = before
    .slice(0, -1)
    .reverse()
    .find((line) => /^[ \t]*[\w.-]+:/.test(line) && !/^[ \t]*-/.test(line) && indentOf(line) <= depth);
  return /^[ \t]*([\w.-]+):/.exec(above ?? '')?.[1];
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}
