import { environPath } from '../evaluate/environ-path';
import { certain, literal, single, unknown } from '../bounds';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import { placeOf } from '../evaluate/frame';
import { importedPath, objectOf, opaque, type ClassObject, type ReaderObject, type SchemaEntry } from '../objects';
import type { Alternative, Bound, CastName, LiteralValue, Step, Value } from '../value';
import { noteLoad } from './env-file-load';
import { currentPrefix } from './prefixes';
import { argumentPlace, hiddenDefault, readVariable, variableName } from './read';
import type { Reader } from './reader';
import { typeCast } from './types';

/**
 * django-environ (`environ.Env`): a value equal to the default is not parsed, and without a cast the type of the default is
 * the cast (`Env.get_value`).
 */
export const djangoEnviron: Reader = {
  name: 'django-environ',
  callImported(call, path) {
    if (path === 'environ.Env' || path === 'environ.FileAwareEnv')
      return certain(opaque('environment reader', makeEnv(call)), call.at);
    if (path === 'environ.Env.read_env' || path === 'environ.FileAwareEnv.read_env') return load(call);
    if (path === 'environ.Path') return certain(environPath(call.args), call.at);
    return undefined;
  },
  callObject(call, object, method) {
    if (object.type === 'class' && extendsEnv(object))
      return method === null ? certain(opaque('environment reader', makeEnv(call)), call.at) : undefined;
    if (object.type !== 'reader' || object.reader !== 'django-environ') return undefined;
    return method === 'read_env' ? load(call) : read(call, object, method);
  },
};

function extendsEnv(object: ClassObject): boolean {
  return object.bases.some((base) => importedPath(base) === 'environ.Env');
}

function makeEnv(call: Call): ReaderObject {
  const schema = new Map<string, SchemaEntry>();
  for (const [name, bound] of call.args.named) schema.set(name, schemaEntry(call, name, bound));
  const reader = { type: 'reader', reader: 'django-environ', role: 'env', schema, prefix: '' } as const;
  return call.args.exact ? reader : { ...reader, isOpen: true };
}

/** `DEBUG=(bool, False)` declares cast and default, `DEBUG=bool` the cast alone. */
function schemaEntry(call: Call, name: string, bound: Bound): SchemaEntry {
  const value = single(bound);
  const node = argumentNode(call, Number.MAX_SAFE_INTEGER, name);
  const pair = value?.kind === 'sequence' && value.items.length === 2 ? value.items : undefined;
  const [type, fallback] = pair ?? [bound, undefined];
  const cast = type === undefined ? 'other' : castOf(single(type));
  return {
    cast,
    fallback: fallback ?? null,
    fallbackAt: fallback === undefined ? null : (fallback[0]?.at ?? argumentPlace(call, node)),
  };
}

function castOf(value: Value | undefined): CastName {
  const path = value === undefined ? undefined : importedPath(value);
  return path === undefined ? 'other' : typeCast(path);
}

function load(call: Call): Bound {
  noteLoad(call, 'django-environ', 0, 'env_file', 'folder');
  return certain(literal(null), call.at);
}

const casts: Readonly<Record<string, CastName>> = {
  get_value: 'text', str: 'text', bool: 'bool', int: 'int', float: 'float', list: 'list', tuple: 'tuple', dict: 'dict', json: 'json',
  url: 'url', db: 'database-url', db_url: 'database-url', cache: 'cache-url', cache_url: 'cache-url',
  email: 'email-url', email_url: 'email-url', search_url: 'other', channels: 'other', channels_url: 'other', path: 'path', bytes: 'other', unicode: 'text',
}; // prettier-ignore

const defaultVariables: Readonly<Record<string, string>> = {
  db: 'DATABASE_URL', db_url: 'DATABASE_URL', cache: 'CACHE_URL', cache_url: 'CACHE_URL', email: 'EMAIL_URL', email_url: 'EMAIL_URL',
}; // prettier-ignore

function read(call: Call, env: ReaderObject, method: string | null): Bound | undefined {
  if (method !== null && casts[method] === undefined) return undefined;
  const prefix = currentPrefix(call.frame, env);
  const variable = prefix === undefined ? undefined : (variableName(call, prefix) ?? defaultVariable(call, method));
  if (variable === undefined) return unknown('environment', call.at);
  const declared = env.schema.get(variable.name);
  // `env(name, cast, default)` and `env.list(name, cast, default)`; the others have no cast to be given.
  const position = method === null || takesCast.has(method) ? 2 : 1;
  const fallback = argument(call, position, 'default') ?? declared?.fallback ?? null;
  const fallbackNode = argumentNode(call, position, 'default');
  const isHidden = (declared === undefined && env.isOpen === true) || !call.args.exact;
  const cast =
    method === null || method === 'get_value' ? plainCast(call, env, declared, fallback) : methodCast(call, method);
  const found = readVariable(call.frame, {
    variable: variable.name,
    variableAt: variable.at,
    reader: 'django-environ',
    callee: call.written,
    steps: isHidden && isUncast(call, method) ? [{ op: 'opaque' }] : stepsOf(cast, fallback),
    at: call.at,
    fallback: fallback === null ? fallbackOfSchema(call, isHidden) : shaped(fallback, cast),
    fallbackAt: argumentPlace(call, fallbackNode) ?? declared?.fallbackAt ?? null,
    required: fallback === null && !isHidden,
  });
  return cast === 'email-url' ? found.map(parsed) : found;
}

