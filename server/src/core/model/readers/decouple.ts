import { certain, isNone, literal, mapValues, single, unknown, unknownValue } from '../bounds';
import { castText } from '../casts';
import { argument, argumentNode, callValue, type Call } from '../evaluate/calls';
import { importedPath, objectOf, opaque, type ReaderObject } from '../objects';
import { pythonStr } from '../fold/text';
import type { Alternative, Bound, CastName, Step, Value } from '../value';
import { parsed, url } from './dj-database-url';
import { noteLoad } from './env-file-load';
import { argumentPlace, castFallback, hiddenDefault, readVariable, variableName } from './read';
import { isSentinel } from '../steps';
import type { Reader } from './reader';
import { typeCast } from './types';

const csv = 'decouple.Csv';

/** python-decouple (`config`): the default goes through the cast like a text from the environment (`Config.get`). */
export const decouple: Reader = {
  name: 'python-decouple',
  callImported(call, path) {
    if (path === 'decouple.config') return read(call);
    if (path === csv) return certain(opaque('cast `Csv`', castObject(isTuple(call) ? 'tuple' : 'list', call)), call.at);
    if (path === 'decouple.Choices') return certain(opaque('cast `Choices`', castObject('text', call)), call.at);
    if (path === 'decouple.AutoConfig' || path === 'decouple.Config') return makeConfig(call, path);
    if (/^decouple\.Repository\w+$/.test(path)) return makeRepository(call, path);
    return undefined;
  },
  callObject(call, object, method) {
    if (object.type !== 'reader' || object.reader !== 'python-decouple') return undefined;
    return object.role === 'config' && (method === null || method === 'get') ? read(call) : undefined;
  },
};

function castObject(cast: CastName, call: Call): ReaderObject {
  const plain =
    call.args.positional.length === 0 && [...call.args.named.keys()].every((name) => name === 'post_process');
  return {
    type: 'reader',
    reader: 'python-decouple',
    role: 'cast',
    schema: new Map(),
    prefix: '',
    cast: plain ? cast : 'other',
  };
}

function isTuple(call: Call): boolean {
  const process = call.args.named.get('post_process');
  const value = process === undefined ? undefined : single(process);
  return value !== undefined && importedPath(value) === 'builtins.tuple';
}

function makeConfig(call: Call, path: string): Bound {
  // `Config` reads what its repository has opened; `AutoConfig` looks upwards itself, from a folder that may be given.
  if (path === 'decouple.AutoConfig' && call.args.nodes.length === 0)
    noteLoad(call, 'python-decouple', 0, 'search_path', 'upwards');
  return certain(
    opaque('environment reader', {
      type: 'reader',
      reader: 'python-decouple',
      role: 'config',
      schema: new Map(),
      prefix: '',
    }),
    call.at,
  );
}

function makeRepository(call: Call, path: string): Bound {
  if (path === 'decouple.RepositoryEnv') noteLoad(call, 'python-decouple', 0, 'source', 'folder');
  return certain(
    opaque('repository', { type: 'reader', reader: 'python-decouple', role: 'result', schema: new Map(), prefix: '' }),
    call.at,
  );
}

function read(call: Call): Bound {
  const variable = variableName(call);
  if (variable === undefined) return unknown('environment', call.at);
  // The class in the place of an object of it takes the text for its delimiter, and gives no list.
  if (isCsvClass(call)) return certain({ kind: 'call', callee: csv, args: [] }, call.at);
  const cast = castOf(call);
  const given = givenDefault(call);
  return readVariable(call.frame, {
    variable: variable.name,
    variableAt: variable.at,
    reader: 'python-decouple',
    callee: call.written,
    steps: stepsOf(cast),
    at: call.at,
    fallback: given === null ? hiddenDefault(call) : fallbackOf(call, given, cast),
    fallbackAt: argumentPlace(call, argumentNode(call, 1, 'default')),
    required: given === null && call.args.exact,
  });
}

/** `default=undefined` gives none, as the library's own signature has it. */
function givenDefault(call: Call): Bound | null {
  const given = argument(call, 1, 'default');
  return given === undefined || given.every(({ value }) => isSentinel(value)) ? null : given;
}

function isCsvClass(call: Call): boolean {
  const bound = argument(call, 2, 'cast');
  const value = bound && single(bound);
  return value !== undefined && importedPath(value) === csv;
}

type Cast = CastName | { readonly callable: Value };

function castOf(call: Call): Cast {
  const bound = argument(call, 2, 'cast');
  if (bound === undefined) return call.args.exact ? 'text' : 'other';
  const value = single(bound);
  const object = value === undefined ? undefined : objectOf(value);
  if (object?.type === 'reader' && object.cast !== undefined) return object.cast;
  if (object?.type === 'imported')
    return object.path === 'dj_database_url.parse' ? 'database-url' : plainType(object.path);
  return value !== undefined && object?.type === 'function' ? { callable: value } : 'other';
}

/** `cast=list` makes letters of a text, which nobody wants and nothing follows. */
function plainType(path: string): CastName {
  const cast = typeCast(path);
  return cast === 'list' || cast === 'tuple' || cast === 'dict' ? 'other' : cast;
}

function stepsOf(cast: Cast): readonly Step[] {
  if (typeof cast !== 'string') return [{ op: 'opaque' }];
  if (cast === 'database-url') return [url];
  return [{ op: 'cast', reader: 'python-decouple', cast }];
}

function fallbackOf(call: Call, given: Bound, cast: Cast): Bound {
  if (typeof cast !== 'string')
    return callValue(
      { ...call, args: { positional: [given], named: new Map(), nodes: [], exact: true } },
      cast.callable,
    );
  if (cast === 'database-url') return parsed(given);
  if (cast === 'text') return hasCast(call) ? given.map(asText) : given;
  if (cast === 'list' || cast === 'tuple') return listFallback(given, cast);
  return cast === 'other'
    ? mapValues(given, () => unknownValue('environment'))
    : castFallback(given, 'python-decouple', cast);
}

/** `Csv()` splits a text; it raises for anything else, a list included. */
function listFallback(given: Bound, cast: 'list' | 'tuple'): Bound {
  return given.map((alternative) => {
    const { value, at } = alternative;
    if (isNone(value)) return { ...alternative, value: { kind: 'sequence', type: cast, items: [], open: false } };
    if (value.kind !== 'literal' || typeof value.value !== 'string')
      return { ...alternative, value: unknownValue('environment', 'the fallback is refused') };
    const result = castText(value.value, 'python-decouple', cast, at);
    return { ...alternative, value: result === 'invalid' ? unknownValue('environment') : result };
  });
}

function hasCast(call: Call): boolean {
  return argument(call, 2, 'cast') !== undefined;
}

/** `cast=str` also makes a text of a default that is none. */
function asText(alternative: Alternative): Alternative {
  const { value } = alternative;
  const text = value.kind === 'literal' ? pythonStr(value) : undefined;
  return { ...alternative, value: text === undefined ? unknownValue('environment') : literal(text) };
}

export { literal };
