import { changesOf } from './defaults';
import { isPlainAbsent } from './plain';
import type { SettingFacts } from './setting-facts';
import { accountSettings } from './settings/accounts';
import { cookieSettings } from './settings/cookies';
import { dataSettings } from './settings/data';
import { localizationSettings, removedSettings } from './settings/localization';
import { mailSettings } from './settings/mail';
import { securitySettings } from './settings/security';
import { compareVersions, docsVersion, knownVersions, versionOf } from './versions';
import type { DjangoVersion, VersionText } from './versions';

export type { SettingFacts, ValueKind } from './setting-facts';
export { defaultBound, defaultIn, rememberedDefaults, type Defaults } from './defaults';
export { djangoPlace, isDjangoPlace } from './plain';

/** Every setting of Django 2.2 to 6.1, and those removed before that are still met, by name. */
export const settings: ReadonlyMap<string, SettingFacts> = new Map(
  [
    ...securitySettings,
    ...cookieSettings,
    ...accountSettings,
    ...dataSettings,
    ...mailSettings,
    ...localizationSettings,
    ...removedSettings,
  ].map((row) => [row.name, row]),
);

/** The release that brought a setting; undefined where it is older than all recorded ones. */
export function sinceOf(facts: SettingFacts): VersionText | undefined {
  const first = changesOf(facts.name)[0]?.[0];
  return facts.since ?? (first === undefined || first === knownVersions[0] ? undefined : first);
}

/** The first release without the setting; undefined where it still exists. */
export function removedIn(facts: SettingFacts): VersionText | undefined {
  return facts.removed ?? changesOf(facts.name).find(([, value]) => isPlainAbsent(value))?.[0];
}

/** Whether a release knows the setting. */
export function existsIn(facts: SettingFacts, version: DjangoVersion): boolean {
  const since = sinceOf(facts);
  const removed = removedIn(facts);
  const begun = since === undefined || compareVersions(version, versionOf(since)) >= 0;
  return begun && (removed === undefined || compareVersions(version, versionOf(removed)) < 0);
}

/** The documentation of a setting: for a removed one, the last release that had it. */
export function docsAddress(facts: SettingFacts, version: DjangoVersion | undefined): string {
  const release = version !== undefined && existsIn(facts, version) ? docsVersion(version) : lastRelease(facts);
  const page = `https://docs.djangoproject.com/en/${release}/ref/settings/`;
  return `${page}#${facts.name.toLowerCase().replace(/_/g, '-')}`;
}

function lastRelease(facts: SettingFacts): string {
  const removed = removedIn(facts);
  if (removed === undefined) return 'stable';
  return knownVersions.filter((one) => compareVersions(versionOf(one), versionOf(removed)) < 0).at(-1) ?? 'stable';
}
