import { shift, type Span, type Uri } from '../../text';
import type { Scope } from '../scope';
import type { Alternative, EnvRead, Guard, Place, ReaderName, Value, Write } from '../value';

/** One evaluation of an entry module and what it imports. */
export interface Run {
  readonly modules: Modules;
  /** Containers that more than one name may hold: a change in place must reach all of them. */
  readonly shared: Set<object>;
  /** Steps left before evaluation gives up; keeps hostile input from running long. */
  budget: number;
}

/** The modules of the project, each evaluated once in its own scope. */
export interface Modules {
  resolve(from: Uri, level: number, module: string): Uri | undefined;
  /** True where a missing module would belong to the project rather than to a package. */
  isLocal(from: Uri, level: number, module: string): boolean;
  /** Runs the module if it has not run yet; `importer` is told that it did. */
  names(uri: Uri, importer: ModuleRecord): ModuleNames | undefined;
  /** Runs a file's statements in the scope of `frame`, as `exec(open(…).read())` and `include()` do. */
  include(uri: Uri, frame: Frame): boolean;
  /** The files of the project that a path with `*` in it names, from the folder of `from`, in order. */
  matching(from: Uri, pattern: string): readonly Uri[];
}

export interface ModuleNames {
  readonly names: ReadonlyMap<string, readonly Alternative[]>;
  readonly record: ModuleRecord;
}

/** What running a module leaves besides its names. */
export interface ModuleRecord {
  readonly reads: EnvRead[];
  readonly writes: Map<string, Write[]>;
  readonly loads: EnvFileLoad[];
  /** Star imports and their modules, in order. */
  readonly stars: Place[];
  readonly imports: ImportRecord[];
  /** Variables that the program itself sets, so that a later read is not decided by the environment alone. */
  readonly environment: Set<string>;
  /** The modules of the project that it imports directly. */
  readonly uses: Set<Uri>;
  /** Files that it has run in its own scope. */
  readonly included: Set<Uri>;
}

/** A name that an import binds: how the file says "the reader of environment variables is called `env`". */
export interface ImportRecord {
  readonly path: string;
  readonly name: string;
  readonly at: Place;
}

/** A call that fills the environment, or a reader, from a `.env` file. */
export interface EnvFileLoad {
  readonly reader: ReaderName;
  readonly at: Place;
  /** The path as far as it is literal, such as `.env` or `.envs/.production/.django`; null where it is not. */
  readonly path: string | null;
}

export interface Frame {
  readonly run: Run;
  readonly uri: Uri;
  readonly scope: Scope;
  readonly globals: Scope;
  readonly record: ModuleRecord;
  /** Offset of the top-level statement at hand; spans in its tree are relative to it. */
  base: number;
  readonly depth: number;
  /** The branches that execution is in, outermost first. */
  readonly path: Guard[];
  /** What `return` has given so far; null at module level. */
  readonly returns: Alternative[] | null;
  /** Names declared `global`. */
  readonly globalNames: Set<string>;
  /** The class body or function body has names of its own. */
  readonly level: 'module' | 'function' | 'class';
}

export function placeOf(frame: Frame, node: { readonly span: Span }): Place {
  return { uri: frame.uri, span: shift(node.span, frame.base) };
}

/** Notes that a container has left the hands of a single name. */
export function share(frame: Frame, value: Value): void {
  if (value.kind === 'sequence' || value.kind === 'dict') frame.run.shared.add(value);
}

export function emptyRecord(): ModuleRecord {
  return {
    reads: [],
    writes: new Map(),
    loads: [],
    stars: [],
    imports: [],
    environment: new Set(),
    uses: new Set(),
    included: new Set(),
  };
}
