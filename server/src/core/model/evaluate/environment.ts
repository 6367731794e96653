import { certain, literal, under, union, unknown } from '../bounds';
import { isUnbound, opaque, unbound, type ModelObject } from '../objects';
import { variableNameOf } from '../variable-names';
import type { Alternative, Bound, Guard, Place, Value } from '../value';
import type { Frame, ModuleNames } from './frame';

/** Stands for "the program has taken the variable away". */
const removed: ModelObject = { type: 'unbound' };
const absent = Object.freeze(opaque('no variable', removed));

/** Under this name the module's scope keeps what the program has put into a variable; no Python name starts like it. */
function nameOf(variable: string): string {
  return `$env:${variable}`;
}

const anyVariable = nameOf('*');

/** The guard that tells whether the environment brings the variable; in an empty one it does not. */
function environmentGuard(variable: string, at: Place, arm: boolean): Guard {
  return { id: `env:${variable}`, at, arm, facts: [], unset: false };
}

/**
 * The text that a variable has at this point: `process` for what the environment brings, `missing` where there is none, and
 * the values that the program has written itself.
 */
export type EnvironmentText =
  | { readonly kind: 'process'; readonly when: readonly Guard[] }
  | { readonly kind: 'missing'; readonly when: readonly Guard[] }
  | { readonly kind: 'written'; readonly of: Alternative };

export function environmentTexts(frame: Frame, variable: string, at: Place): readonly EnvironmentText[] {
  if (frame.globals.find(anyVariable) !== undefined)
    return unknown('environment', at, 'set by the program itself').map((of) => ({ kind: 'written', of }));
  const bound = frame.globals.find(nameOf(variable));
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

/** `os.environ["X"] = value`. */
export function setVariable(frame: Frame, key: Bound, value: Bound): void {
  const name = onlyText(key);
  frame.record.environment.add(name ?? '*');
  frame.globals.set(nameOf(name ?? '*'), value.length === 0 ? unknown('environment', placeIn(key, frame)) : value);
}

/** `del os.environ["X"]`, `os.environ.pop("X")`. */
export function removeVariable(frame: Frame, key: Bound): void {
  const name = onlyText(key);
  frame.record.environment.add(name ?? '*');
  frame.globals.set(nameOf(name ?? '*'), certain(absent, placeIn(key, frame)));
}

/** `os.environ.setdefault("X", value)`: the variable keeps the text that it has. */
export function defaultVariable(frame: Frame, key: Bound, value: Bound, at: Place): Bound {
  const name = onlyText(key);
  frame.record.environment.add(name ?? '*');
  if (name === undefined) {
    frame.globals.set(anyVariable, value);
    return unknown('environment', at);
  }
  const texts = environmentTexts(frame, name, at);
  const parts = texts.flatMap((text): readonly Bound[] => {
    if (text.kind === 'written') return [[text.of]];
    const given: Value = { kind: 'env', variable: name, steps: [] };
    return [under(text.kind === 'process' ? certain(given, at) : value, text.when)];
  });
  const bound = union(parts, at);
  frame.globals.set(nameOf(name), bound);
  return bound;
}

/** From here on any variable may be another one. */
export function openEnvironment(frame: Frame, at: Place): void {
  frame.record.environment.add('*');
  frame.globals.set(anyVariable, unknown('environment', at));
}

/** `"X" in os.environ`. */
export function isVariableSet(frame: Frame, variable: string, at: Place): Bound {
  return environmentTexts(frame, variableNameOf(variable), at).map((text): Alternative => {
    if (text.kind !== 'written') return { value: literal(text.kind === 'process'), at, via: [], when: text.when };
    const known: Value = text.of.value.kind === 'unknown' ? text.of.value : literal(true);
    return { value: known, at, via: [], when: text.of.when };
  });
}

/** What a module has done to the environment holds for all that is run after it. */
export function adoptEnvironment(frame: Frame, module: ModuleNames): void {
  if (module.record.environment.size === 0) return;
  for (const [name, bound] of module.names) {
    if (!name.startsWith('$env:')) continue;
    const before = frame.globals.own(name);
    const merged = bound.flatMap((one) =>
      isUnbound(one.value) && one.value !== absent && before !== undefined ? under(before, one.when) : [one],
    );
    frame.globals.set(name, merged);
  }
}

/** Variables that the program has set itself up to here. */
export function writtenVariables(frame: Frame): readonly string[] {
  return [...frame.record.environment].filter((name) => frame.globals.find(nameOf(name)) !== undefined);
}

function onlyText(bound: Bound): string | undefined {
  const value = bound.length === 1 ? bound[0]?.value : undefined;
  return value?.kind === 'literal' && typeof value.value === 'string' ? variableNameOf(value.value) : undefined;
}

function placeIn(bound: Bound, frame: Frame): Place {
  return bound[0]?.at ?? { uri: frame.uri, span: { start: 0, end: 0 } };
}
