import { argument, argumentNode, type Call } from '../evaluate/calls';
import { truthOf } from '../truth';
import { single, unknown } from '../bounds';
import type { Bound, EnvRead } from '../value';
import { argumentPlace, readVariable, variableName } from './read';
import type { Reader } from './reader';

/**
 * django-getenv: `env("KEY", default=None, required=False)`. A text that Python reads as a literal becomes one, every other stays
 * as it is; a default is handed on, also where the variable is required.
 */
export const djangoGetenv: Reader = {
  name: 'django-getenv',
  callImported: (call, path) => (path === 'getenv.env' ? read(call) : undefined),
};

function read(call: Call): Bound {
  const variable = variableName(call);
  if (variable === undefined) return unknown('environment', call.at);
  const fallback = argument(call, 1, 'default') ?? null;
  const demand = argument(call, 2, 'required');
  const required = demand && single(demand);
  const found: EnvRead = {
    variable: variable.name,
    variableAt: variable.at,
    reader: 'django-getenv',
    callee: call.written,
    steps: [{ op: 'opaque' }],
    at: call.at,
    fallback,
    fallbackAt: argumentPlace(call, argumentNode(call, 1, 'default')),
    required: fallback === null && required !== undefined && truthOf(required) === true,
  };
  return readVariable(call.frame, found);
}
