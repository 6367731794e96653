import { noPlace, under, union, unknown } from '../bounds';
import { isUnbound } from '../objects';
import type { Scope } from '../scope';
import type { Bound, Place } from '../value';
import type { Uri } from '../../text';
import type { Frame, ModuleNames } from './frame';
import { replaceEverywhere, replaceIn, Swapper } from './swaps';

/*
 * What code does to modules other than the one it stands in. Each module is run once for all that import it, so its names stay
 * as they were then; what is changed afterwards is kept with the one who changed it, and handed on to whoever imports that one.
 */

const changed = '$attribute:';
const kept = /^\$(attribute|env):/;

/** Under this name a module keeps what it has put into another module; no Python name starts like it. */
export function attributeName(uri: Uri, name: string): string {
  return `${changed}${uri}:${name}`;
}

/** A name of another module, `own` after that module has run, as it is now. */
export function nameNow(frame: Frame, uri: Uri, name: string, own: Bound | undefined, at: Place): Bound | undefined {
  const any = name === '*' ? undefined : frame.globals.find(attributeName(uri, '*'));
  const now = frame.globals.find(attributeName(uri, name));
  if (any !== undefined) return union([now ?? own ?? [], any], at);
  if (!now?.some(({ value }) => isUnbound(value))) return now ?? own;
  // It was changed on some paths only.
  const before = own ?? [];
  return union(
    now.map((one) => (isUnbound(one.value) ? under(before, one.when) : [one])),
    at,
  );
}

/** The names of another module as they are now, with those that it has been given since. */
export function namesNow(frame: Frame, uri: Uri, { names }: ModuleNames, at: Place): ReadonlyMap<string, Bound> {
  const prefix = attributeName(uri, '');
  const given = frame.globals.namesFrom(prefix);
  if (given.length === 0) return names;
  const all = new Set([...names.keys(), ...given.map((name) => name.slice(prefix.length))]);
  return new Map([...all].map((name) => [name, nameNow(frame, uri, name, names.get(name), at) ?? []]));
}

/** The names of a module after the `__init__` of its package, which has imported it, has changed them. */
export function changedNames(frame: Frame, own: ModuleNames, by: ModuleNames): ReadonlyMap<string, Bound> {
  adoptSwapsOf(frame, by);
  const prefix = attributeName(frame.uri, '');
  for (const [name, bound] of by.names) if (name.startsWith(prefix)) frame.globals.set(name, bound);
  const swapper = new Swapper(frame, frame.record.swaps);
  const names = namesNow(frame, frame.uri, own, { uri: frame.uri, span: { start: 0, end: 0 } });
  return new Map([...names].map(([name, bound]) => [name, name.startsWith('$') ? bound : swapper.bound(bound, 0)]));
}

/** Takes over what running a module has changed elsewhere. A module runs once, so that its second import changes nothing. */
export function adoptChanges(frame: Frame, uri: Uri, module: ModuleNames): void {
  const { record } = frame;
  if (record.run.has(uri)) return;
  for (const [one, names] of module.record.anew) if (!record.run.has(one)) record.anew.set(one, names);
  record.run.add(uri);
  adoptNames(frame, uri, module);
  adoptSwapsOf(frame, module);
  for (const one of module.record.run) record.run.add(one);
}

/** Whether a module, as it is by itself, has been changed since. */
export function isChanged(frame: Frame, uri: Uri, { names }: ModuleNames): boolean {
  const prefix = attributeName(uri, '');
  if (frame.globals.namesFrom(prefix).length > 0) return true;
  const swapper = new Swapper(frame, frame.record.swaps);
  return frame.record.swaps.size > 0 && [...names.values()].some((bound) => swapper.bound(bound, 0) !== bound);
}

