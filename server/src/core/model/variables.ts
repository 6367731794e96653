import { certain, literal, under, union, unknown } from './bounds';
import { isUnbound, objectOf, opaque, unbound, type ModelObject, type VariablesObject } from './objects';
import { variableNameOf } from './variable-names';
import type { Alternative, Bound, Guard, OpaqueValue, Place, Value } from './value';

/** Stands for "the program has taken the variable away". */
const removed: ModelObject = { type: 'unbound' };
export const absent: OpaqueValue = Object.freeze(opaque('no variable', removed));

/** In place of a name it stands for all of them: any variable may have been written. */
export const anyName = '*';

/**
 * The text that a variable has: `process` for what the environment brings, `missing` where there is none, and the values that
 * the program has written itself.
 */
export type EnvironmentText =
  | { readonly kind: 'process'; readonly when: readonly Guard[] }
  | { readonly kind: 'missing'; readonly when: readonly Guard[] }
  | { readonly kind: 'written'; readonly of: Alternative };

/** The texts of a variable where `written` tells what the program has put into one. */
export function textsAmong(
  written: (name: string) => Bound | undefined,
  variable: string,
  at: Place,
): readonly EnvironmentText[] {
  if (written(anyName) !== undefined)
    return unknown('environment', at, 'set by the program itself').map((of) => ({ kind: 'written', of }));
  const bound = written(variable);
  if (bound === undefined) return fromProcess(variable, at, []);
  return bound.flatMap((of): readonly EnvironmentText[] => {
    if (of.value === absent) return [{ kind: 'missing', when: of.when }];
    return isUnbound(of.value) ? fromProcess(variable, at, of.when) : [{ kind: 'written', of }];
  });
}

function fromProcess(variable: string, at: Place, when: readonly Guard[]): readonly EnvironmentText[] {
  return ([true, false] as const).flatMap((arm): readonly EnvironmentText[] => {
    const [side] = under([{ value: unbound, at, via: [], when }], [environmentGuard(variable, at, arm)]);
    return side === undefined ? [] : [{ kind: arm ? 'process' : 'missing', when: side.when }];
  });
}

/** The guard that tells whether the environment brings the variable; in an empty one it does not. */
export function environmentGuard(variable: string, at: Place, arm: boolean): Guard {
  return { id: `env:${variable}`, at, arm, facts: [], unset: false };
}

/** Whether a variable has one of these texts. */
export function isSetAmong(texts: readonly EnvironmentText[], at: Place): Bound {
  return texts.map((text): Alternative => {
    if (text.kind !== 'written') return { value: literal(text.kind === 'process'), at, via: [], when: text.when };
    const known: Value = text.of.value.kind === 'unknown' ? text.of.value : literal(true);
    return { value: known, at, via: [], when: text.of.when };
  });
}

/** A dictionary of variables. Each is an object of its own, so that changes of one leave all others as they are. */
export function variables(
  from: VariablesObject['from'],
  at: Place,
  written: VariablesObject['written'] = new Map(),
): OpaqueValue {
  return opaque('variables', { type: 'variables', from, at, written });
}

/** The dictionary of variables that a value is. */
export function variablesIn(value: Value): VariablesObject | undefined {
  const object = objectOf(value);
  return object?.type === 'variables' ? object : undefined;
}

/** The texts that a variable has in a dictionary of them. */
export function textsIn(of: VariablesObject, variable: string, at: Place): readonly EnvironmentText[] {
  return textsAmong((name) => of.written.get(name), variable, at);
}

/** The same variables, of which each may have another text as well. */
function opened({ from, at }: VariablesObject): Value {
  return variables(from, at, new Map([[anyName, unknown('environment', at)]]));
}

/** One variable more, or another text for one. */
export function withVariable(of: VariablesObject, key: Value, value: Bound): Value {
  const name = nameIn(key);
  return name === undefined ? opened(of) : variables(of.from, of.at, new Map([...of.written, [name, value]]));
}

/** All but one variable. */
export function withoutVariable(of: VariablesObject, key: Value): Value {
  return withVariable(of, key, certain(absent, of.at));
}

/** What `below` is once `above` is put over it; undefined where neither is a dictionary of variables. */
export function mergeVariables(below: Value, above: Value): Value | undefined {
  const [lower, upper] = [variablesIn(below), variablesIn(above)];
  const of = upper ?? lower;
  if (of === undefined) return undefined;
  const [a, b] = [layerOf(below), layerOf(above)];
  if (a === undefined || b === undefined) return opened(of);
  const from = lower?.from === 'environment' || upper?.from === 'environment' ? 'environment' : 'file';
  const names = [...a.names, ...b.names];
  return variables(from, of.at, new Map(names.map((name) => [name, layered(name, a, b, of.at)])));
}

interface Layer {
  readonly names: readonly string[];
  readonly texts: (name: string, at: Place) => readonly EnvironmentText[];
}

function layerOf(value: Value): Layer | undefined {
  const of = variablesIn(value);
  if (of !== undefined)
    return of.written.has(anyName)
      ? undefined
      : { names: [...of.written.keys()], texts: (name, at) => textsIn(of, name, at) };
  if (value.kind !== 'dict' || value.open) return undefined;
  const given = new Map<string, Bound>();
  for (const { key, value: bound } of value.entries) {
    const name = nameIn(key);
    if (name === undefined) return undefined;
    given.set(name, bound);
  }
  const texts: Layer['texts'] = (name, at) => textsAmong((one) => given.get(one) ?? other(one, at), name, at);
  return { names: [...given.keys()], texts };
}

/** What a plain dictionary does not list is not in it. */
function other(name: string, at: Place): Bound | undefined {
  return name === anyName ? undefined : certain(absent, at);
}

function layered(name: string, below: Layer, above: Layer, at: Place): Bound {
  const given = (text: EnvironmentText): Alternative => asGiven(text, name, at);
  const parts = above
    .texts(name, at)
    .map((text) => (text.kind === 'missing' ? under(below.texts(name, at).map(given), text.when) : [given(text)]));
  return union(parts, at);
}

function asGiven(text: EnvironmentText, variable: string, at: Place): Alternative {
  if (text.kind === 'written') return text.of;
  const value: Value = text.kind === 'missing' ? absent : { kind: 'env', variable, steps: [] };
  return { value, at, via: [], when: text.when };
}

function nameIn(key: Value): string | undefined {
  return key.kind === 'literal' && typeof key.value === 'string' ? variableNameOf(key.value) : undefined;
}
