import type { ForStatement, Statement } from '../../syntax/python-tree';
import { dirname, relativePath } from '../../text';
import { certain, literal, single } from '../bounds';
import type { Bound, CallValue, Place, Value } from '../value';
import { placeOf, type Frame } from './frame';
import { foundFile, globbed, isInOrder } from './globs';
import { filesAt } from './paths';

/**
 * `for path in sorted(glob(os.path.join(os.path.dirname(__file__), "*.conf"))): exec(open(path).read())`: the files in the order in
 * which they run. Only of what is executed has every file been read, so that other loops over files stay unknown.
 */
export function filesToExecute(frame: Frame, node: ForStatement, iterable: Value): readonly Bound[] | undefined {
  const pattern = isInOrder(iterable) && node.body.some(executes) ? globbed(iterable) : undefined;
  const path = pattern && single(pattern);
  if (path?.kind !== 'call') return undefined;
  const folder = dirname(frame.uri);
  const [wanted] = filesAt(frame, path);
  if (wanted?.startsWith(`${folder}/`) !== true) return undefined;
  const files = frame.run.modules.matching(frame.uri, relativePath(folder, wanted));
  const names = files.filter((uri) => uri !== frame.uri).map((uri) => relativePath(folder, uri));
  return names.length === 0 ? undefined : names.map((name) => pathOf(name, placeOf(frame, node.iterable)));
}

/** A path below the folder of the module, as the call that gives it. */
function pathOf(name: string, at: Place): Bound {
  const call = (callee: string, ...values: readonly Value[]): CallValue => ({
    kind: 'call',
    callee,
    args: values.map((value) => ({ name: null, value: certain(value, at) })),
  });
  return certain(foundFile(call('os.path.join', call('os.path.dirname', call('__file__')), literal(name)), at), at);
}

function executes(node: Statement): boolean {
  switch (node.kind) {
    case 'expression':
      return node.value.kind === 'call' && node.value.callee.kind === 'name' && node.value.callee.id === 'exec';
    case 'if':
      return node.branches.some(({ body }) => body.some(executes));
    case 'with':
    case 'try':
      return node.body.some(executes);
    default:
      return false;
  }
}
