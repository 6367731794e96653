/**
 * What `glob.glob("parts/*.py")` gives: files that the text of the settings does not name. A list that is made of each of them is
 * the same call with another pattern, so that a framework that takes patterns can be asked for it.
 */
import { certain, literal, single } from '../bounds';
import type { Bound, CallValue, Place, Value } from '../value';

/** Any one of the files. */
const item = 'glob.glob[]';

/** The pattern of `glob.glob(pattern)`, whichever way it is asked; undefined for all other values. */
export function globbed(value: Value): Bound | undefined {
  return value.kind === 'call' && /^glob\.i?glob$/.test(value.callee) ? value.args[0]?.value : undefined;
}

const inOrder = 'sorted';

/** `sorted(glob.glob(pattern))`. */
export function ordered(files: CallValue): CallValue {
  return { ...files, args: [...files.args, { name: inOrder, value: [] }] };
}

/** True for files of which is known which comes first. */
export function isInOrder(value: Value): boolean {
  return value.kind === 'call' && value.args.some(({ name }) => name === inOrder);
}

const found = 'glob.glob()';

/** One of the files, by its path. */
export function foundFile(path: Value, at: Place): CallValue {
  return { kind: 'call', callee: found, args: [{ name: null, value: certain(path, at) }] };
}

/** Whether a path is that of a file that was found a moment ago, so that it is there. */
export function isFound(path: Value | undefined): boolean {
  if (path?.kind !== 'call') return false;
  if (path.callee === found) return true;
  const [first] = path.args;
  return /^os\.path\.(?:abspath|realpath|normpath)$/.test(path.callee) && isFound(first && single(first.value));
}

/** Any one of the files that a pattern finds, as a value that a comprehension goes on with. */
export function anyFile(pattern: Bound, at: Place): Bound {
  return certain({ kind: 'call', callee: item, args: [{ name: null, value: pattern }] }, at);
}

/** What is made of each file, as the call that would give it; undefined where the text is not known to follow from the name. */
export function globOf(each: Bound): CallValue | undefined {
  const only = single(each);
  const text = only && patternIn(only);
  const [first] = each;
  if (text === undefined || first === undefined) return undefined;
  return { kind: 'call', callee: 'glob.glob', args: [{ name: null, value: certain(literal(text), first.at) }] };
}

/** `f"parts/{os.path.basename(file)}"` as `parts/*.py`; undefined for a text that no file of a pattern is in. */
function patternIn(value: Value): string | undefined {
  if (value.kind !== 'call') return undefined;
  if (value.callee === 'str.join') {
    const parts = value.args.map((part) => textOf(single(part.value)));
    return parts.includes(undefined) ? undefined : parts.join('');
  }
  const [first] = value.args;
  const inner = first && single(first.value);
  if (value.callee === 'os.path.basename')
    return inner?.kind === 'call' && inner.callee === item ? nameIn(inner) : undefined;
  return undefined;
}

function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'literal') return typeof value.value === 'string' ? value.value : undefined;
  return value && patternIn(value);
}

/** The last part of a pattern: `*.py` of `os.path.join(FOLDER, "*.py")`. */
function nameIn({ args }: CallValue): string | undefined {
  const [pattern] = args;
  const value = pattern && single(pattern.value);
  const last = value?.kind === 'call' ? value.args.at(-1) : pattern;
  const name = last && single(last.value);
  if (name?.kind !== 'literal' || typeof name.value !== 'string') return undefined;
  const isJoined =
    value?.kind !== 'call' || /^(os\.path\.join|str\.join|pathlib\.\w+(\.\w+|\.\/|\(\))*)$/.test(value.callee);
  return isJoined ? name.value.slice(name.value.lastIndexOf('/') + 1) : undefined;
}
