import { checksOnly } from './jwt-algorithms';
import { longerThan, secondsOf, spoken } from './durations';
import { mayUsePackage } from './packages';
import { writtenAt, type SettingPath, type Written } from './dict-keys';
import { has, literal } from './values';
import type { PackageId } from '../../django/packages';
import type { SettingsView } from './model';

/** A lifetime of tokens beyond a limit. */
export interface LongLifetime {
  readonly found: Written;
  readonly seconds: number;
  /** "24 hours", for messages. */
  readonly spoken: string;
}

/** The lifetimes under these paths that are longer than `limit` seconds in a deployed site that gives out tokens. */
export function longLifetimes(
  settings: SettingsView,
  rows: readonly (readonly [PackageId, SettingPath])[],
  limit: number,
): readonly LongLifetime[] {
  return rows.flatMap(([id, path]) => {
    const found =
      mayUsePackage(settings, id) && isInUse(settings, path) && !checksOnly(settings, path[0])
        ? writtenAt(settings, path, longerThan(limit))
        : undefined;
    const seconds = found && secondsOf(found.alternative.value);
    return found === undefined || seconds === undefined ? [] : [{ found, seconds, spoken: spoken(seconds) }];
  });
}

const isSliding = literal((value) => typeof value === 'string' && /sliding/i.test(value));

/** Sliding tokens of simplejwt open nothing unless `AUTH_TOKEN_CLASSES` takes them; its default takes access tokens only. */
function isInUse(settings: SettingsView, [, key]: SettingPath): boolean {
  const accepts = ['SIMPLE_JWT', 'AUTH_TOKEN_CLASSES'] as const;
  return key?.startsWith('SLIDING_') !== true || writtenAt(settings, accepts, has(isSliding)) !== undefined;
}
