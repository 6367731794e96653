import { mapValues, union, unknown } from '../bounds';
import { imported, objectOf, opaque, type NamespaceObject } from '../objects';
import type { Scope } from '../scope';
import type { Alternative, Bound, Place, UnknownReason, Value, Write } from '../value';
import { emptyRecord, placeOf, type Frame } from './frame';
import { lasting } from './iterables';
import type { Source } from './name-targets';

const settingName = /^[A-Z][A-Z0-9_]*$/;

/** `globals()`, and what `vars()` and `locals()` are at module level. */
export function namesOf({ run, globals: scope, record }: Frame): Value {
  run.isEntangled = true;
  return opaque('the module namespace', { type: 'namespace', as: 'dict', scope, record });
}

/** `__name__`. */
export function moduleName({ run, globals: scope, record }: Frame): Value {
  run.isEntangled = true;
  return opaque('imported name `__name__`', { type: 'module-name', scope, record });
}

/** `module.__dict__` of `sys.modules[__name__]`. */
export function asDict(space: NamespaceObject): Value {
  return opaque('the module namespace', { ...space, as: 'dict' });
}

/** `sys.modules[name]`: a module of the project, one from outside, or, where it is not known which, this one. */
export function moduleCalled(frame: Frame, name: Value | undefined): Value {
  const object = name === undefined ? undefined : objectOf(name);
  if (object?.type === 'module-name') return opaque('this module', { ...object, type: 'namespace', as: 'module' });
  if (name?.kind === 'literal' && typeof name.value === 'string') {
    const uri = frame.run.modules.resolve(frame.uri, 0, name.value);
    return uri === undefined ? imported(name.value) : opaque(`module \`${name.value}\``, { type: 'module', uri });
  }
  const { run, globals: scope, record } = frame;
  run.isEntangled = true;
  return opaque('this module', { type: 'namespace', as: 'module', scope, record });
}

/** `globals()["NAME"]`. */
export function nameIn({ scope }: NamespaceObject, name: string, at: Place): Bound {
  const open = scope.find('*');
  return scope.find(name) ?? (open && mapValues(open, (value) => value)) ?? unknown('undefined-name', at, name);
}

/**
 * `globals()["NAME"] = …`. A function that writes into the module that has called it brings the name in as an import does. What
 * stands for all names at once, a call or the body of a loop, changes the names of the module and assigns none of them alone.
 */
export function bindName(
  frame: Frame,
  { scope, record }: NamespaceObject,
  name: string,
  given: Bound,
  at: Place,
  source: Source & { readonly isForAll?: boolean },
): void {
  const isForAll = source.isForAll ?? source.statement === source.value;
  const write: Write = {
    name: at,
    statement: placeOf(frame, source.statement),
    value: placeOf(frame, source.value),
    how: scope !== frame.globals ? 'import' : isForAll ? 'change' : 'assign',
  };
  const bound = lasting(given).map((one) => ({ ...one, written: writeInModule(frame, name, one) ?? write }));
  if (!bound.every(({ written }) => written !== write)) {
    record.writes.set(name, [...(record.writes.get(name) ?? []), write]);
  }
  scope.set(name, bound);
}

/** What a module of the project has bound to this name stays the work of who wrote it there, as with a star import. */
function writeInModule({ uri, record, run }: Frame, name: string, { at }: Alternative): Write | undefined {
  if (at.uri === uri) return undefined;
  for (const used of record.uses) {
    const own = run.modules.names(used, emptyRecord())?.names.get(name);
    const same = own?.find((one) => one.at === at);
    if (same !== undefined) return same.written;
  }
  return undefined;
}

/** From here on, any name of the module may have been set or replaced by code that is not followed. */
export function openNames(scope: Scope, at: Place, what: string, reason: UnknownReason = 'namespace'): void {
  const hidden = unknown(reason, at, what);
  for (const [name, bound] of scope.entries()) {
    if (settingName.test(name)) scope.set(name, union([bound, hidden], at));
  }
  scope.set('*', hidden);
}
