import type { Argument } from '../../syntax/python-tree';
import { certain, literal, singleString, under, unknown } from '../bounds';
import { castText } from '../casts';
import type { Call } from '../evaluate/calls';
import { placeOf, type Frame } from '../evaluate/frame';
import type { Alternative, Bound, CastName, EnvRead, EnvValue, Guard, Place, ReaderName, Step, Value } from '../value';

/** The alternatives of a read: the variable's text under the guard that it is set, and the fallback where it is not. */
export function readVariable(frame: Frame, read: EnvRead): Bound {
  const { variable, at, fallback } = read;
  const { environment } = frame.record;
  if (environment.has(variable) || environment.has('*')) return unknown('environment', at, 'set by the program itself');
  frame.record.reads.push(read);
  const value: EnvValue = { kind: 'env', variable, steps: read.steps };
  const set: Alternative = { value, at, via: [], when: [guard(variable, at, true)], read };
  if (read.required) return [set];
  const otherwise = under(fallback ?? certain(literal(null), at), [guard(variable, at, false)]);
  return [set, ...otherwise.map((alternative) => ({ ...alternative, read: alternative.read ?? read }))];
}

function guard(variable: string, at: Place, arm: boolean): Guard {
  return { id: `env:${variable}`, at, arm, facts: [], unset: false };
}

/** `"X" in os.environ`: true where the variable is set. */
export function membership(variable: string, at: Place): Bound {
  return [true, false].map((arm) => ({ value: literal(arm), at, via: [], when: [guard(variable, at, arm)] }));
}

/** The place of an argument with its keyword, so that a fix can take all of it away. */
export function argumentPlace(call: Call, node: Argument | undefined): Place | null {
  return node === undefined ? null : placeOf(call.frame, node);
}

/** Applies a cast to a known fallback, for libraries that cast it like a text from the environment. */
export function castFallback(fallback: Bound, reader: ReaderName, cast: CastName): Bound {
  return fallback.map((alternative) => {
    const { value, at } = alternative;
    if (value.kind !== 'literal' || typeof value.value !== 'string')
      return { ...alternative, value: castLiteral(value, cast) };
    const result = castText(value.value, reader, cast, at);
    return {
      ...alternative,
      value:
        result === 'invalid'
          ? { kind: 'unknown', why: { reason: 'environment', detail: 'the fallback is refused' } }
          : result,
    };
  });
}

function castLiteral(value: Value, cast: CastName): Value {
  if (value.kind !== 'literal') return value;
  if (cast === 'bool') return literal(Boolean(value.value));
  if (cast === 'int' && typeof value.value === 'boolean') return literal(Number(value.value));
  return value;
}

/** The first argument as the name of a variable, with the reader's prefix. */
export function variableName(call: Call, prefix = ''): { readonly name: string; readonly at: Place } | undefined {
  const node = call.node.args.find((argument) => argument.name === null && argument.star === 0);
  const name = singleString(call.args.positional[0]);
  return name === undefined || node === undefined
    ? undefined
    : { name: prefix + name, at: placeOf(call.frame, node.value) };
}
