import { capped, certain, choices, maxAlternatives, noPlace, under, unknown, unknownValue, withValue } from '../bounds';
import type {
  Alternative,
  Bound,
  DictItem,
  DictValue,
  Guard,
  Place,
  SequenceValue,
  UnknownReason,
  Value,
} from '../value';
import type { Scope } from '../scope';
import { share, type Frame } from './frame';

/** Containers and what each of them may be after a change in place. */
export type Swaps = ReadonlyMap<object, Bound>;

/** A change of containers where they stand: what they were, what they may be now, and which became what. */
export interface Change {
  readonly before: Bound;
  readonly after: Bound;
  readonly swaps: Swaps;
}

/** Changes each thing that a receiver may be, for all that the other operands may be; it keeps its own place. */
export function changeEach(
  receiver: Bound,
  others: readonly Bound[],
  at: Place,
  compute: (container: Value, operands: readonly Alternative[]) => Value,
): Change {
  const swaps = new Map<object, Bound>();
  const after = receiver.flatMap((container): readonly Alternative[] => {
    const all = choices([[container], ...others]);
    const results: readonly Alternative[] =
      all === undefined
        ? [{ ...container, value: opened(container.value) }]
        : all.map(({ picked, when }) => ({ ...container, value: compute(container.value, picked.slice(1)), when }));
    swaps.set(container.value, [...(swaps.get(container.value) ?? []), ...results]);
    return results;
  });
  if (after.length <= maxAlternatives && after.length > 0) return { before: receiver, after, swaps };
  return unknownChange(receiver, at, 'too-many');
}

/** A change that is not followed. */
export function unknownChange(before: Bound, at: Place, reason: UnknownReason): Change {
  const after = unknown(reason, at);
  return { before, after, swaps: new Map(before.map((alternative) => [alternative.value, after])) };
}

/** A container to which something is added that has too many forms to list. */
export function opened(value: Value): Value {
  if (value.kind === 'sequence' || value.kind === 'dict') return { ...value, open: true };
  return unknownValue('too-many');
}

/** A container that now holds itself is not known any more. */
export function withoutCycles(frame: Frame, change: Change): Change {
  const { shared } = frame.run;
  const cyclic = [...change.swaps].some(
    ([value, after]) => shared.has(value) && after.some((alternative) => holdsObject(alternative.value, value, 0)),
  );
  const [first] = change.before;
  return cyclic && first !== undefined ? unknownChange(change.before, first.at, 'operation') : change;
}

function holdsObject(container: Value, object: object, depth: number): boolean {
  if (depth > 20) return false;
  const held =
    container.kind === 'sequence'
      ? container.items
      : container.kind === 'dict'
        ? container.entries.map((entry) => entry.value)
        : [];
  return held.some((bound) => bound.some(({ value }) => value === object || holdsObject(value, object, depth + 1)));
}

/** A container that several names may hold has been changed: all of them see it. */
export function replaceAliases(frame: Frame, change: Change): void {
  // One unknown may stand in for many names without being one object that they share.
  const swaps = new Map([...change.swaps].filter(([value]) => frame.run.shared.has(value)));
  const { escaped } = frame.run;
  for (const [from, bound] of swaps)
    for (const { value } of bound) {
      share(frame, value);
      if (escaped.has(from)) escaped.add(value);
    }
  replaceEverywhere(frame, swaps);
}

/** What is changed may have come from another module, or be another one's by now: all modules that run later see it as well. */
function noteSwaps({ record }: Frame, swapper: Swapper): void {
  for (const [from, to] of record.swaps) record.swaps.set(from, swapper.bound(to, 0));
  for (const [from, to] of [...swapper.swaps, ...swapper.around()])
    if (!record.swaps.has(from)) record.swaps.set(from, to);
}

/** Puts the new containers where the old ones are, in every scope that is in reach. */
export function replaceEverywhere(frame: Frame, swaps: Swaps): void {
  if (swaps.size === 0) return;
  const swapper = new Swapper(frame, swaps);
  for (const scope of frame.scopes) replaceIn(scope, swapper);
  noteSwaps(frame, swapper);
  replaceEverywhere(frame, swapper.lost);
}

