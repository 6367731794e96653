import { isCallable, objectOf } from './objects';
import type { Scalar, Value } from './value';

/** A path object, which is always true; what its methods answer, such as `exists()`, is another matter. */
const path =
  /^pathlib\.(Path|PurePath|PosixPath)(\.cwd|\.home)?(\.parent|\.parents\[\]|\.\/|\.(resolve|absolute|expanduser|joinpath|with_name)\(\))*$/;

/** What `bool(value)` is in Python; undefined where it is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'literal':
      return truthOfScalar(value.value);
    case 'sequence':
      return value.items.length > 0 ? true : value.open ? undefined : false;
    case 'dict':
      return value.entries.length > 0 ? true : value.open ? undefined : false;
    case 'call':
      return path.test(value.callee) ? true : undefined;
    case 'opaque':
      return isCallable(value) || objectOf(value)?.type === 'module' ? true : undefined;
    case 'env':
    case 'unknown':
      return undefined;
  }
}

function truthOfScalar(value: Scalar): boolean {
  if (typeof value === 'object') return value !== null && value.bytes !== '';
  return Boolean(value);
}

/** Three-valued "not". */
export function not(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}
