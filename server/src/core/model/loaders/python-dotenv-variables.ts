import type { EnvEntry } from './types';

type Expanded = Pick<EnvEntry, 'value' | 'valueInEmptyEnvironment' | 'interpolated'>;

interface Variable {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly fallback: string;
}

/**
 * Expands `${NAME}` and `${NAME:-fallback}` as python-dotenv does, from the entries before it in the file: in quoted
 * values of both kinds, without an escape, and with anything but `}` and `:` in the name. `$NAME` is plain text.
 * Call it once for each entry, in the order of the file.
 */
export function createExpander(interpolate: boolean): (key: string, text: string | null) => Expanded {
  const known = new Map<string, Expanded>();
  return (key, text) => {
    const variables = interpolate && text !== null ? findVariables(text) : [];
    const expanded: Expanded = {
      value: replaceAll(text, variables, (variable) => inFile(known, variable)),
      valueInEmptyEnvironment: replaceAll(text, variables, (variable) => withoutEnvironment(known, variable)),
      interpolated: variables.length > 0,
    };
    known.set(key, expanded);
    return expanded;
  };
}

/** Null where only the environment can tell. A key of the file that has no value counts as empty text. */
function inFile(known: ReadonlyMap<string, Expanded>, variable: Variable): string | null {
  const entry = known.get(variable.name);
  if (entry === undefined) return null;
  return entry.interpolated ? entry.value : (entry.value ?? '');
}

function withoutEnvironment(known: ReadonlyMap<string, Expanded>, variable: Variable): string {
  const entry = known.get(variable.name);
  return entry === undefined ? variable.fallback : (entry.valueInEmptyEnvironment ?? '');
}

function replaceAll(
  text: string | null,
  variables: readonly Variable[],
  valueOf: (variable: Variable) => string | null,
): string | null {
  if (text === null) return null;
  const parts: string[] = [];
  let done = 0;
  for (const variable of variables) {
    const value = valueOf(variable);
    if (value === null) return null;
    parts.push(text.slice(done, variable.start), value);
    done = variable.end;
  }
  return parts.join('') + text.slice(done);
}

/** One pass from left to right: a name ends at the next `}` or `:`, which is looked for again only when passed. */
function findVariables(text: string): readonly Variable[] {
  const found: Variable[] = [];
  let stop = -1;
  for (let at = text.indexOf('${'); at >= 0;) {
    if (stop < at + 2) stop = nextStop(text, at + 2);
    if (stop < 0) break;
    const variable = variableAt(text, at, stop);
    if (variable !== undefined) found.push(variable);
    at = text.indexOf('${', variable?.end ?? at + 1);
  }
  return found;
}

function nextStop(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '}' && text[at] !== ':') at++;
  return at < text.length ? at : -1;
}

function variableAt(text: string, start: number, stop: number): Variable | undefined {
  const name = text.slice(start + 2, stop);
  if (text[stop] === '}') return { start, end: stop + 1, name, fallback: '' };
  if (text[stop + 1] !== '-') return undefined;
  const close = text.indexOf('}', stop + 2);
  return close < 0 ? undefined : { start, end: close + 1, name, fallback: text.slice(stop + 2, close) };
}