/** The same in one scope. */
export function replaceIn(scope: Scope, swapper: Swapper): void {
  for (const [name, bound] of scope.entries()) {
    const replaced = swapper.bound(bound, 0);
    if (replaced !== bound) scope.set(name, replaced);
  }
}

/** Where the change took place on a branch only, the container is what it was on the other. */
function unchanged(alternative: Alternative, swap: Bound): readonly Alternative[] {
  const [first] = swap;
  const own = new Set(alternative.when.map((guard) => guard.id));
  const extra = (first?.when ?? []).filter(
    (guard) => !own.has(guard.id) && swap.every((one) => holdsGuard(one, guard)),
  );
  const [only, ...more] = extra;
  if (only === undefined) return [];
  const when: readonly Guard[] = more.length === 0 ? [{ ...only, arm: !only.arm, facts: [] }] : [];
  return under([alternative], when);
}

function holdsGuard(alternative: Alternative, guard: Guard): boolean {
  return alternative.when.some((other) => other.id === guard.id && other.arm === guard.arm);
}

/** Replaces containers, also inside of others; what was one object in several places stays one. */
export class Swapper {
  readonly #done = new Map<object, Value>();
  /** Containers of a name that has too many alternatives to keep: other names can no longer follow what happens to them. */
  readonly lost = new Map<object, Bound>();

  constructor(
    readonly frame: Frame,
    readonly swaps: Swaps,
  ) {}

  bound(bound: Bound, depth: number): Bound {
    const [first] = bound;
    // Every name of every scope comes by, and nearly none of them holds what has changed.
    if (first === undefined || !bound.some(({ value }) => this.#isChanged(value, depth))) return bound;
    const result = bound.flatMap((alternative): readonly Alternative[] => {
      const swap = this.swaps.get(alternative.value);
      if (swap !== undefined) {
        const now = under(swap, alternative.when).map(({ value, when }) => ({ ...alternative, value, when }));
        if (now.length === 0) return [{ ...alternative, value: unknownValue('operation') }];
        return [...now, ...unchanged(alternative, swap)];
      }
      return [withValue(alternative, this.#inside(alternative.value, depth))];
    });
    return this.#kept(result, first.at);
  }

  /** The containers that hold others which have changed, and what they have become. */
  around(): readonly (readonly [object, Bound])[] {
    const changed = [...this.#done].filter(([from, to]) => from !== to && this.frame.run.shared.has(from));
    return changed.map(([from, to]) => [from, certain(to, noPlace)]);
  }

  #isChanged(value: Value, depth: number): boolean {
    return this.swaps.has(value) || this.#inside(value, depth) !== value;
  }

  #kept(result: readonly Alternative[], at: Place): Bound {
    const kept = capped(result, at);
    if (kept === result) return kept;
    for (const { value } of result)
      if (this.frame.run.shared.has(value) && value.kind !== 'unknown') this.lost.set(value, kept);
    return kept;
  }

  #inside(value: Value, depth: number): Value {
    if (depth > 20 || (value.kind !== 'sequence' && value.kind !== 'dict')) return value;
    const known = this.#done.get(value);
    if (known !== undefined) return known;
    const changed = value.kind === 'sequence' ? this.#items(value, depth) : this.#entries(value, depth);
    if (changed !== value && this.frame.run.shared.has(value)) this.frame.run.shared.add(changed);
    if (changed !== value && this.frame.run.escaped.has(value)) this.frame.run.escaped.add(changed);
    this.#done.set(value, changed);
    return changed;
  }

  #items(value: SequenceValue, depth: number): Value {
    if (value.viewOf !== undefined && this.swaps.has(value.viewOf)) return unknownValue('operation');
    let items: Bound[] | undefined;
    value.items.forEach((item, i) => {
      const bound = this.bound(item, depth + 1);
      if (bound !== item) (items ??= [...value.items])[i] = bound;
    });
    return items === undefined ? value : { ...value, items };
  }

  #entries(value: DictValue, depth: number): Value {
    let entries: DictItem[] | undefined;
    value.entries.forEach((entry, i) => {
      const bound = this.bound(entry.value, depth + 1);
      if (bound !== entry.value) (entries ??= [...value.entries])[i] = { ...entry, value: bound };
    });
    return entries === undefined ? value : { ...value, entries };
  }
}
