import type { Choice } from '../../django/choice';
import { choices } from '../../django/choices';
import { dictionaryKeys, rowAt } from '../../django/dictionary-keys';
import { packages, packageSettings, type PackageFacts, type PackageKeyFacts } from '../../django/packages';
import { atLeast, possibleVersions } from '../../django/versions';
import type { ValueKind } from '../../django/setting-facts';
import type { SettingsView } from '../../model/view';
import { compare, knownSetting, nameOf, releaseOf } from '../facts';
import { code, paragraphs } from '../markdown';
import type { Completion } from './completion';
import type { Spot } from './cursor';
import { isUsed, type Style } from './names';

type ValueSpot = Extract<Spot, { kind: 'value' | 'item' | 'key' }>;

/** What may be written as the value, item or key at a spot. `around` is the statement's text, without the cursor's word. */
export function valueCompletions(
  view: SettingsView,
  spot: ValueSpot,
  around: string,
  style: Style,
): readonly Completion[] {
  if (spot.kind === 'key') return keyCompletions(view, spot, around, style);
  const listed = [...choicesAt(view, spot), ...appsAt(view, spot)].filter(
    ({ text }) => spot.kind !== 'item' || !hasText(around, text),
  );
  const isTruth = spot.kind === 'value' && spot.quoted === null && kindAt(spot) === 'bool';
  return [
    ...(isTruth ? truths(spot, safeAt(spot)) : []),
    ...listed.flatMap((choice, order) => choiceItem(choice, order, spot, style)),
  ];
}

function hasText(around: string, text: string): boolean {
  return around.includes(`"${text}"`) || around.includes(`'${text}'`);
}

function choicesAt(view: SettingsView, { setting, path }: ValueSpot): readonly Choice[] {
  const release = view.django ?? possibleVersions.at(-1);
  return (rowAt(choices, setting, path) ?? []).filter(({ since, removed, package: owner }) => {
    if (owner !== undefined && !isHere(view, owner)) return false;
    if (release === undefined) return true;
    return (since === undefined || atLeast(release, since)) && (removed === undefined || !atLeast(release, removed));
  });
}

/** A project that lists no packages may have any. */
function isHere(view: SettingsView, owner: string): boolean {
  if (view.packages === undefined || view.packages.has(owner)) return true;
  const facts = Object.values<PackageFacts>(packages).find(({ distributions }) => distributions.includes(owner));
  return facts !== undefined && isUsed(view, facts);
}

/** The apps of packages in use that are not installed yet. */
function appsAt(view: SettingsView, { setting, path }: ValueSpot): readonly Choice[] {
  if (setting !== 'INSTALLED_APPS' || path.length > 0) return [];
  return Object.values<PackageFacts>(packages)
    .filter((of) => of.apps.length > 0 && isUsed(view, of))
    .flatMap((of) => of.apps.slice(0, 1).map((text) => ({ text, doc: `The app of ${nameOf(of)}.` })));
}

/** Choices stand in the order of their table: as a list wants them, or the more likely ones first. */
function choiceItem(
  choice: Choice,
  order: number,
  { span, quoted }: ValueSpot,
  { quote }: Style,
): readonly Completion[] {
  const isCode = choice.code === true;
  if (isCode && quoted !== null) return [];
  const isPath = /^\w+(?:\.\w+)+$/.test(choice.text);
  const doc = [
    choice.doc ?? '',
    choice.safe === true ? 'The safe value.' : '',
    choice.since === undefined ? '' : `New in Django ${choice.since}.`,
  ];
  return [
    {
      label: choice.text,
      kind: isPath ? 'class' : 'value',
      span,
      insert: isCode || quoted !== null ? choice.text : `${quote}${choice.text}${quote}`,
      ...(choice.safe === true && { detail: 'safe' }),
      about: { what: 'text', markdown: paragraphs(doc) },
      rank: choice.safe === true ? 0 : 1,
      order,
    },
  ];
}

