import { isServedInside } from '../../model/queries';
import { decided } from './parts';
import { textIn } from './values';
import type { Alternative, Bound, CallValue, DictItem, SettingsView, Value } from './model';

/** A value of a setting, or inside its lists, dicts and calls. */
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
 * The leaves that satisfy `test` in deployed settings: on all paths, or on the one that is taken when no environment variable
 * is set. Parts whose value is not decided are left out. `names` are the settings to look into, all of them where it is missing.
 */
export function deployedLeaves(
  settings: SettingsView,
  test: (leaf: Leaf) => boolean,
  names: readonly string[] = settings.assigned,
): readonly Leaf[] {
  const leavesOf = leavesIn(settings);
  return names.flatMap((name) =>
    deployedOf(
      settings,
      name,
      leavesOf(name).filter((leaf) => leaf.decided && test(leaf)),
    ),
  );
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
  const leavesOf = leavesIn(settings);
  return distinct(names.flatMap((name) => possibleOf(settings, name, leavesOf(name).filter(test))));
}

/** The same of all settings for a test that only texts pass. */
export function possibleTexts(settings: SettingsView, test: (leaf: Leaf) => boolean): readonly Leaf[] {
  return distinct(matchingTexts(settings, test).flatMap(([name, leaves]) => possibleOf(settings, name, leaves)));
}

function possibleOf(settings: SettingsView, name: string, matching: readonly Leaf[]): readonly Leaf[] {
  if (matching.length === 0) return matching;
  const roots = settings.get(name).possibleAlternatives;
  return matching.filter(
    ({ root, alternative }) =>
      root.written !== undefined &&
      roots.includes(root) &&
      !isRefused(settings, alternative) &&
      (alternative === root || isServedInside(alternative)),
  );
}

/** The same of all settings for a test that only texts pass: the texts are picked once for all rules that look for one. */
export function deployedTexts(settings: SettingsView, test: (leaf: Leaf, text: string) => boolean): readonly Leaf[] {
  return matchingTexts(settings, (leaf, text) => leaf.decided && test(leaf, text)).flatMap(([name, matching]) =>
    deployedOf(settings, name, matching),
  );
}

function matchingTexts(
  settings: SettingsView,
  test: (leaf: Leaf, text: string) => boolean,
): readonly (readonly [setting: string, leaves: readonly Leaf[]])[] {
  const texts = settings.once('texts', () => textsIn(settings));
  const bySetting = new Map<string, Leaf[]>();
  for (const { leaf, text } of texts) {
    if (!test(leaf, text)) continue;
    const others = bySetting.get(leaf.setting);
    if (others === undefined) bySetting.set(leaf.setting, [leaf]);
    else others.push(leaf);
  }
  return [...bySetting];
}

interface TextLeaf {
  readonly leaf: Leaf;
  readonly text: string;
}

function textsIn(settings: SettingsView): readonly TextLeaf[] {
  const leavesOf = leavesIn(settings);
  const found: TextLeaf[] = [];
  for (const name of settings.assigned) {
    for (const leaf of leavesOf(name)) {
      const text = textIn(leaf.alternative.value);
      if (text !== undefined) found.push({ leaf, text });
    }
  }
  return found;
}

function deployedOf(settings: SettingsView, name: string, matching: readonly Leaf[]): readonly Leaf[] {
  const possible = matching.filter(({ alternative }) => !isRefused(settings, alternative));
  if (possible.length === 0) return possible;
  const values = new Set<Value>(possible.map((leaf) => leaf.root.value));
  const root = settings.get(name).deployed((value) => values.has(value));
  return root?.written === undefined ? [] : possible.filter((leaf) => leaf.root === root);
}

/** A fallback of a variable without which the site does not start. */
function isRefused(settings: SettingsView, { read, when }: Alternative): boolean {
  if (read === undefined || !settings.demands(read.variable)) return false;
  return when.some((guard) => guard.id === `env:${read.variable}` && !guard.arm);
}

/** Each text once, for one that several settings share: the first of them speaks. */
export function distinct(leaves: readonly Leaf[]): readonly Leaf[] {
  const seen = new Set<string>();
  return leaves.filter(({ alternative }) => {
    const key = `${alternative.at.uri} ${String(alternative.at.span.start)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The leaves of each setting, which several rules ask for and which are collected once. */
function leavesIn(settings: SettingsView): (name: string) => readonly Leaf[] {
  return settings.once('leaves', () => {
    const known = new Map<string, readonly Leaf[]>();
    return (name) => {
      const found =
        known.get(name) ?? settings.get(name).deployedAlternatives.flatMap((root) => leavesAt(settings, name, root));
      known.set(name, found);
      return found;
    };
  });
}

function leavesAt(settings: SettingsView, name: string, root: Alternative): readonly Leaf[] {
  const known = settings.recall('leaves', root, () => leavesOf(name, root));
  // One value may stand under two names.
  return known[0]?.setting === name ? known : leavesOf(name, root);
}

/** The value itself and everything inside it, in order. */
function leavesOf(setting: string, root: Alternative): readonly Leaf[] {
  const found: Leaf[] = [];
  const left: Leaf[] = [{ setting, path: [setting], alternative: root, beside: [], root, decided: true }];
  for (let leaf = left.pop(); leaf !== undefined; leaf = left.pop()) {
    found.push(leaf);
    const parts = boundsOf(leaf.alternative.value);
    for (let i = parts.length - 1; i >= 0; i--) pushLeaf(left, leaf, parts[i]);
  }
  return found;
}

function pushLeaf(leaves: Leaf[], around: Leaf, part: Part | undefined): void {
  if (part === undefined) return;
  const only = decided(part.bound);
  const path = part.name === null ? around.path : [...around.path, part.name];
  const leaf = (of: Alternative, isDecided: boolean): Leaf => ({
    setting: around.setting,
    path,
    alternative: part.isArgument ? fromSameRead(around.alternative, of) : of,
    beside: part.beside ?? around.beside,
    root: around.root,
    decided: isDecided,
  });
  if (only !== undefined) leaves.push(leaf(only, around.decided));
  for (const other of part.bound.length === 1 ? [] : part.bound)
    if (other !== only && isServedInside(other)) leaves.push(leaf(other, false));
}

/** The fallback of an address is the argument of the call that takes it apart, and it comes from the same read. */
function fromSameRead({ read }: Alternative, part: Alternative): Alternative {
  return read !== undefined && part.read === undefined ? { ...part, read } : part;
}

interface Part {
  readonly name: string | null;
  readonly bound: Bound;
  readonly beside?: readonly DictItem[];
  /** True for what a call is given. */
  readonly isArgument?: true;
}

const noParts: readonly Part[] = [];

function boundsOf(value: Value): readonly Part[] {
  if (value.kind === 'sequence') return value.items.map((bound) => ({ name: null, bound }));
  if (value.kind === 'call') return argumentsOf(value);
  if (value.kind !== 'dict') return noParts;
  const entries = value.entries.map((entry) => ({
    name: textIn(entry.key) ?? null,
    bound: entry.value,
    beside: value.entries,
  }));
  return value.rest === undefined ? entries : [...entries, ...argumentsOf(value.rest)];
}

function argumentsOf({ args }: CallValue): readonly Part[] {
  return args.map(({ name, value }) => ({ name, bound: value, isArgument: true }));
}
