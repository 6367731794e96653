/**
 * The two sides of a branch: each is run on a layer of its own over all scopes in reach, and what both have done is merged,
 * every change under the guard of its side.
 */
import { capped, certain, under, union, unknown } from '../bounds';
import { importedPath, isUnbound, unbound } from '../objects';
import type { Scope } from '../scope';
import type { Alternative, Bound, Guard, Place, Value } from '../value';
import type { Frame } from './frame';
import type { End } from './statements';
import { replaceEverywhere } from './swaps';

const noSwaps: ReadonlyMap<object, Bound> = new Map();

/** Which names a piece of code has bound, by scope. */
export type Changes = ReadonlyMap<Scope, ReadonlyMap<string, Bound>>;

/** What one side of a branch did: how it ended and which names it bound. */
export interface Side {
  readonly end: End;
  readonly changes: Changes;
  readonly guards: readonly Guard[];
  /** Containers of other modules that it, or a module that it runs, has changed in place, with what they are then. */
  readonly swaps: ReadonlyMap<object, Bound>;
  /** What the test itself says of the names in it, for code that runs on this side only. */
  readonly narrowed?: ReadonlyMap<string, Bound>;
  /** It ended the program on a branch that only development and tests get past. */
  readonly refusesDeployed?: boolean;
}

/** The side on which nothing happens. */
export function emptySide(guards: readonly Guard[]): Side {
  return { end: 'next', changes: new Map(), guards, swaps: new Map() };
}

/** The same side with something else in the names that it binds. */
export function rebound(side: Side, change: (bound: Bound, name: string, scope: Scope) => Bound): Side {
  const changes = [...side.changes].map(([scope, names]): readonly [Scope, ReadonlyMap<string, Bound>] => [
    scope,
    new Map([...names].map(([name, bound]) => [name, change(bound, name, scope)])),
  ]);
  return { ...side, changes: new Map(changes) };
}

/** Runs one side on layers of its own. */
export function runSide(frame: Frame, guards: readonly Guard[], run: () => End, implied: readonly Guard[] = []): Side {
  const depth = frame.path.length;
  frame.path.push(...guards, ...implied);
  const before = frame.record.swaps.size === 0 ? noSwaps : new Map(frame.record.swaps);
  const outside = frame.run.refusesDeployed;
  frame.run.refusesDeployed = false;
  for (const scope of frame.scopes) scope.enter();
  const end = run();
  const changes = new Map(frame.scopes.map((scope) => [scope, scope.leave()]));
  frame.path.length = depth;
  const { refusesDeployed } = frame.run;
  frame.run.refusesDeployed = outside;
  return { end, changes, guards, swaps: takeSwaps(frame, before), refusesDeployed };
}

/** What has been changed since then; the other side of the branch knows nothing of it. */
function takeSwaps(frame: Frame, before: ReadonlyMap<object, Bound>): ReadonlyMap<object, Bound> {
  const { swaps } = frame.record;
  if (swaps.size === 0) return noSwaps;
  const fresh = new Map([...swaps].filter(([container, now]) => before.get(container) !== now));
  if (fresh.size === 0) return fresh;
  swaps.clear();
  for (const [container, now] of before) swaps.set(container, now);
  return fresh;
}

/** Merges two sides; a side that left the program or the function leaves nothing behind. */
export function join(frame: Frame, a: Side, b: Side, at: Place): End {
  const live = [a, b].filter((side) => side.end !== 'exit' && side.end !== 'return');
  const [first, second] = live;
  if (first === undefined) return a.end === 'return' || b.end === 'return' ? 'return' : 'exit';
  if (second === undefined) {
    for (const [name, bound] of first.narrowed ?? []) frame.scope.set(name, bound);
    adopt(first.changes);
    adoptSwaps(frame, first);
    // What follows in a function runs on this side only, and what it returns depends on that.
    if (frame.returns !== null) frame.path.push(...first.guards);
    return first.end;
  }
  mergeChanges(frame, first, second, at);
  mergeSwaps(frame, first, second, at);
  return first.end === second.end ? first.end : 'mixed';
}

