import { packageSettings, type PackageFacts, type PackageSettingFacts } from '../django/packages';
import { defaultIn, docsAddress, existsIn, removedIn, settings, sinceOf, type SettingFacts } from '../django/settings';
import { compareVersions, possibleVersions, versionOf, versionText, type DjangoVersion } from '../django/versions';
import { contextOf, display } from '../model/display';
import type { SettingsView } from '../model/view';
import { code, paragraphs } from './markdown';

/** What is recorded about a setting, of Django or of a package. */
export type Known =
  | { readonly of: 'django'; readonly facts: SettingFacts }
  | { readonly of: 'package'; readonly facts: PackageSettingFacts; readonly by: PackageFacts };

/** The releases that a project uses. */
export type Releases = Pick<SettingsView, 'django' | 'packages'>;

const maxItems = 8;

/** The facts about a setting by its name; undefined for one that neither Django nor a known package has. */
export function knownSetting(name: string): Known | undefined {
  const own = settings.get(name);
  if (own !== undefined) return { of: 'django', facts: own };
  const other = packageSettings.get(name);
  return other === undefined ? undefined : { of: 'package', facts: other.facts, by: other.of };
}

/** What a setting does, its default, life and safe value, and where more is said, as Markdown without the name. */
export function factsMarkdown(known: Known, releases: Releases): string {
  return paragraphs([known.facts.doc, factLines(known, releases), linkTo(known, releases)]);
}

/** The lines about default, life and safe value, as a Markdown list. */
export function factLines(known: Known, releases: Releases): string {
  const { safe } = known.facts;
  const lines =
    known.of === 'django' ? djangoLines(known.facts, releases.django) : packageLines(known.facts, known.by, releases);
  return [...lines, safe === undefined ? '' : `Safe: ${safe}`]
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

/** A link in Markdown to where a setting is documented, for the Django at hand. */
export function linkTo(known: Known, { django }: Releases): string {
  return known.of === 'django'
    ? `[Django documentation](${docsAddress(known.facts, django)})`
    : `[${nameOf(known.by)}](${known.by.docs})`;
}

/** Whether the setting means something in the releases in use: `gone` and `later` are certain, `old` is deprecated. */
export function lifeOf(known: Known, releases: Releases): 'in use' | 'old' | 'gone' | 'later' {
  return known.of === 'django'
    ? djangoLife(known.facts, releases.django)
    : packageLife(known.facts, known.by, releases);
}

function djangoLife(facts: SettingFacts, version: DjangoVersion | undefined): ReturnType<typeof lifeOf> {
  const release = version ?? possibleVersions.at(-1);
  if (release === undefined) return 'in use';
  const since = sinceOf(facts);
  if (!existsIn(facts, release)) return since !== undefined && isBefore(release, since) ? 'later' : 'gone';
  return facts.deprecated !== undefined && !isBefore(release, facts.deprecated) ? 'old' : 'in use';
}

function isBefore(version: DjangoVersion, since: NonNullable<SettingFacts['since']>): boolean {
  return compareVersions(version, versionOf(since)) < 0;
}

function packageLife(facts: PackageSettingFacts, by: PackageFacts, releases: Releases): ReturnType<typeof lifeOf> {
  const version = releaseOf(by, releases);
  if (version !== undefined && facts.removed !== undefined && compare(version, facts.removed) >= 0) return 'gone';
  if (version !== undefined && facts.since !== undefined && compare(version, facts.since) < 0) return 'later';
  return facts.replacement === undefined ? 'in use' : 'old';
}

/** The release of a package in use, as far as a dependency file tells. */
export function releaseOf(by: PackageFacts, { packages }: Releases): readonly number[] | undefined {
  return by.distributions.map((name) => packages?.get(name)?.version ?? undefined).find((one) => one !== undefined);
}

/** Compares a release such as `[4, 3, 1]` with one as text, such as `4.0`. */
export function compare(version: readonly number[], text: string): number {
  const other = text.split('.').map(Number);
  for (let i = 0; i < Math.max(version.length, other.length); i++) {
    const difference = (version[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** As people call it: the name that it has on PyPI. */
export function nameOf(by: PackageFacts): string {
  return by.distributions[0] ?? by.modules[0] ?? '';
}

function djangoLines(facts: SettingFacts, version: DjangoVersion | undefined): readonly string[] {
  return [defaultLine(facts, version), ...lifeLines(facts, version)];
}

function defaultLine(facts: SettingFacts, version: DjangoVersion | undefined): string {
  const release = version ?? possibleVersions.at(-1);
  const value = release === undefined ? undefined : defaultIn(facts.name, release);
  if (release === undefined || value === undefined) return '';
  return `Default of Django ${versionText(release)}: ${code(display(value, contextOf(facts.name, maxItems)))}`;
}

function lifeLines(facts: SettingFacts, version: DjangoVersion | undefined): readonly string[] {
  const since = sinceOf(facts);
  const removed = removedIn(facts);
  const instead = facts.replacement === undefined ? '' : `; use ${facts.replacement}`;
  const gone = removed === undefined ? '' : `removed in Django ${removed}${instead}`;
  const old = facts.deprecated === undefined ? '' : `deprecated since Django ${facts.deprecated}`;
  const life = [old, gone === '' && old !== '' ? instead.slice(2) : gone].filter((text) => text !== '').join(', ');
  const unknownHere = version !== undefined && !existsIn(facts, version);
  return [
    since === undefined ? '' : `New in Django ${since}`,
    life === '' ? '' : `${(life[0] ?? '').toUpperCase()}${life.slice(1)}`,
    unknownHere ? `**Django ${versionText(version)} does not have it**` : '',
  ];
}

function packageLines(facts: PackageSettingFacts, by: PackageFacts, releases: Releases): readonly string[] {
  const name = nameOf(by);
  const version = releaseOf(by, releases);
  const life = packageLife(facts, by, releases);
  const isMissing = version !== undefined && (life === 'later' || life === 'gone');
  return [
    `A setting of ${name}${version === undefined ? '' : ` (${version.join('.')} here)`}`,
    facts.default === undefined ? '' : `Default: ${code(facts.default)}`,
    facts.since === undefined ? '' : `New in ${name} ${facts.since}`,
    facts.removed === undefined ? '' : `Removed in ${name} ${facts.removed}`,
    facts.replacement === undefined ? '' : `Use ${facts.replacement}`,
    isMissing ? `**${name} ${version.join('.')} does not have it**` : '',
  ];
}
