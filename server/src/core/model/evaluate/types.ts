import { derive, literal, single, unknownValue } from '../bounds';
import { builtinName, imported, isCallable } from '../objects';
import type { Bound, Value } from '../value';
import type { Call } from './calls';

/** `isinstance(x, str)` and `isinstance(x, (list, tuple))` for the types of plain values. */
export function isInstance(call: Call): Bound | undefined {
  const [object, types] = call.args.positional;
  const wanted = types === undefined ? undefined : typeNames(single(types));
  if (object === undefined || wanted === undefined || call.args.named.size > 0) return undefined;
  return derive(object, call.at, (value) => {
    const isProperty = wanted.every((name) => name === 'property');
    if (isProperty && (value.kind === 'call' || value.kind === 'env')) return literal(false);
    const own = typesOf(value);
    return own === undefined ? unknownValue('call', 'isinstance') : literal(own.some((name) => wanted.includes(name)));
  });
}

/** `type(x)` of a plain value, as the name of the type would give it. */
export function typeOf(call: Call): Bound | undefined {
  const [object, ...more] = call.args.positional;
  if (object === undefined || more.length > 0 || call.args.named.size > 0) return undefined;
  return derive(object, call.at, (value) => {
    const [own] = typesOf(value) ?? [];
    return own === undefined || own === 'object' ? unknownValue('call', 'type') : imported(`builtins.${own}`);
  });
}

/** `callable(x)` for what the program can write down. */
export function isCalled(call: Call): Bound | undefined {
  const [object] = call.args.positional;
  return (
    object &&
    derive(object, call.at, (value) => {
      if (isCallable(value)) return literal(true);
      return typesOf(value) === undefined ? unknownValue('call', 'callable') : literal(false);
    })
  );
}

const plainTypes = ['str', 'int', 'float', 'bool', 'list', 'tuple', 'dict', 'bytes', 'object', 'property'];

function typeNames(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind === 'sequence' && value.type === 'tuple' && !value.open) {
    const names = value.items.map((item) => typeNames(single(item)));
    return names.some((name) => name === undefined) ? undefined : names.flatMap((name) => name ?? []);
  }
  const name = value === undefined ? undefined : builtinName(value);
  return name !== undefined && plainTypes.includes(name) ? [name] : undefined;
}

function typesOf(value: Value): readonly string[] | undefined {
  switch (value.kind) {
    case 'literal':
      return typesOfLiteral(value);
    case 'sequence':
      return value.type === 'set' ? undefined : [value.type, 'object'];
    case 'dict':
      return ['dict', 'object'];
    case 'env':
      // A text that is read stays a text.
      return value.steps.every((step) => step.op === 'cast' && step.cast === 'text') ? ['str', 'object'] : undefined;
    default:
      return undefined;
  }
}

/** A truth value is an `int` as well; None is none of the plain types. */
function typesOfLiteral(of: Extract<Value, { kind: 'literal' }>): readonly string[] {
  const { value } = of;
  if (value === null) return ['object'];
  if (typeof value === 'boolean') return ['bool', 'int', 'object'];
  if (typeof value === 'string') return ['str', 'object'];
  if (typeof value === 'object') return ['bytes', 'object'];
  return [of.float ? 'float' : 'int', 'object'];
}
