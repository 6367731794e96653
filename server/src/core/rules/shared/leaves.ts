import { isServedInside } from '../../model/queries';
import { decided } from './parts';
import { placeKey, textIn } from './values';
import type { Alternative, Bound, CallValue, DictItem, Guard, Setting, SettingsView, Value } from './model';

/** A value of a setting, or inside its lists, dicts and calls, as rules go through them. */
export interface Leaf {
  readonly setting: string;
  /** The setting, then keys and names of arguments; positions in lists are left out. */
  readonly path: readonly string[];
  readonly alternative: Alternative;
  /** The dict that it stands in. */
  readonly beside: readonly DictItem[];
  /** The value of the setting that it is a part of. */
  readonly root: Alternative;
  /** False for one of several values that a part of the setting may have. */
  readonly decided: boolean;
}

/** The name that a leaf stands under. */
export function leafName(leaf: Leaf): string {
  return leaf.path.at(-1) ?? leaf.setting;
}

/**
 * True for a value that is taken only if somebody has set a variable for it. Where the whole setting is, `counts` tells whether a
 * branch was made for this value.
 */
export function isOptIn({ alternative, root }: Leaf, counts: (branch: Guard) => boolean = asksVariables): boolean {
  const own = alternative === root ? [] : alternative.when.filter(asksVariables);
  return [...own, ...root.when.filter(counts)].some(({ unset, arm }) => unset !== undefined && unset !== arm);
}

function asksVariables({ asks }: Guard): boolean {
  return asks !== undefined && asks.length > 0;
}

/**
 * The leaves that satisfy `test` in deployed settings: on all paths, or on the one that is taken when no environment variable
 * is set. Parts whose value is not decided are left out. `names` are the settings to look into, all of them where it is missing.
 */
export function deployedLeaves(
  settings: SettingsView,
  test: (leaf: Leaf) => boolean,
  names: readonly string[] = settings.assigned,
): readonly Leaf[] {
  return deployedAmong(settings, bySetting(leavesOfAll(settings, names), 'all', ifDecided(test)));
}

/** The same of all settings for a test that only names of secrets pass, in the sense of `isSecretPath`. */
export function deployedSecrets(settings: SettingsView, test: (leaf: Leaf) => boolean): readonly Leaf[] {
  return deployedAmong(settings, bySetting(allIn(settings), 'secrets', ifDecided(test)));
}

function ifDecided(test: (leaf: Leaf) => boolean): (leaf: Leaf) => boolean {
  return (leaf) => leaf.decided && test(leaf);
}

function deployedAmong(settings: SettingsView, found: readonly Matching[]): readonly Leaf[] {
  return found.flatMap((matching) => deployedOf(settings, matching));
}

/**
 * The leaves that satisfy `test` on any path that a deployed site may take, each text once: for what is wrong where it is
 * written, whichever value is in force, such as a password in the source.
 */
export function possibleLeaves(
  settings: SettingsView,
  test: (leaf: Leaf) => boolean,
  names: readonly string[] = settings.assigned,
): readonly Leaf[] {
  return possibleAmong(settings, bySetting(leavesOfAll(settings, names), 'all', test));
}

/** The same of all settings for a test that only names of secrets pass, in the sense of `isSecretPath`. */
export function possibleSecrets(settings: SettingsView, test: (leaf: Leaf) => boolean): readonly Leaf[] {
  return possibleAmong(settings, bySetting(allIn(settings), 'secrets', test));
}

/** The same of all settings for a test that only texts pass. */
export function possibleTexts(settings: SettingsView, test: (leaf: Leaf) => boolean): readonly Leaf[] {
  return possibleAmong(settings, bySetting(allIn(settings), 'texts', test));
}

/** The same of all settings for a test that only addresses pass: texts with `://` in them. */
export function possibleAddresses(settings: SettingsView, test: (leaf: Leaf) => boolean): readonly Leaf[] {
  return possibleAmong(settings, bySetting(allIn(settings), 'addresses', test));
}

function possibleAmong(settings: SettingsView, found: readonly Matching[]): readonly Leaf[] {
  return distinct(found.flatMap((matching) => possibleOf(settings, matching)));
}

