import type { SubscriptExpression } from '../../syntax/python-tree';
import { certain, literal, single, singleString, unknown } from '../bounds';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import {
  copyOfEnvironment,
  defaultVariable,
  openEnvironment,
  removeVariable,
  setVariable,
} from '../evaluate/environment';
import { placeOf, type Frame } from '../evaluate/frame';
import { dottedName, type VariablesObject } from '../objects';
import type { Bound, EnvRead, ReaderName } from '../value';
import { variables } from '../variables';
import { argumentPlace, readVariable, variableName } from './read';
import type { Reader } from './reader';

/** The standard library: `os.environ`, its copies and `os.getenv` hand the text on as it is. */
export const osReader: Reader = {
  name: 'os',
  callImported(call, path) {
    if (path === 'os.environ.get' || path === 'os.getenv') return read(call, false);
    if (path === 'os.environ.pop') return pop(call);
    if (path === 'os.environ.update') return update(call);
    if (path === 'os.environ.clear') return reopen(call);
    if (path === 'os.environ.setdefault') return setDefault(call);
    if (path === 'os.environ.copy') return certain(copyOfEnvironment(call.frame, call.at), call.at);
    return undefined;
  },
  callObject(call, object, method) {
    if (object.type !== 'variables') return undefined;
    if (method === 'get') return read(call, false, object);
    return method === 'copy' ? certain(variables(object.from, call.at, object.written), call.at) : undefined;
  },
};

function read(call: Call, needsFallback: boolean, of?: VariablesObject): Bound {
  const variable = variableName(call) ?? keyVariable(call);
  if (variable === undefined) return unknown('environment', call.at);
  const fallback = argument(call, 1, 'default') ?? null;
  const found: EnvRead = {
    variable: variable.name,
    variableAt: variable.at,
    reader: readerOf(of),
    callee: call.written,
    steps: [],
    at: call.at,
    fallback,
    fallbackAt: argumentPlace(call, argumentNode(call, 1, 'default')),
    required: needsFallback && fallback === null,
  };
  return readVariable(call.frame, found, of);
}

/** What is in a file alone is not read from the environment. */
function readerOf(of: VariablesObject | undefined): ReaderName {
  return of?.from === 'file' ? 'python-dotenv' : 'os';
}

function keyVariable(call: Call): ReturnType<typeof variableName> {
  const node = argumentNode(call, 0, 'key');
  const name = singleString(call.args.named.get('key'));
  return node === undefined || name === undefined ? undefined : { name, at: placeOf(call.frame, node.value) };
}

/** `SECRET_KEY = os.environ.setdefault("KEY", "…")` is a read as well, with what it sets as the fallback. */
function setDefault(call: Call): Bound {
  const [key, value] = call.args.positional;
  if (key === undefined || value === undefined) return unknown('environment', call.at);
  const found = variableName(call) === undefined ? undefined : read(call, false);
  const made = defaultVariable(call.frame, key, value, call.at);
  return found ?? made;
}

function pop(call: Call): Bound {
  const result = read(call, true);
  const [key] = call.args.positional;
  if (key !== undefined) removeVariable(call.frame, key);
  return result;
}

/** `os.environ.update(A="x")`, also with a dict of literals; anything else may set any variable. */
function update(call: Call): Bound {
  const [first] = call.args.positional;
  const values = first === undefined ? undefined : single(first);
  const entries = values?.kind === 'dict' && !values.open ? values.entries : [];
  if (!call.args.exact || (first !== undefined && (values?.kind !== 'dict' || values.open)))
    openEnvironment(call.frame, call.at);
  for (const entry of entries) setVariable(call.frame, certain(entry.key, entry.keyAt), entry.value);
  for (const [name, value] of call.args.named) setVariable(call.frame, certain(literal(name), call.at), value);
  return certain(literal(null), call.at);
}

function reopen(call: Call): Bound {
  openEnvironment(call.frame, call.at);
  return certain(literal(null), call.at);
}

/** `os.environ["X"]`, or the same of a dictionary of variables. */
export function readSubscript(frame: Frame, node: SubscriptExpression, index: Bound, of?: VariablesObject): Bound {
  const at = placeOf(frame, node);
  const variable = singleString(index);
  if (variable === undefined) return unknown('environment', at);
  const found: EnvRead = {
    variable,
    variableAt: placeOf(frame, node.index),
    reader: readerOf(of),
    callee: of === undefined ? 'os.environ' : (dottedName(node.object) ?? ''),
    steps: [],
    at,
    fallback: null,
    fallbackAt: null,
    required: true,
  };
  return readVariable(frame, found, of);
}
