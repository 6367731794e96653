import { certain, isNone, literal, mapValues, single, unknown, unknownValue } from '../bounds';
import { iterate } from '../fold/containers';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import { opaque } from '../objects';
import type { Alternative, Bound, CastName, Place, Step, Value } from '../value';
import { argumentPlace, readVariable } from './read';
import type { Reader } from './reader';

/** django-configurations (`values`): the variable is `DJANGO_` and the attribute's name, unless `environ_name` says otherwise. */
export const configurations: Reader = {
  name: 'django-configurations',
  callImported(call, path) {
    const match = /^configurations\.values\.(\w+)$/.exec(path);
    return match === null ? undefined : value(call, match[1] ?? '');
  },
};

const casts: Readonly<Record<string, CastName>> = {
  Value: 'text', BooleanValue: 'bool', IntegerValue: 'int', FloatValue: 'float', ListValue: 'list',
  TupleValue: 'tuple', DictValue: 'dict', SecretValue: 'text', PathValue: 'path', DatabaseURLValue: 'database-url',
  CacheURLValue: 'cache-url', EmailURLValue: 'email-url',
}; // prettier-ignore

const urlVariables: Readonly<Record<string, string>> = {
  DatabaseURLValue: 'DATABASE_URL',
  CacheURLValue: 'CACHE_URL',
  EmailURLValue: 'EMAIL_URL',
};

function value(call: Call, type: string): Bound {
  const isPlain = !['converter', 'separator', 'seq_separator'].some((option) => call.args.named.has(option));
  const cast = isPlain ? (casts[type] ?? 'other') : 'other';
  const name = variableOf(call, type);
  const given = argument(call, 0, 'default') ?? null;
  if (type === 'BooleanValue' && !isTruthDefault(given))
    return unknown('environment', call.at, 'the default is refused');
  const fallback = isPlain ? shaped(given, type, call) : hidden(given, call.at);
  const environ = argument(call, Number.MAX_SAFE_INTEGER, 'environ');
  const off = environ === undefined ? undefined : single(environ);
  if (off?.kind === 'literal' && off.value === false) return fallback ?? certain(literal(null), call.at);
  const read = (variable: string): Bound =>
    readVariable(call.frame, {
      variable,
      variableAt: call.at,
      reader: 'django-configurations',
      callee: call.written,
      steps: [stepOf(type, cast)],
      at: call.at,
      fallback,
      fallbackAt: argumentPlace(call, argumentNode(call, 0, 'default')),
      required: type === 'SecretValue' || required(call),
    });
  if (name !== undefined) return read(name);
  const prefix = prefixOf(call);
  if (prefix === undefined || argument(call, Number.MAX_SAFE_INTEGER, 'environ_name') !== undefined)
    return unknown('environment', call.at);
  // The name of the variable is the one that the value is bound to in its class.
  const give = (attribute: string): Bound => read(prefix + attribute.toUpperCase());
  call.frame.run.isEntangled = true;
  return certain(opaque('a value of the environment', { type: 'named', give }), call.at);
}

/** A secret that is set to nothing is refused. */
function stepOf(type: string, cast: CastName): Step {
  const step = { op: 'cast', reader: 'django-configurations', cast } as const;
  return type === 'SecretValue' ? { ...step, kept: [['', unknownValue('environment')]] } : step;
}

/** BooleanValue takes True and False only, and what is equal to them. */
function isTruthDefault(given: Bound | null): boolean {
  const value = given === null ? undefined : single(given);
  return value === undefined
    ? given !== null
    : value.kind === 'literal' && [true, false, 0, 1].includes(value.value as boolean);
}

/** What hands its default back; the others make something of it, such as an absolute path. */
const handedBack = /^(Value|(Boolean|Integer|PositiveInteger|Float|Secret|Email|IP|Regex)Value)$/;

/** Lists, tuples and URLs are made of any default; the others hand theirs back. */
function shaped(given: Bound | null, type: string, call: Call): Bound | null {
  const made = type === 'ListValue' ? 'list' : type === 'TupleValue' ? 'tuple' : undefined;
  if (type.endsWith('URLValue')) return given?.map((one) => ({ ...one, value: urlOf(one, type) })) ?? null;
  if (type === 'DictValue' && given === null) return certain({ kind: 'dict', entries: [], open: false }, call.at);
  if (made === undefined) return handedBack.test(type) ? given : hidden(given, call.at);
  const empty: Value = { kind: 'sequence', type: made, items: [], open: false };
  return mapValues(given ?? certain(empty, call.at), (value) => {
    if (isNone(value)) return empty;
    const items = iterate(value, call.at);
    return items === undefined ? unknownValue('environment') : { kind: 'sequence', type: made, items, open: false };
  });
}

function hidden(given: Bound | null, at: Place): Bound {
  return given === null ? unknown('environment', at) : mapValues(given, () => unknownValue('environment'));
}

function urlOf(alternative: Alternative, type: string): Value {
  if (alternative.value.kind !== 'literal' || alternative.value.value === null) return alternative.value;
  return { kind: 'call', callee: `configurations.values.${type}`, args: [{ name: null, value: [alternative] }] };
}

function required(call: Call): boolean {
  const bound = argument(call, Number.MAX_SAFE_INTEGER, 'environ_required');
  const flag = bound === undefined ? undefined : single(bound);
  return flag?.kind === 'literal' && flag.value === true;
}

/** The variable where it does not depend on the attribute's name. */
function variableOf(call: Call, type: string): string | undefined {
  const given = argument(call, Number.MAX_SAFE_INTEGER, 'environ_name');
  if (given === undefined) return urlVariables[type];
  const name = single(given);
  const prefix = prefixOf(call);
  if (name?.kind !== 'literal' || typeof name.value !== 'string' || prefix === undefined) return undefined;
  const hasPrefix = argument(call, Number.MAX_SAFE_INTEGER, 'environ_prefix') !== undefined;
  return urlVariables[type] !== undefined && !hasPrefix ? name.value : prefix + name.value;
}

function prefixOf(call: Call): string | undefined {
  const given = argument(call, Number.MAX_SAFE_INTEGER, 'environ_prefix');
  return given === undefined ? 'DJANGO_' : prefixText(single(given));
}

function prefixText(prefix: ReturnType<typeof single>): string | undefined {
  if (prefix?.kind !== 'literal') return undefined;
  if (prefix.value === null || prefix.value === '') return '';
  return typeof prefix.value === 'string' ? `${prefix.value.replace(/_$/, '')}_` : undefined;
}
