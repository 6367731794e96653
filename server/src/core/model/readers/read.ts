import type { Argument } from '../../syntax/python-tree';
import { certain, literal, singleString, under, unknown } from '../bounds';
import { castText } from '../casts';
import type { Call } from '../evaluate/calls';
import { environmentTexts } from '../evaluate/environment';
import { isWhereDeployed, placeOf, type Frame } from '../evaluate/frame';
import { isProductionSwitch, nameFacts } from '../evaluate/topics';
import type { VariablesObject } from '../objects';
import { variablesAsked } from '../queries';
import { applySteps } from '../steps';
import { variableNameOf } from '../variable-names';
import { textsIn } from '../variables';
import { pythonStr } from '../fold/text';
import type {
  Alternative,
  Bound,
  CastName,
  EnvRead,
  EnvValue,
  LiteralValue,
  Place,
  ReaderName,
  Step,
  Value,
} from '../value';

/**
 * The alternatives of a read: the variable's text under the guard that it is set, and the fallback where it is not. It is one of
 * `os.environ`, or of a dictionary of variables.
 */
export function readVariable(frame: Frame, given: EnvRead, of?: VariablesObject): Bound {
  const variable = variableNameOf(given.variable);
  const { at, steps } = given;
  const texts = of === undefined ? environmentTexts(frame, variable, at) : textsIn(of, variable, at);
  const isGiven = texts.some((text) => text.kind === 'written' && isForMissing(text.of, variable));
  const read: EnvRead = {
    ...given,
    variable,
    required: given.required && !isGiven,
    ...reachOf(frame),
    ...askedFor(frame, variable),
  };
  frame.record.reads.push(read);
  const value: EnvValue = { kind: 'env', variable, steps };
  const otherwise = read.required ? [] : (read.fallback ?? certain(literal(null), at));
  // Inside of `if "X" in os.environ:` the variable is set, whatever the fallback says.
  const isSet = frame.path.find((guard) => guard.id === `env:${variable}`)?.arm;
  const possible = texts.filter((text) => isSet === undefined || text.kind !== (isSet ? 'missing' : 'process'));
  const found = possible.flatMap((text): readonly Alternative[] => {
    if (text.kind === 'process') return [{ value, at, via: [], when: text.when, read }];
    if (text.kind === 'missing')
      return under(otherwise, text.when).map((one) => ({ ...saidBySwitch(one, variable), read: one.read ?? read }));
    return [ofProgram(text.of, read)];
  });
  // Where the program itself has taken the variable away, a required one stops it.
  return found.length === 0 ? unknown('environment', at, 'set by the program itself') : found;
}

/** Where `IS_PRODUCTION` is missing and off for that reason, the site is not in production. */
function saidBySwitch(alternative: Alternative, variable: string): Alternative {
  const { value, when } = alternative;
  if (value.kind !== 'literal' || typeof value.value !== 'boolean' || !isProductionSwitch(variable)) return alternative;
  const facts = nameFacts(variable, value.value);
  return { ...alternative, when: when.map((guard) => (guard.id === `env:${variable}` ? { ...guard, facts } : guard)) };
}

const unseen = 'arguments that are not known';

/** A helper that hands on `**kwargs` may give a default that is not seen; null where nothing is given for certain. */
export function hiddenDefault({ args, at }: Call): Bound | null {
  return args.exact ? null : unknown('call', at, unseen);
}

/** Whether every deployed site comes by, or else which variables decide about it. */
function reachOf({ path }: Frame): Pick<EnvRead, 'always' | 'below'> {
  const conditions = path.filter((guard) => !isWhereDeployed(guard));
  if (conditions.length === 0) return { always: true };
  const below = variablesAsked(conditions);
  return below === undefined ? {} : { below };
}

