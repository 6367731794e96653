import type { Alternative, Bound, DictItem, Value } from './value';

/** A value of a setting, or inside its lists, dicts and calls. */
export interface Part {
  readonly setting: string;
  /** The setting, then keys and names of arguments; positions in lists are left out. */
  readonly path: readonly string[];
  readonly alternative: Alternative;
  /** The dict that it stands in. */
  readonly beside: readonly DictItem[];
  /** The value of the setting that it is a part of. */
  readonly root: Alternative;
}

/** The value itself and everything inside it, in order. Parts whose value is not decided are left out. */
export function partsOf(setting: string, root: Alternative): readonly Part[] {
  const found: Part[] = [];
  const left: Part[] = [{ setting, path: [setting], alternative: root, beside: [], root }];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    found.push(part);
    left.push(...inside(part).reverse());
  }
  return found;
}

/** The alternatives that are left when no environment variable is set. */
export function reached(bound: Bound): readonly Alternative[] {
  return bound.filter(({ when }) => when.every(({ always, unset, arm }) => (always ?? unset ?? arm) === arm));
}

function inside(part: Part): Part[] {
  const found: Part[] = [];
  for (const { name, bound, beside } of boundsOf(part.alternative.value)) {
    const only = decided(bound);
    if (only === undefined) continue;
    const alternative = fromSameRead(part.alternative, only);
    const path = name === null ? part.path : [...part.path, name];
    found.push({ setting: part.setting, path, alternative, beside: beside ?? part.beside, root: part.root });
  }
  return found;
}

interface Inner {
  readonly name: string | null;
  readonly bound: Bound;
  readonly beside?: readonly DictItem[];
}

function boundsOf(value: Value): readonly Inner[] {
  if (value.kind === 'sequence') return value.items.map((bound) => ({ name: null, bound }));
  if (value.kind === 'call') return value.args.map((argument) => ({ name: argument.name, bound: argument.value }));
  if (value.kind !== 'dict') return [];
  return value.entries.map((entry) => ({ name: keyText(entry.key), bound: entry.value, beside: value.entries }));
}

function keyText(key: Value): string | null {
  return key.kind === 'literal' && typeof key.value === 'string' ? key.value : null;
}

/** The fallback of an address is the argument of the call that takes it apart, and it comes from the same read. */
function fromSameRead({ value, read }: Alternative, part: Alternative): Alternative {
  return value.kind === 'call' && read !== undefined && part.read === undefined ? { ...part, read } : part;
}

/** The one alternative that there is, or that is left when no environment variable is set. */
function decided(bound: Bound): Alternative | undefined {
  const left = bound.length === 1 ? bound : reached(bound);
  return left.length === 1 ? left[0] : undefined;
}
