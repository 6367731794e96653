import { decided, partAt } from './parts';
import { reachOf, type Reach } from './service-url';
import { textIn } from './values';
import type { Place, SettingsView, Value } from './model';

/** A Redis server of Channels that is named by its host, not by an address. */
export interface ChannelHost {
  /** The pair or the dict. */
  readonly at: Place;
  readonly reach: Reach;
}

/**
 * The hosts of `CHANNEL_LAYERS` that channels_redis logs in to without a password: a pair of host and port cannot have one, and a
 * dict of arguments has none here.
 */
export function openChannelHosts(settings: SettingsView): readonly ChannelHost[] {
  const layers = decided(settings.get('CHANNEL_LAYERS').deployedAlternatives)?.value;
  if (layers?.kind !== 'dict') return [];
  return layers.entries.flatMap(({ value }) => {
    const layer = decided(value)?.value;
    const hosts = layer && partAt(layer, 'CONFIG', 'hosts')?.value;
    return hosts?.kind === 'sequence' ? hosts.items.flatMap((item) => openHost(decided(item))) : [];
  });
}

function openHost(item: ReturnType<typeof decided>): readonly ChannelHost[] {
  const host = item && hostIn(item.value);
  return item === undefined || host === undefined ? [] : [{ at: item.at, reach: reachOf([host]) }];
}

function hostIn(value: Value): string | undefined {
  if (value.kind === 'sequence') {
    const host = decided(value.items[0]);
    return host?.read === undefined && value.items.length === 2 ? host && textIn(host.value) : undefined;
  }
  if (value.kind !== 'dict' || ['password', 'credential_provider'].some((key) => partAt(value, key) !== null))
    return undefined;
  const host = partAt(value, 'host');
  return host?.read === undefined && host ? textIn(host.value) : undefined;
}
