import { certain, noPlace } from '../bounds';
import type { Bound, CallArgument, CallValue, Value } from '../value';
import type { Arguments } from './calls';

/** `environ.Path(…)` of django-environ, with the steps up and down that were taken from it. */
const folder = /^environ\.Path(?:\.parent|\.\/)*$/;

const mostSteps = 10;

/** `environ.Path(__file__)` and `environ.Path(folder, "a", "b")`; one that is not known in full leads nowhere. */
export function environPath({ positional, named, exact }: Arguments): CallValue {
  const [start, ...parts] = positional;
  const path: CallValue = { kind: 'call', callee: 'environ.Path', args: [] };
  if (start === undefined || named.size > 0 || !exact) return path;
  return inside({ ...path, args: [argument(start)] }, parts.map(argument));
}

function argument(value: Bound): CallArgument {
  return { name: null, value };
}

/** `root - 2` and `root + "x"`; undefined for everything else. */
export function moveEnvironPath(operator: string, path: Value, by: Value): Value | undefined {
  if (path.kind !== 'call' || !folder.test(path.callee) || by.kind !== 'literal') return undefined;
  const { value: steps } = by;
  const isSteps = typeof steps === 'number' && by.float !== true && steps >= 0 && steps <= mostSteps;
  if (operator === '-' && isSteps) return { ...path, callee: path.callee + '.parent'.repeat(steps) };
  if (operator !== '+' || typeof by.value !== 'string') return undefined;
  return inside(path, [argument(certain(by, noPlace))]);
}

/** `root()` and `root("x")`, which are texts, and `root.path("x")`, which is a path again; undefined for everything else. */
export function callEnvironPath(callee: CallValue, parts: readonly Bound[]): Value | undefined {
  const args = parts.map(argument);
  const of = callee.callee.replace(/\.path$/, '');
  if (!folder.test(of)) return undefined;
  const path: CallValue = { ...callee, callee: of };
  if (of !== callee.callee) return inside(path, args);
  const plain: CallValue = { ...path, callee: of.replace('environ.Path', 'pathlib.Path') };
  if (args.length === 0) return { ...plain, callee: `str(${plain.callee})` };
  const start: Bound = certain(plain, parts[0]?.[0]?.at ?? noPlace);
  return { kind: 'call', callee: 'os.path.join', args: [argument(start), ...args] };
}

function inside(path: CallValue, parts: readonly CallArgument[]): CallValue {
  return { ...path, callee: path.callee + './'.repeat(parts.length), args: [...path.args, ...parts] };
}