/** `if "X" in os.environ:` and `if os.environ.get("X"):` around the read of the same variable. */
function askedFor({ path }: Frame, variable: string): Pick<EnvRead, 'isAskedFor'> {
  const isAsked = path.some((guard) => {
    const asked = variablesAsked([guard]);
    if (asked?.length !== 1 || asked[0] !== variable) return false;
    return guard.id === `env:${variable}` ? guard.arm : guard.unset !== undefined && guard.unset !== guard.arm;
  });
  return isAsked ? { isAskedFor: true } : {};
}

/** What the program has put into the variable decides; where it has done so for a missing one only, that is the fallback. */
function ofProgram(written: Alternative, read: EnvRead): Alternative {
  const value = converted(written.value, read.steps, read.at);
  const made = { ...written, value, via: [read.at, ...written.via] };
  if (value.kind === 'unknown' || value.kind === 'env') return { ...made, at: read.at, read };
  return isForMissing(written, read.variable)
    ? { ...made, read: { ...read, fallback: [written], fallbackAt: written.at } }
    : made;
}

/** `os.environ.setdefault("X", value)`: what the variable holds where nobody else has set it. */
function isForMissing({ when }: Alternative, variable: string): boolean {
  return when.some((guard) => guard.id === `env:${variable}` && !guard.arm);
}

/** A text that the program itself has put into the variable, as the reader gives it back. */
function converted(value: Value, steps: readonly Step[], at: Place): Value {
  if (value.kind === 'env') return { ...value, steps: [...value.steps, ...steps] };
  if (value.kind !== 'literal' || typeof value.value !== 'string')
    return { kind: 'unknown', why: { reason: 'environment', detail: 'set by the program itself' } };
  const result = applySteps(value.value, steps, at);
  return result === 'invalid' ? { kind: 'unknown', why: { reason: 'environment' } } : result;
}

/** The place of an argument with its keyword, so that a fix can take all of it away. */
export function argumentPlace(call: Call, node: Argument | undefined): Place | null {
  return node === undefined ? null : placeOf(call.frame, node);
}

/** Applies a cast to a known fallback, for libraries that cast it like a text from the environment. */
export function castFallback(fallback: Bound, reader: ReaderName, cast: CastName): Bound {
  return fallback.map((alternative) => {
    const { value, at } = alternative;
    const text = value.kind === 'literal' ? textOf(value, cast) : undefined;
    if (text === undefined) return { ...alternative, value: castLiteral(value, cast) };
    const result = castText(text, reader, cast, at);
    return {
      ...alternative,
      value:
        result === 'invalid'
          ? { kind: 'unknown', why: { reason: 'environment', detail: 'the fallback is refused' } }
          : result,
    };
  });
}

/** The text that is cast: python-decouple makes one of anything before it looks for a truth value. */
function textOf(value: LiteralValue, cast: CastName): string | undefined {
  if (typeof value.value === 'string') return value.value;
  return cast === 'bool' ? pythonStr(value) : undefined;
}

/** `int(default)` and `float(default)` of a number; None and everything else is refused. */
function castLiteral(value: Value, cast: CastName): Value {
  const refused: Value = { kind: 'unknown', why: { reason: 'environment', detail: 'the fallback is refused' } };
  if (value.kind !== 'literal') return value.kind === 'env' ? refused : value;
  const number = typeof value.value === 'boolean' ? Number(value.value) : value.value;
  if (typeof number !== 'number') return refused;
  if (cast === 'float') return { kind: 'literal', value: number, float: true };
  return cast === 'int' ? literal(Math.trunc(number)) : refused;
}

/** The first argument as the name of a variable, with the reader's prefix. */
export function variableName(call: Call, prefix = ''): { readonly name: string; readonly at: Place } | undefined {
  const node = call.node.args.find((argument) => argument.name === null && argument.star === 0);
  const name = singleString(call.args.positional[0]);
  return name === undefined || node === undefined
    ? undefined
    : { name: prefix + name, at: placeOf(call.frame, node.value) };
}
