/** Names as targets: which scope a write goes to, and the record of every write to a name of the module. */
import type { Expression } from '../../syntax/python-tree';
import type { Scope } from '../scope';
import type { Bound, Place, Write } from '../value';
import { placeOf, type Frame } from './frame';
import { lasting } from './iterables';
import { withPresence } from './presence';

/** The parts of the statement that writes, for places. */
export interface Source {
  readonly statement: { readonly span: Expression['span'] };
  readonly value: { readonly span: Expression['span'] };
}

/** Binds a value to a name. What the module binds is recorded as a write, and attributes of a class keep theirs. */
export function assignName(frame: Frame, id: string, given: Bound, at: Place, source: Source, how: Write['how']): void {
  const bound = withPresence(id, lasting(given));
  const scope = scopeOf(frame, id);
  const write = writeOf(frame, at, source, how);
  if (scope !== frame.globals || frame.level === 'function') {
    // Attributes of a class may be settings.
    const isAttribute = scope === frame.scope && frame.level === 'class';
    scope.set(id, isAttribute ? bound.map((one) => ({ ...one, written: write })) : bound);
    if (scope !== frame.globals) return;
  }
  const writes = frame.record.writes.get(id);
  if (writes === undefined) frame.record.writes.set(id, [write]);
  else writes.push(write);
  scope.set(
    id,
    bound.map((alternative) => ({ ...alternative, written: write })),
  );
}

/** The scope that an assignment in this frame binds a name in. */
function scopeOf(frame: Frame, id: string): Scope {
  if (frame.globalNames.has(id)) return frame.globals;
  if (!frame.outerNames.has(id)) return frame.scope;
  for (let scope = frame.scope.parent; scope !== null; scope = scope.parent) {
    if (scope.own(id) !== undefined) return scope;
  }
  return frame.scope;
}

/** The record of a write, with the places of its parts. */
export function writeOf(frame: Frame, name: Place, source: Source, how: Write['how']): Write {
  return { name, statement: placeOf(frame, source.statement), value: placeOf(frame, source.value), how };
}

/** The name may belong to the module, or to a function around this one. */
export function replaceName(frame: Frame, id: string, after: Bound, at: Place, source: Source): void {
  const scope = frame.globalNames.has(id) ? frame.globals : holderOf(frame, id);
  if (scope === frame.scope) assignName(frame, id, after, at, source, 'change');
  else if (scope === frame.globals) writeGlobal(frame, id, after, at, source);
  else scope.set(id, after);
}

function holderOf(frame: Frame, id: string): Scope {
  for (let scope: Scope | null = frame.scope; scope !== null; scope = scope.parent) {
    if (scope.own(id) !== undefined) return scope;
  }
  return frame.globals;
}

/** A function that changes a list of its module. */
function writeGlobal(frame: Frame, id: string, after: Bound, at: Place, source: Source): void {
  const write = writeOf(frame, at, source, 'change');
  frame.record.writes.set(id, [...(frame.record.writes.get(id) ?? []), write]);
  frame.globals.set(
    id,
    after.map((alternative) => ({ ...alternative, written: write })),
  );
}
