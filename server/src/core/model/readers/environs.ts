import { certain, literal, unknown } from '../bounds';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import { importedPath, opaque, type ReaderObject } from '../objects';
import type { Bound, CastName } from '../value';
import { noteLoad } from './env-file-load';
import { currentPrefix } from './prefixes';
import { argumentPlace, hiddenDefault, readVariable, variableName } from './read';
import type { Reader } from './reader';

/** environs (`Env`): the default comes back unparsed, and `env("X")` never casts. */
export const environs: Reader = {
  name: 'environs',
  callImported(call, path) {
    if (path === 'environs.Env' || path === 'environs.FileAwareEnv')
      return certain(opaque('environment reader', makeEnv('')), call.at);
    if (path === 'environs.Env.read_env' || path === 'environs.env.read_env') return load(call);
    if (path === 'environs.env') return read(call, makeEnv(''), null);
    if (path.startsWith('environs.env.')) return callEnv(call, makeEnv(''), path.slice('environs.env.'.length));
    return undefined;
  },
  callObject(call, object, method) {
    if (object.type === 'class') {
      const own = object.bases.some((base) => importedPath(base) === 'environs.Env');
      return own && method === null ? certain(opaque('environment reader', makeEnv('')), call.at) : undefined;
    }
    if (object.type !== 'reader' || object.reader !== 'environs') return undefined;
    return callEnv(call, object, method);
  },
};

function makeEnv(prefix: string): ReaderObject {
  return { type: 'reader', reader: 'environs', role: 'env', schema: new Map(), prefix };
}

function callEnv(call: Call, env: ReaderObject, method: string | null): Bound | undefined {
  if (method === 'read_env') return load(call);
  if (method === 'seal') return certain(literal(null), call.at);
  return read(call, env, method);
}

function load(call: Call): Bound {
  noteLoad(call, 'environs', 0, 'path', 'upwards');
  return certain(literal(true), call.at);
}

const casts: Readonly<Record<string, CastName>> = {
  str: 'text', bool: 'bool', int: 'int', float: 'float', list: 'list', dict: 'dict', json: 'json', url: 'url', path: 'path',
  dj_db_url: 'database-url', dj_cache_url: 'cache-url', dj_email_url: 'email-url',
  timedelta: 'other', log_level: 'other', date: 'other', datetime: 'other', time: 'other', uuid: 'other', decimal: 'other', enum: 'other',
}; // prettier-ignore

function read(call: Call, env: ReaderObject, method: string | null): Bound | undefined {
  const cast = method === null ? 'text' : casts[method];
  if (cast === undefined) return undefined;
  const prefix = currentPrefix(call.frame, env);
  const variable = prefix === undefined ? undefined : variableName(call, prefix);
  if (variable === undefined) return unknown('environment', call.at);
  const fallback = argument(call, 1, 'default') ?? null;
  // The type of the items, and another separator, are not followed.
  const known = method === null || !['subcast', 'delimiter'].some((name) => call.args.named.has(name));
  return readVariable(call.frame, {
    variable: variable.name,
    variableAt: variable.at,
    reader: 'environs',
    callee: call.written,
    steps: [{ op: 'cast', reader: 'environs', cast: known ? cast : 'other' }],
    at: call.at,
    fallback: fallback === null ? hiddenDefault(call) : parsedUrl(fallback, cast),
    fallbackAt: argumentPlace(call, argumentNode(call, 1, 'default')),
    required: fallback === null && call.args.exact,
  });
}

/** The URL readers hand their default to a parser of its own; what comes out is a dictionary that is not modelled. */
function parsedUrl(fallback: Bound, cast: CastName): Bound {
  if (cast !== 'database-url' && cast !== 'cache-url' && cast !== 'email-url') return fallback;
  return fallback.map((alternative) => {
    if (alternative.value.kind !== 'literal' || alternative.value.value === null) return alternative;
    return {
      ...alternative,
      value: { kind: 'call', callee: `environs.${cast}`, args: [{ name: null, value: [alternative] }] },
    };
  });
}
