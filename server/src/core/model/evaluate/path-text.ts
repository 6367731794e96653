import { certain, noPlace, single } from '../bounds';
import type { Bound, CallArgument, CallValue, Value } from '../value';

/** Paths that are texts, and the sign between their parts. */
const pathText =
  /^(os\.path\.(dirname|basename|abspath|realpath|normpath|join)|os\.getcwd|os\.sep|str\.join|str\(.+\))$/;

/** A sign that is `/` everywhere but on Windows, so that it is no text that is known. */
export const separator: CallValue = { kind: 'call', callee: 'os.sep', args: [] };

/** True for a value that can be added to a text: one that is known, or a path that is one. */
export function isPathOrText(value: Value): boolean {
  return value.kind === 'literal'
    ? typeof value.value === 'string'
    : value.kind === 'call' && pathText.test(value.callee);
}

/** `BASE_DIR + "/static"` and `f"{BASE_DIR}/static"`: a text around what calls give, one part after the other. */
export function textAround(parts: readonly Value[]): CallValue {
  return { kind: 'call', callee: 'str.join', args: parts.flatMap(partsOf) };
}

function partsOf(value: Value): readonly CallArgument[] {
  if (value.kind === 'call' && value.callee === 'str.join') return value.args;
  return [{ name: null, value: certain(value, noPlace) }];
}

/** `os.sep.join([BASE_DIR, "static"])`; undefined where a part is not known to be a text. */
export function joinedBy(sign: Value, items: readonly Bound[]): CallValue | undefined {
  const parts = items.flatMap((item) => {
    const only = single(item);
    return only !== undefined && isPathOrText(only) ? [only] : [];
  });
  if (parts.length !== items.length) return undefined;
  return textAround(parts.flatMap((part, index) => (index === 0 ? [part] : [sign, part])));
}

/** `path.joinpath("a", "b")` is `path / "a" / "b"`. */
export function joinedPath(path: CallValue, parts: readonly Bound[]): CallValue {
  return {
    kind: 'call',
    callee: path.callee + './'.repeat(parts.length),
    args: [...path.args, ...parts.map((value) => ({ name: null, value }))],
  };
}