/** Whatever the URL is: what a mail URL is parsed to sets mail settings and nothing else. */
function parsed(alternative: Alternative): Alternative {
  return alternative.value.kind === 'unknown' ? parsedBy('email-url', alternative) : alternative;
}

function parsedBy(cast: CastName, text: Alternative): Alternative {
  return { ...text, value: { kind: 'call', callee: `environ.${cast}`, args: [{ name: null, value: [text] }] } };
}

/** A schema that is not known may name the cast of `env("X")`, and the default of every read. */
function isUncast(call: Call, method: string | null): boolean {
  return (method === null || method === 'get_value') && argument(call, 1, 'cast') === undefined;
}

function fallbackOfSchema(call: Call, isHidden: boolean): Bound | null {
  return isHidden ? (hiddenDefault(call) ?? unknown('call', call.at, 'a schema that is not known')) : null;
}

const takesCast: ReadonlySet<string> = new Set(['list', 'tuple', 'dict', 'get_value']);

/** The items of `env.list("X", int)` are cast as well, which is not followed; no more is a text of several lines. */
function methodCast(call: Call, method: string): CastName {
  const cast = takesCast.has(method) ? argument(call, 1, 'cast') : undefined;
  const plain = cast === undefined && !call.args.named.has('multiline');
  return plain ? (casts[method] ?? 'other') : 'other';
}

/** A text that equals the default is not parsed, and an empty one is None where the default is. */
function stepsOf(cast: CastName, fallback: Bound | null): readonly Step[] {
  const value = fallback === null ? undefined : single(fallback);
  const kept = value?.kind === 'literal' ? keptText(value) : undefined;
  const step = { op: 'cast', reader: 'django-environ', cast } as const;
  return [kept === undefined ? step : { ...step, kept: [[kept, value ?? literal(null)]] }];
}

function keptText({ value }: LiteralValue): string | undefined {
  if (value === null) return '';
  return typeof value === 'string' && !value.startsWith('$') ? value : undefined;
}

function defaultVariable(call: Call, method: string | null): ReturnType<typeof variableName> {
  const name = method === null || call.args.positional.length > 0 ? undefined : defaultVariables[method];
  return name === undefined ? undefined : { name, at: placeOf(call.frame, call.node) };
}

/** `env("X", cast)`, the schema's cast, or the type of a default that is not None, where the reader is so smart. */
function plainCast(call: Call, env: ReaderObject, declared: SchemaEntry | undefined, fallback: Bound | null): CastName {
  const cast = argument(call, 1, 'cast');
  if (cast !== undefined) return castOf(single(cast));
  if (declared !== undefined) return declared.cast;
  if (fallback === null || env.isLiteral === true) return 'text';
  const value = single(fallback);
  return value === undefined ? 'other' : castOfType(value);
}

function castOfType(value: Value): CastName {
  if (value.kind === 'literal') {
    if (typeof value.value === 'boolean') return 'bool';
    if (typeof value.value === 'number') return value.float ? 'float' : 'int';
    return 'text';
  }
  if (value.kind === 'sequence') return value.type === 'set' ? 'other' : value.type;
  return value.kind === 'dict' ? 'dict' : 'other';
}

/** URL casts parse their default as well; all other casts hand it back as it is. */
function shaped(fallback: Bound, cast: CastName): Bound {
  const urls: readonly CastName[] = ['database-url', 'cache-url', 'email-url', 'url', 'path'];
  if (!urls.includes(cast)) return fallback.map(notProxied);
  return fallback.map((alternative) => {
    const { value } = alternative;
    return value.kind !== 'literal' || value.value === null ? alternative : parsedBy(cast, alternative);
  });
}

/** A default that starts with a dollar sign names another variable. */
function notProxied(alternative: Alternative): Alternative {
  const { value } = alternative;
  if (value.kind !== 'literal' || typeof value.value !== 'string' || !value.value.startsWith('$')) return alternative;
  return { ...alternative, value: { kind: 'unknown', why: { reason: 'environment', detail: 'another variable' } } };
}

/**
 * A reader one of whose attributes is set (`Env.__init__` and the class itself name them); undefined where what it reads is not
 * known any more. `escape_proxy` and `interpolate` are about values that name other variables, which are not followed.
 */
export function changedReader(env: ReaderObject, attribute: string, given: Bound): ReaderObject | undefined {
  const value = single(given);
  const plain = value?.kind === 'literal' ? value.value : undefined;
  if (attribute === 'prefix') return typeof plain === 'string' ? { ...env, prefix: plain } : undefined;
  if (attribute === 'smart_cast') return typeof plain === 'boolean' ? { ...env, isLiteral: !plain } : undefined;
  return attribute === 'escape_proxy' || attribute === 'interpolate' ? { ...env } : undefined;
}

export { objectOf };
