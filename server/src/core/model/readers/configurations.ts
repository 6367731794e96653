import { certain, literal, single, unknown } from '../bounds';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import { opaque } from '../objects';
import type { Bound, CastName } from '../value';
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
  Value: 'text', BooleanValue: 'bool', IntegerValue: 'int', PositiveIntegerValue: 'int', FloatValue: 'float', ListValue: 'list',
  TupleValue: 'tuple', DictValue: 'dict', SecretValue: 'text', PathValue: 'path', DatabaseURLValue: 'database-url',
  CacheURLValue: 'cache-url', EmailURLValue: 'email-url',
}; // prettier-ignore

const urlVariables: Readonly<Record<string, string>> = {
  DatabaseURLValue: 'DATABASE_URL',
  CacheURLValue: 'CACHE_URL',
  EmailURLValue: 'EMAIL_URL',
};

function value(call: Call, type: string): Bound {
  const cast = casts[type] ?? 'other';
  const name = variableOf(call, type);
  const fallback = argument(call, 0, 'default') ?? null;
  const environ = argument(call, Number.MAX_SAFE_INTEGER, 'environ');
  const off = environ === undefined ? undefined : single(environ);
  if (off?.kind === 'literal' && off.value === false) return fallback ?? certain(literal(null), call.at);
  const read = (variable: string): Bound =>
    readVariable(call.frame, {
      variable,
      variableAt: call.at,
      reader: 'django-configurations',
      callee: call.written,
      steps: [{ op: 'cast', reader: 'django-configurations', cast }],
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
  return certain(opaque('a value of the environment', { type: 'named', give }), call.at);
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