function truths({ span }: ValueSpot, safe: string | undefined): readonly Completion[] {
  const first =
    safe?.startsWith('`False`') === true ? 'False' : safe?.startsWith('`True`') === true ? 'True' : undefined;
  return ['True', 'False'].map((label) => ({
    label,
    kind: 'value' as const,
    span,
    insert: label,
    ...(label === first && { detail: 'safe' }),
    about: { what: 'text' as const, markdown: label === first ? 'The safe value.' : '' },
    rank: label === first ? 0 : 1,
  }));
}

/** A key as its owner describes it. */
interface Key {
  readonly name: string;
  readonly kind: ValueKind;
  readonly doc: string;
  readonly lines: readonly string[];
  readonly safe?: string;
}

/** The keys that a setting's dictionary may have at a place, in the releases in use. */
export function keysAt(view: SettingsView, setting: string, path: readonly string[]): readonly Key[] {
  const release = view.django ?? possibleVersions.at(-1);
  const own = (rowAt(dictionaryKeys, setting, path) ?? [])
    .filter(({ since }) => since === undefined || release === undefined || atLeast(release, since))
    .map(({ since, ...key }) => ({ ...key, lines: since === undefined ? [] : [`New in Django ${since}`] }));
  const other = packageSettings.get(setting);
  if (other === undefined || path.length > 0) return own;
  return [
    ...own,
    ...(other.facts.keys ?? []).filter((key) => isThere(view, other.of, key)).map((key) => packageKey(key, other.of)),
  ];
}

function isThere(view: SettingsView, of: PackageFacts, { since, removed }: PackageKeyFacts): boolean {
  const version = releaseOf(of, view);
  if (version === undefined) return true;
  return (
    (since === undefined || compare(version, since) >= 0) && (removed === undefined || compare(version, removed) < 0)
  );
}

function packageKey(key: PackageKeyFacts, of: PackageFacts): Key {
  const { name, kind, doc, safe, since } = key;
  const lines = [
    key.default === undefined ? '' : `Default: ${code(key.default)}`,
    since === undefined ? '' : `New in ${nameOf(of)} ${since}`,
  ];
  return { name, kind, doc, lines: lines.filter((line) => line !== ''), ...(safe !== undefined && { safe }) };
}

/** What a key does, as Markdown. */
export function keyMarkdown({ doc, lines, safe }: Key): string {
  const all = [...lines, ...(safe === undefined ? [] : [`Safe: ${safe}`])];
  return paragraphs([doc, all.map((line) => `- ${line}`).join('\n')]);
}

function keyCompletions(view: SettingsView, spot: ValueSpot, around: string, { quote }: Style): readonly Completion[] {
  const taken = new Set(spot.taken);
  return keysAt(view, spot.setting, spot.path)
    .filter(({ name }) => !taken.has(name))
    .map((key) => ({
      label: key.name,
      kind: 'key' as const,
      span: spot.span,
      insert:
        spot.quoted !== null
          ? key.name
          : isSubscript(around)
            ? `${quote}${key.name}${quote}`
            : `${quote}${key.name}${quote}: `,
      about: { what: 'key' as const, name: key.name, setting: spot.setting, path: spot.path },
      rank: key.safe === undefined ? 2 : 1,
    }));
}

/** `REST_FRAMEWORK[` wants a key alone, `REST_FRAMEWORK = {` one with a value behind it. */
function isSubscript(around: string): boolean {
  return /^[ \t]*[A-Z][A-Z0-9_]*[ \t]*\[/.test(around) && !/^[^=\r\n]*=\s*[{[(]/.test(around);
}

function kindAt({ setting, path }: ValueSpot): ValueKind | undefined {
  if (path.length === 0) return knownSetting(setting)?.facts.kind;
  return factsAt(setting, path)?.kind;
}

function safeAt({ setting, path }: ValueSpot): string | undefined {
  return path.length === 0 ? knownSetting(setting)?.facts.safe : factsAt(setting, path)?.safe;
}

function factsAt(
  setting: string,
  path: readonly string[],
): { readonly kind: ValueKind; readonly safe?: string } | undefined {
  const name = path.at(-1);
  const own = rowAt(dictionaryKeys, setting, path.slice(0, -1))?.find((key) => key.name === name);
  if (own !== undefined) return own;
  return path.length === 1 ? packageSettings.get(setting)?.facts.keys?.find((key) => key.name === name) : undefined;
}