function possibleOf(settings: SettingsView, { name, matching }: Matching): readonly Leaf[] {
  const roots = settings.get(name).possibleAlternatives;
  return matching.filter(
    ({ root, alternative }) =>
      root.written !== undefined &&
      roots.includes(root) &&
      !isRefused(settings, alternative) &&
      (alternative === root || isServedInside(alternative)),
  );
}

/** The same of all settings for a test that only addresses pass: texts with `://` in them. */
export function deployedAddresses(settings: SettingsView, test: (leaf: Leaf) => boolean): readonly Leaf[] {
  return deployedAmong(settings, bySetting(allIn(settings), 'addresses', ifDecided(test)));
}

/** The leaves of one setting that a rule looks for. */
interface Matching {
  readonly name: string;
  readonly matching: readonly Leaf[];
}

/** The leaves of one kind that are looked for; nearly always there is none. */
function bySetting(all: readonly Leaves[], kind: Kind, test: (leaf: Leaf) => boolean): readonly Matching[] {
  const found: { readonly name: string; readonly matching: Leaf[] }[] = [];
  for (const leaves of all) {
    for (const leaf of leaves[kind]) {
      if (!test(leaf)) continue;
      const last = found[found.length - 1];
      if (last?.name === leaf.setting) last.matching.push(leaf);
      else found.push({ name: leaf.setting, matching: [leaf] });
    }
  }
  return found;
}

function deployedOf(settings: SettingsView, { name, matching }: Matching): readonly Leaf[] {
  const possible = matching.filter(({ alternative }) => !isRefused(settings, alternative));
  if (possible.length === 0) return possible;
  const values = new Set<Value>(possible.map((leaf) => leaf.root.value));
  const root = settings.get(name).deployed((value) => values.has(value));
  return root?.written === undefined ? [] : possible.filter((leaf) => leaf.root === root);
}

/** A fallback of a variable without which the site does not start. */
export function isRefused(settings: SettingsView, { read, when }: Alternative): boolean {
  if (read === undefined || !settings.demands(read.variable)) return false;
  return when.some((guard) => guard.id === `env:${read.variable}` && !guard.arm);
}

/** Each text once, for one that several settings share: the first of them speaks. */
export function distinct(leaves: readonly Leaf[]): readonly Leaf[] {
  const seen = new Set<string>();
  return leaves.filter(({ alternative }) => {
    const key = placeKey(alternative.at);
    return !seen.has(key) && seen.add(key);
  });
}

/** The leaves of some settings or of all. */
function leavesOfAll(settings: SettingsView, names: readonly string[]): readonly Leaves[] {
  return names === settings.assigned ? allIn(settings) : pick(settings, names);
}

/** Every text that some settings may hold. */
export function textsOf(settings: SettingsView, names: readonly string[]): readonly Leaf[] {
  return pick(settings, names).flatMap(({ texts }) => texts);
}

/** All leaves of an entry, sorted by what rules look for: worked out once for all of them. */
function allIn(settings: SettingsView): readonly Leaves[] {
  return settings.once('leaves', () => pick(settings, settings.assigned));
}

/** Setting by setting what each value that it may have holds. */
function pick(settings: SettingsView, names: readonly string[]): readonly Leaves[] {
  const found: Leaves[] = [];
  for (const name of names) for (const root of rootsOf(settings.get(name))) found.push(leavesAt(settings, name, root));
  return found;
}

/** What a deployed site may have, and what one with a name of its own such as `qa` has instead. */
function rootsOf(setting: Setting): Bound {
  const deployed = setting.deployedAlternatives;
  if (deployed.every(({ when }) => when.length === 0)) return deployed;
  return [...new Set([...deployed, ...setting.possibleAlternatives])];
}

/** What a value of a setting holds, in order, and what many rules look for in it. */
interface Leaves {
  readonly setting: string;
  readonly all: readonly Leaf[];
  readonly texts: readonly Leaf[];
  /** Texts with `://` in them. */
  readonly addresses: readonly Leaf[];
  /** Those that stand under the name of a key, a token or the like. */
  readonly secrets: readonly Leaf[];
}