/** Lets a module that is run for `importer` alone find everything as that one has left it. */
export function enterWorld({ globals, record }: Frame, importer: Frame): void {
  for (const [name, bound] of importer.globals.entries()) if (kept.test(name)) globals.set(name, bound);
  const { swaps, run, anew, environment } = importer.record;
  for (const [from, to] of swaps) record.swaps.set(from, to);
  for (const one of run) record.run.add(one);
  for (const [one, names] of anew) record.anew.set(one, names);
  for (const variable of environment) record.environment.add(variable);
}

/** Goes on with what such a module has left. */
export function adoptWorld(frame: Frame, uri: Uri, module: ModuleNames): void {
  const { swaps, run, anew, uses, included } = frame.record;
  const own = attributeName(frame.uri, '');
  for (const [name, bound] of module.names)
    if (kept.test(name) && !name.startsWith(own)) frame.globals.set(name, bound);
  for (const [from, to] of module.record.swaps) swaps.set(from, to);
  replaceEverywhere(frame, swaps);
  for (const one of [uri, ...module.record.run]) run.add(one);
  for (const [one, names] of [[uri, module] as const, ...module.record.anew]) anew.set(one, names);
  for (const one of module.record.uses) uses.add(one);
  for (const one of module.record.included) included.add(one);
}

function adoptNames(frame: Frame, uri: Uri, { names }: ModuleNames): void {
  const own = attributeName(frame.uri, '');
  for (const [name, bound] of names) {
    if (!name.startsWith(changed) || name.startsWith(own)) continue;
    const mine = frame.globals.find(name);
    // Both have changed it, each without knowing of the other.
    const at = bound[0]?.at ?? { uri, span: { start: 0, end: 0 } };
    frame.globals.set(name, mine === undefined ? bound : unknown('operation', at));
  }
}

function adoptSwapsOf(frame: Frame, { record: { swaps: theirs } }: ModuleNames): void {
  if (theirs.size === 0) return;
  const { swaps } = frame.record;
  const after = new Swapper(frame, theirs);
  for (const [container, now] of theirs) {
    const mine = swaps.get(container);
    // The other one may have gone on from what has been changed here.
    if (mine === undefined || isSame(after.bound(mine, 0), now)) swaps.set(container, now);
    else loseBoth(swaps, container, [...mine, ...now]);
  }
  replaceEverywhere(frame, swaps);
}

function isSame(a: Bound, b: Bound): boolean {
  return a.length === b.length && a.every(({ value }, i) => value === b[i]?.value);
}

/** Both have changed it, each without knowing of the other. */
function loseBoth(swaps: Map<object, Bound>, container: object, forms: Bound): void {
  const lost = unknown('operation', forms[0]?.at ?? noPlace);
  for (const { value } of forms) if (value.kind !== 'unknown') swaps.set(value, lost);
  swaps.set(container, lost);
}

/** Runs a function of another module, which finds that module and the environment as they are for its caller. */
export function runAbroad<T>(frame: Frame, caller: Frame, run: () => T): T {
  const { globals } = frame;
  const prefix = attributeName(frame.uri, '');
  globals.enter();
  for (const [name, bound] of caller.globals.entries()) {
    if (name.startsWith(prefix)) set(globals, name.slice(prefix.length), bound);
    else if (kept.test(name)) globals.set(name, bound);
  }
  showSwaps(frame, caller);
  const before = globals.changes();
  const result = run();
  for (const [name, bound] of globals.leave()) {
    if (before.get(name) === bound) continue;
    if (kept.test(name)) caller.globals.set(name, bound);
    else if (!name.startsWith('$')) caller.globals.set(attributeName(frame.uri, name), bound);
  }
  return result;
}

/** Its names may hold what has been changed in place since. */
function showSwaps(frame: Frame, { record: { swaps } }: Frame): void {
  if (swaps.size > 0) replaceIn(frame.globals, new Swapper(frame, swaps));
}

function set(globals: Scope, name: string, bound: Bound): void {
  const before = globals.find(name);
  const parts = bound.map((one) => (isUnbound(one.value) && before !== undefined ? under(before, one.when) : [one]));
  globals.set(name, parts.flat());
}
