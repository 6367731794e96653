import { isLocalHost } from './domains';

/** The parts of the address of a service, as `urllib.parse.urlsplit` and the drivers take it apart. */
export interface ServiceUrl {
  /** In lower case, with what follows a plus sign, such as `redis+socket`. */
  readonly scheme: string;
  readonly user: string;
  /** Undefined where there is none; an empty one is a password too. */
  readonly password: string | undefined;
  /** Without brackets and port; of several hosts all of them. */
  readonly hosts: readonly string[];
  readonly port: number | undefined;
  /** Without the slash in front. */
  readonly path: string;
  /** The query, the last one of several values; keys as they are written. */
  readonly query: ReadonlyMap<string, string>;
}

/** Takes an address apart; undefined for other texts, and for templates whose host is filled in later. */
export function parseServiceUrl(text: string): ServiceUrl | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(text.trim());
  if (match === null) return undefined;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  const at = authority.lastIndexOf('@');
  const servers = at < 0 ? authority : authority.slice(at + 1);
  if (/[{}$%<>\s…]|\.\.\./.test(servers)) return undefined;
  const login = at < 0 ? undefined : authority.slice(0, at);
  const colon = login?.indexOf(':') ?? -1;
  const user = login === undefined ? '' : colon < 0 ? login : login.slice(0, colon);
  return {
    scheme: scheme.toLowerCase(),
    user: unquote(user),
    password: login === undefined || colon < 0 ? undefined : unquote(login.slice(colon + 1)),
    hosts: servers.split(',').map((server) => hostOf(server)),
    port: portOf(servers),
    path: unquote(path.replace(/^\//, '')),
    query: queryOf(query),
  };
}

function hostOf(server: string): string {
  return unquote(server.replace(/:\d*$/, '').replace(/^\[|\]$/g, '')).toLowerCase();
}

function portOf(servers: string): number | undefined {
  const port = /:(\d+)$/.exec(servers)?.[1];
  return port === undefined ? undefined : Number(port);
}

function queryOf(query: string): ReadonlyMap<string, string> {
  return new Map(
    query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair): readonly [string, string] => {
        const [key = '', ...value] = pair.split('=');
        return [unquote(key), unquote(value.join('='))];
      }),
  );
}

/** Escapes that are not valid stay as they are, as in `urllib.parse.unquote`. */
function unquote(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * How far away a host is: on this machine (or a socket's path), in a private network (a private address, the name of a
 * container), or anywhere.
 */
export type Reach = 'machine' | 'private' | 'public';

/** How far the farthest of some hosts is. */
export function reachOf(hosts: readonly string[]): Reach {
  const all = hosts.map(reachOfHost);
  return all.find((reach) => reach === 'public') ?? all.find((reach) => reach === 'private') ?? 'machine';
}

function reachOfHost(host: string): Reach {
  const name = host.trim().toLowerCase();
  if (['', 'localhost', '::1', '0.0.0.0'].includes(name) || /^(?:127\.|[/@])/.test(name)) return 'machine';
  return isLocalHost(name) ? 'private' : 'public';
}