type Kind = Exclude<keyof Leaves, 'setting'>;

function leavesAt(settings: SettingsView, name: string, root: Alternative): Leaves {
  const known = settings.recall('leaves', root, () => sorted(name, root));
  // One value may stand under two names.
  return known.setting === name ? known : sorted(name, root);
}

function sorted(setting: string, root: Alternative): Leaves {
  const all = leavesOf(setting, root);
  const texts: Leaf[] = [];
  const addresses: Leaf[] = [];
  const secrets: Leaf[] = [];
  let path: Leaf['path'] | undefined;
  let isSecret = false;
  for (const leaf of all) {
    const text = textIn(leaf.alternative.value);
    if (text !== undefined) texts.push(leaf);
    if (text?.includes('://') === true) addresses.push(leaf);
    // The items of a list share their path.
    if (leaf.path !== path) isSecret = isSecretPath(leaf.path);
    path = leaf.path;
    if (isSecret) secrets.push(leaf);
  }
  return { setting, all, texts, addresses, secrets };
}

/** True where one of the names that a leaf stands under is that of a key, a token or the like. */
function isSecretPath(path: readonly string[]): boolean {
  return path.some((name) => /pass|pwd|secret|token|key|pepper|salt|credential|connection.?string/i.test(name));
}

/** The value itself and everything inside it, in order. */
function leavesOf(setting: string, root: Alternative): readonly Leaf[] {
  const found: Leaf[] = [];
  const left: Leaf[] = [{ setting, path: [setting], alternative: root, beside: [], root, decided: true }];
  for (let leaf = left.pop(); leaf !== undefined; leaf = left.pop()) {
    found.push(leaf);
    pushParts(left, leaf, leaf.alternative.value);
  }
  return found;
}

/** The last part first, as the last leaf is the next to be taken. */
function pushParts(leaves: Leaf[], around: Leaf, value: Value): void {
  if (value.kind === 'sequence') {
    const { path, beside } = around;
    for (let i = value.items.length - 1; i >= 0; i--) pushPart(leaves, around, { path, beside, bound: value.items[i] });
  } else if (value.kind === 'call') {
    pushArguments(leaves, around, value);
  } else if (value.kind === 'dict') {
    if (value.rest !== undefined) pushArguments(leaves, around, value.rest);
    const beside = value.entries;
    for (let i = beside.length - 1; i >= 0; i--) {
      const entry = beside[i];
      const path = below(around.path, entry && textIn(entry.key));
      pushPart(leaves, around, { path, beside, bound: entry?.value });
    }
  }
}

function pushArguments(leaves: Leaf[], around: Leaf, { args }: CallValue): void {
  const { beside } = around;
  for (let i = args.length - 1; i >= 0; i--) {
    const path = below(around.path, args[i]?.name);
    pushPart(leaves, around, { path, beside, bound: args[i]?.value, isArgument: true });
  }
}

function below(path: readonly string[], name: string | null | undefined): readonly string[] {
  return name === null || name === undefined ? path : [...path, name];
}

interface Part extends Pick<Leaf, 'path' | 'beside'> {
  readonly bound: Bound | undefined;
  /** True for what a call is given. */
  readonly isArgument?: true;
}

function pushPart(leaves: Leaf[], around: Leaf, part: Part): void {
  const { bound } = part;
  if (bound === undefined) return;
  const only = decided(bound);
  if (only !== undefined) leaves.push(leafAt(around, part, only, around.decided));
  if (bound.length === 1) return;
  for (const other of bound)
    if (other !== only && isServedInside(other)) leaves.push(leafAt(around, part, other, false));
}

function leafAt(around: Leaf, { path, beside, isArgument }: Part, of: Alternative, isDecided: boolean): Leaf {
  const { setting, root } = around;
  const alternative = isArgument === true ? fromSameRead(around.alternative, of) : of;
  return { setting, path, alternative, beside, root, decided: isDecided };
}

/** The fallback of an address is the argument of the call that takes it apart, and it comes from the same read. */
function fromSameRead({ read }: Alternative, part: Alternative): Alternative {
  return read !== undefined && part.read === undefined ? { ...part, read } : part;
}