/** Makes what a side has bound the state of things. */
function adopt(changes: Changes): void {
  for (const [scope, names] of changes) for (const [name, bound] of names) scope.set(name, bound);
}

/** Makes what a side has changed in other modules the state of things. */
export function adoptSwaps(frame: Frame, side: Side): void {
  for (const [container, now] of side.swaps) frame.record.swaps.set(container, now);
}

function mergeSwaps(frame: Frame, a: Side, b: Side, at: Place): void {
  const { swaps } = frame.record;
  for (const container of new Set([...a.swaps.keys(), ...b.swaps.keys()])) {
    const before = swaps.get(container) ?? certain(container as Value, at);
    const [yes, no] = [a, b].map((side) => under(side.swaps.get(container) ?? before, side.guards));
    swaps.set(container, union([yes ?? [], no ?? []], at));
  }
}

function mergeChanges(frame: Frame, a: Side, b: Side, at: Place): void {
  const lost = new Map<object, Bound>();
  for (const scope of new Set([...a.changes.keys(), ...b.changes.keys()])) {
    const left = a.changes.get(scope);
    const right = b.changes.get(scope);
    for (const name of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
      // A side that ran a module which is not there may have bound any name.
      const before = (side: ReadonlyMap<string, Bound> | undefined): Bound =>
        scope.own(name) ?? openName(side, name) ?? missing(frame, scope, name, at);
      // A name that only the other side changes is what the test has left of it.
      const told = (side: Side): Bound | undefined => (scope === frame.scope ? side.narrowed?.get(name) : undefined);
      const yes = under(left?.get(name) ?? told(a) ?? before(left), a.guards);
      const no = under(right?.get(name) ?? told(b) ?? before(right), b.guards);
      const both = merged(yes, no, at);
      scope.set(name, both);
      if (both.length === 1 && yes.length + no.length > 2) noteLost(frame, [...yes, ...no], both, lost);
    }
  }
  replaceEverywhere(frame, lost);
}

function openName(changes: ReadonlyMap<string, Bound> | undefined, name: string): Bound | undefined {
  return name.startsWith('$') ? undefined : changes?.get('*');
}

/** Where a name has too many alternatives to keep, other names of the same containers can no longer follow its changes. */
function noteLost(frame: Frame, before: readonly Alternative[], now: Bound, lost: Map<object, Bound>): void {
  if (now[0]?.value.kind !== 'unknown') return;
  for (const { value } of before) if (value !== now[0].value && frame.run.shared.has(value)) lost.set(value, now);
}

/** What a name is where this scope has not bound it: nothing, or what a module outside the project may have set. */
export function missing(frame: Frame, scope: Scope, name: string, at: Place): Bound {
  const open = scope === frame.globals && !name.startsWith('$') ? scope.own('*') : undefined;
  return open ?? certain(unbound, at);
}

/** Alternatives that both sides share are kept once, without the guard that told them apart. */
function merged(left: readonly Alternative[], right: readonly Alternative[], at: Place): Bound {
  const all = [...left];
  for (const alternative of right) {
    const twin = all.findIndex((other) => isSame(other, alternative) && opposite(other.when, alternative.when));
    const same = twin < 0 ? undefined : all[twin];
    if (same === undefined) all.push(alternative);
    else
      all[twin] = {
        ...same,
        when: same.when.filter((guard) =>
          alternative.when.some((other) => other.id === guard.id && other.arm === guard.arm),
        ),
      };
  }
  return all.length === 0 ? unknown('too-many', at) : capped(all, at);
}

/** One value that was decided at one place, or one thing that was imported twice. */
function isSame(a: Alternative, b: Alternative): boolean {
  if (a.value === b.value) return a.at === b.at || isUnbound(a.value);
  const path = importedPath(a.value);
  return path !== undefined && path === importedPath(b.value);
}

/** True where two sets of guards differ in the two arms of one decision only. */
function opposite(a: readonly Guard[], b: readonly Guard[]): boolean {
  if (a.length !== b.length) return false;
  const [apart, ...others] = a.filter((guard) => !b.some((other) => other.id === guard.id && other.arm === guard.arm));
  if (apart === undefined || others.length > 0) return false;
  return b.some((other) => other.id === apart.id && other.arm !== apart.arm);
}
