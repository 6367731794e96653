import { certain, isNone, literal, single, singleString, unknown } from '../bounds';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import { placeOf } from '../evaluate/frame';
import type { Bound, CallValue, Step } from '../value';
import { argumentPlace, readVariable } from './read';
import type { Reader } from './reader';

/** dj-database-url: `config()` reads DATABASE_URL (or `env=`) and parses it; `parse()` takes the URL itself. */
export const djDatabaseUrl: Reader = {
  name: 'dj-database-url',
  callImported(call, path) {
    if (path === 'dj_database_url.config') return config(call);
    return path === 'dj_database_url.parse' ? parse(call) : undefined;
  },
};

/** What `parse` makes of a text. */
export const url: Step = { op: 'cast', reader: 'dj-database-url', cast: 'database-url' };

function config(call: Call): Bound {
  const named = argument(call, 0, 'env');
  const variable = named === undefined ? 'DATABASE_URL' : singleString(named);
  if (variable === undefined) return unknown('environment', call.at);
  const given = argument(call, 1, 'default');
  const value = given === undefined ? undefined : single(given);
  const present = given !== undefined && !(value !== undefined && isNone(value));
  const node = argumentNode(call, 0, 'env');
  return readVariable(call.frame, {
    variable,
    variableAt: node === undefined ? placeOf(call.frame, call.node) : placeOf(call.frame, node.value),
    reader: 'dj-database-url',
    callee: call.written,
    steps: [url],
    at: call.at,
    fallback: present ? parsed(given, optionsOf(call)) : certain({ kind: 'dict', entries: [], open: false }, call.at),
    fallbackAt: present ? argumentPlace(call, argumentNode(call, 1, 'default')) : null,
    required: false,
  });
}

function parse(call: Call): Bound {
  const given = argument(call, 0, 'url');
  return given === undefined ? unknown('environment', call.at) : parsed(given, optionsOf(call));
}

function optionsOf({ args }: Call): CallValue['args'] {
  return [...args.named]
    .filter(([name]) => name !== 'url' && name !== 'env' && name !== 'default')
    .map(([name, value]) => ({ name, value }));
}

/** A database configuration made from a URL; the URL and what else is asked for stay visible to rules as arguments of the call. */
export function parsed(given: Bound, options: CallValue['args'] = []): Bound {
  return given.map((alternative) => {
    const { value } = alternative;
    if (value.kind === 'env') return { ...alternative, value: { ...value, steps: [...value.steps, url] } };
    if (value.kind !== 'literal') return alternative;
    return {
      ...alternative,
      value: {
        kind: 'call',
        callee: 'dj_database_url.parse',
        args: [{ name: null, value: [alternative] }, ...options],
      },
    };
  });
}

export { literal };
