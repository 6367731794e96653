import type { Call } from '../evaluate/calls';
import type { ModelObject } from '../objects';
import type { Bound, ReaderName } from '../value';

/** One library that reads the environment. Each knows its own calls, casts and defaults. */
export interface Reader {
  readonly name: ReaderName;
  /** What calling an imported name gives, by its full dotted path; undefined where the path is not this library's. */
  readonly callImported: (call: Call, path: string) => Bound | undefined;
  /** What a call of one of this library's objects (or of a method of it) gives. */
  readonly callObject?: (call: Call, object: ModelObject, method: string | null) => Bound | undefined;
}
