import type { SubscriptExpression } from '../../syntax/python-tree';
import { certain, literal, singleString, unknown } from '../bounds';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import { placeOf, type Frame } from '../evaluate/frame';
import type { Bound } from '../value';
import { argumentPlace, readVariable, variableName } from './read';
import type { Reader } from './reader';

/** The standard library: `os.environ` and `os.getenv` hand the text on as it is. */
export const osReader: Reader = {
  name: 'os',
  callImported(call, path) {
    if (path === 'os.environ.get' || path === 'os.getenv' || path === 'os.environ.pop')
      return read(call, path === 'os.environ.pop');
    if (path === 'os.environ.setdefault') return setDefault(call);
    if (path === 'os.environ.copy') return unknown('environment', call.at);
    return undefined;
  },
};

function read(call: Call, needsFallback: boolean): Bound {
  const variable = variableName(call) ?? keyVariable(call);
  if (variable === undefined) return unknown('environment', call.at);
  const fallback = argument(call, 1, 'default') ?? null;
  return readVariable(call.frame, {
    variable: variable.name,
    variableAt: variable.at,
    reader: 'os',
    callee: call.written,
    steps: [],
    at: call.at,
    fallback,
    fallbackAt: argumentPlace(call, argumentNode(call, 1, 'default')),
    required: needsFallback && fallback === null,
  });
}

function keyVariable(call: Call): ReturnType<typeof variableName> {
  const node = argumentNode(call, 0, 'key');
  const name = singleString(call.args.named.get('key'));
  return node === undefined || name === undefined ? undefined : { name, at: placeOf(call.frame, node.value) };
}

/** After `setdefault` a later read finds either text; only the variable's own is not known. */
function setDefault(call: Call): Bound {
  const name = singleString(call.args.positional[0]);
  if (name !== undefined) call.frame.record.environment.add(name);
  return name === undefined ? unknown('environment', call.at) : certain(literal(null), call.at);
}

/** `os.environ["X"]`. */
export function readSubscript(frame: Frame, node: SubscriptExpression, index: Bound): Bound {
  const at = placeOf(frame, node);
  const variable = singleString(index);
  if (variable === undefined) return unknown('environment', at);
  return readVariable(frame, {
    variable,
    variableAt: placeOf(frame, node.index),
    reader: 'os',
    callee: 'os.environ',
    steps: [],
    at,
    fallback: null,
    fallbackAt: null,
    required: true,
  });
}
