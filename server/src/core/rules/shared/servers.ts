import { fallbackLiteral } from './fallback';
import { deployedAddresses, distinct, type Leaf } from './leaves';
import { partAt, type Part } from './parts';
import { parseServiceUrl, reachOf, type Reach, type ServiceUrl } from './service-url';
import { textIn } from './values';
import type { Place, SettingsView, Value } from './model';

/** A server by the address that is written in the settings. */
export interface Server {
  readonly leaf: Leaf;
  readonly url: ServiceUrl;
  readonly reach: Reach;
  /** The address, or the fallback that it is. */
  readonly at: Place;
  /** True where it only applies while a variable is missing. */
  readonly isFallback: boolean;
}

export const redisSchemes: ReadonlySet<string> = new Set(['redis', 'rediss', 'valkey', 'valkeys']);
export const amqpSchemes: ReadonlySet<string> = new Set(['amqp', 'amqps', 'pyamqp']);

/** The servers of a deployed site with one of the schemes, each address once. */
export function serversIn(settings: SettingsView, schemes: ReadonlySet<string>): readonly Server[] {
  const all = deployedAddresses(settings, (leaf) => schemes.has(urlOf(settings, leaf)?.scheme ?? ''));
  return distinct(all).flatMap((leaf) => {
    const { read, at } = leaf.alternative;
    const url = urlOf(settings, leaf);
    if (url === undefined) return [];
    const place = read !== undefined && fallbackLiteral(settings, read) ? (read.fallbackAt ?? at) : at;
    return [{ leaf, url, reach: reachIn(settings, url), at: place, isFallback: read !== undefined }];
  });
}

/** A container that a compose file calls `redis.example.org` is in a private network. */
function reachIn(settings: SettingsView, { hosts }: ServiceUrl): Reach {
  const reach = reachOf(hosts);
  if (reach !== 'public') return reach;
  const left = hosts.filter((host) => !settings.containerNames.has(host));
  return reachOf(left) === 'public' ? 'public' : 'private';
}

/** Addresses are taken apart once for all rules about servers. */
function urlOf(settings: SettingsView, { alternative: { value } }: Leaf): ServiceUrl | undefined {
  return settings.recall('service-url', value, () => parseServiceUrl(textIn(value) ?? '') ?? null) ?? undefined;
}

/** What stands beside an address in its dict, or in the dicts of options there. */
export function besideServer({ leaf }: Server, ...keys: readonly string[]): Part {
  const dict: Value = { kind: 'dict', entries: leaf.beside, open: false };
  const paths = [[], ['OPTIONS'], ['OPTIONS', 'CONNECTION_POOL_KWARGS'], ['CONFIG']];
  const parts = paths.flatMap((path) => keys.map((key) => partAt(dict, ...path, key)));
  return parts.find((part) => part !== null && part !== undefined) ?? (parts.includes(undefined) ? undefined : null);
}
