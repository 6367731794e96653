import { certain, literal, single, unknown } from '../bounds';
import { argument, argumentNode, type Call } from '../evaluate/calls';
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
  if (name === undefined) return unknown('environment', call.at);
  return readVariable(call.frame, {
    variable: name,
    variableAt: call.at,
    reader: 'django-configurations',
    callee: call.written,
    steps: [{ op: 'cast', reader: 'django-configurations', cast }],
    at: call.at,
    fallback,
    fallbackAt: argumentPlace(call, argumentNode(call, 0, 'default')),
    required: type === 'SecretValue' || required(call),
  });
}

function required(call: Call): boolean {
  const bound = argument(call, Number.MAX_SAFE_INTEGER, 'environ_required');
  const flag = bound === undefined ? undefined : single(bound);
  return flag?.kind === 'literal' && flag.value === true;
}

function variableOf(call: Call, type: string): string | undefined {
  const given = argument(call, Number.MAX_SAFE_INTEGER, 'environ_name');
  const prefixBound = argument(call, Number.MAX_SAFE_INTEGER, 'environ_prefix');
  const prefix = prefixBound === undefined ? 'DJANGO_' : prefixText(single(prefixBound));
  if (given === undefined) return urlVariables[type];
  const name = single(given);
  if (name?.kind !== 'literal' || typeof name.value !== 'string' || prefix === undefined) return undefined;
  return urlVariables[type] !== undefined && prefixBound === undefined ? name.value : prefix + name.value;
}

function prefixText(prefix: ReturnType<typeof single>): string | undefined {
  if (prefix?.kind !== 'literal') return undefined;
  if (prefix.value === null || prefix.value === '') return '';
  return typeof prefix.value === 'string' ? `${prefix.value}_` : undefined;
}
