import { decided } from './parts';
import { textIn } from './values';
import type { Alternative, Bound, DictItem, SettingsView, Value } from './model';

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
  return names.flatMap((name) => deployedOf(settings, name, leavesOf(name).filter(test)));
}

/** The same of all settings for a test that only texts pass: the texts are picked once for all rules that look for one. */
export function deployedTexts(settings: SettingsView, test: (leaf: Leaf, text: string) => boolean): readonly Leaf[] {
  const texts = settings.once('texts', () => textsIn(settings));
  const bySetting = new Map<string, Leaf[]>();
  for (const { leaf, text } of texts) {
    if (!test(leaf, text)) continue;
    const others = bySetting.get(leaf.setting);
    if (others === undefined) bySetting.set(leaf.setting, [leaf]);
    else others.push(leaf);
  }
  return [...bySetting].flatMap(([name, matching]) => deployedOf(settings, name, matching));
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
      const found = known.get(name) ?? settings.get(name).deployedAlternatives.flatMap((root) => leavesOf(name, root));
      known.set(name, found);
      return found;
    };
  });
}

/** The value itself and everything inside it, in order. */
function leavesOf(setting: string, root: Alternative): readonly Leaf[] {
  const found: Leaf[] = [];
  const left: Leaf[] = [{ setting, path: [setting], alternative: root, beside: [], root }];
  for (let leaf = left.pop(); leaf !== undefined; leaf = left.pop()) {
    found.push(leaf);
    const parts = boundsOf(leaf.alternative.value);
    for (let i = parts.length - 1; i >= 0; i--) pushLeaf(left, leaf, parts[i]);
  }
  return found;
}

function pushLeaf(leaves: Leaf[], around: Leaf, part: Part | undefined): void {
  const only = part && decided(part.bound);
  if (part === undefined || only === undefined) return;
  const alternative = fromSameRead(around.alternative, only);
  const path = part.name === null ? around.path : [...around.path, part.name];
  leaves.push({ setting: around.setting, path, alternative, beside: part.beside ?? around.beside, root: around.root });
}

/** The fallback of an address is the argument of the call that takes it apart, and it comes from the same read. */
function fromSameRead({ value, read }: Alternative, part: Alternative): Alternative {
  return value.kind === 'call' && read !== undefined && part.read === undefined ? { ...part, read } : part;
}

interface Part {
  readonly name: string | null;
  readonly bound: Bound;
  readonly beside?: readonly DictItem[];
}

const noParts: readonly Part[] = [];

function boundsOf(value: Value): readonly Part[] {
  if (value.kind === 'sequence') return value.items.map((bound) => ({ name: null, bound }));
  if (value.kind === 'call') return value.args.map((argument) => ({ name: argument.name, bound: argument.value }));
  if (value.kind !== 'dict') return noParts;
  return value.entries.map((entry) => ({
    name: textIn(entry.key) ?? null,
    bound: entry.value,
    beside: value.entries,
  }));
}
