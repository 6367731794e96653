import { certain, under, union, unknown } from '../bounds';
import { importedPath, isUnbound } from '../objects';
import { variableNameOf } from '../variable-names';
import type { Bound, Place, Value } from '../value';
import { absent, anyName, isSetAmong, textsAmong, variables, type EnvironmentText } from '../variables';
import { isFromFile } from './files';
import type { Frame, ModuleNames } from './frame';

/** Under this name the module's scope keeps what the program has put into a variable; no Python name starts like it. */
const prefix = '$env:';

function nameOf(variable: string): string {
  return `${prefix}${variable}`;
}

const anyVariable = nameOf(anyName);

/** The text that a variable has at this point. */
export function environmentTexts(frame: Frame, variable: string, at: Place): readonly EnvironmentText[] {
  return textsAmong((name) => frame.globals.find(nameOf(name)), variable, at);
}

/** `os.environ.copy()`: the variables as they are now, whatever is written to them later. */
export function copyOfEnvironment(frame: Frame, at: Place): Value {
  const written = [...frame.globals.entries()].filter(([name]) => name.startsWith(prefix));
  return variables('environment', at, new Map(written.map(([name, bound]) => [name.slice(prefix.length), bound])));
}

/** What is unpacked into a dictionary or made into one: of the environment it is a copy. */
export function asCopied(frame: Frame, bound: Bound, at: Place): Bound {
  if (!bound.some(({ value }) => importedPath(value) === 'os.environ')) return bound;
  return bound.map((one) =>
    importedPath(one.value) === 'os.environ' ? { ...one, value: copyOfEnvironment(frame, at) } : one,
  );
}

/** A `.env` file that settings take apart themselves: its variables are like those that the environment brings. */
function isNamedByFile(key: Bound): boolean {
  return key.every(({ value }) => isFromFile(value));
}

/** `os.environ["X"] = value`. */
export function setVariable(frame: Frame, key: Bound, value: Bound): void {
  if (isNamedByFile(key)) return;
  const name = onlyText(key);
  frame.record.environment.add(name ?? anyName);
  frame.globals.set(nameOf(name ?? anyName), value.length === 0 ? unknown('environment', placeIn(key, frame)) : value);
}

/** `del os.environ["X"]`, `os.environ.pop("X")`. */
export function removeVariable(frame: Frame, key: Bound): void {
  const name = onlyText(key);
  frame.record.environment.add(name ?? anyName);
  frame.globals.set(nameOf(name ?? anyName), certain(absent, placeIn(key, frame)));
}

/** `os.environ.setdefault("X", value)`: the variable keeps the text that it has. */
export function defaultVariable(frame: Frame, key: Bound, value: Bound, at: Place): Bound {
  if (isNamedByFile(key)) return unknown('environment', at);
  const name = onlyText(key);
  frame.record.environment.add(name ?? anyName);
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
  frame.record.environment.add(anyName);
  frame.globals.set(anyVariable, unknown('environment', at));
}

/** `"X" in os.environ`. */
export function isVariableSet(frame: Frame, variable: string, at: Place): Bound {
  return isSetAmong(environmentTexts(frame, variableNameOf(variable), at), at);
}

/** What a module has done to the environment holds for all that is run after it. */
export function adoptEnvironment(frame: Frame, module: ModuleNames): void {
  if (module.record.environment.size === 0) return;
  for (const [name, bound] of module.names) {
    if (!name.startsWith(prefix)) continue;
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
