import type { BrokenStatement } from '../../syntax/python-tree';
import { shift, type Span, type Uri } from '../../text';
import type { FunctionObject } from '../objects';
import type { Scope } from '../scope';
import type { Alternative, Bound, EnvRead, EnvValue, Guard, Place, ReaderName, Value, Write } from '../value';
import { variablesIn } from '../variables';

/** One evaluation of an entry module and what it imports. */
export interface Run {
  readonly modules: Modules;
  /** What a statement with a syntax error does: nothing, or it leaves every name in it unknown. */
  readonly broken: 'skip' | 'hide';
  /** Containers that more than one name may hold: a change in place must reach all of them. */
  readonly shared: Set<object>;
  /** Steps left before evaluation gives up; keeps hostile input from running long. */
  budget: number;
  /** How deep expressions and statements are nested at the moment; keeps the stack from running over. */
  nesting: number;
  /** True once the code at hand has a branch that ends the program everywhere but in development and in tests. */
  refusesDeployed: boolean;
  /** Lists and dictionaries that are defaults of parameters, and those of them that a call has changed for all later ones. */
  readonly defaults: Set<object>;
  readonly spent: Set<object>;
  /** Containers that are kept where changes in place do not reach them. */
  readonly escaped: Set<object>;
  /** For values that are read from a file: the path that was opened. */
  readonly opened: Map<object, Value>;
  /**
   * True once a value holds on to the run: to a module's names or record, or to those of a call. No later run can go on from
   * there on.
   */
  isEntangled: boolean;
}

/** The modules of the project, each evaluated once in its own scope. */
export interface Modules {
  /** The file that a module name means in `from`; a star import finds the module beside as well. */
  resolve(from: Uri, level: number, module: string, isStar?: boolean): Uri | undefined;
  /** True where a missing module would belong to the project rather than to a package. */
  isLocal(from: Uri, level: number, module: string): boolean;
  /** Runs the module if it has not run yet; `importer` is told that it did. */
  names(uri: Uri, importer: ModuleRecord): ModuleNames | undefined;
  /** Runs the module as it comes out for `importer`, which has changed what it imports; undefined while it is running. */
  again(uri: Uri, importer: Frame): ModuleNames | undefined;
  /** The `__init__` of each package that a module is in, outermost first. */
  packages(uri: Uri): readonly Uri[];
  /** Runs the `__init__` of a package that a module is in; undefined while it is running. */
  package(init: Uri): ModuleNames | undefined;
  /** What the `__init__` of a package has bound so far that is running, for a module in it, which always runs after its start. */
  begun(init: Uri): ReadonlyMap<string, Bound> | undefined;
  /** Runs a file's statements in the scope of `frame`, as `exec(open(…).read())` and `include()` do. */
  include(uri: Uri, frame: Frame): boolean;
  has(uri: Uri): boolean;
  /** True for a module of a developer's name that each deployment has all the same. */
  isDeployed(uri: Uri): boolean;
  readonly importRoots: readonly Uri[];
  /** The files of the project that a path with `*` in it names, from the folder of `from`, in order. */
  matching(from: Uri, pattern: string): readonly Uri[];
}

/** What running a module leaves behind: its names, and the record of what it did. */
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
  /** Variables without which no deployed site starts. */
  readonly demanded: Set<string>;
  /** For lists of what is wrong: the values for which something was added to them. */
  readonly complaints: Map<string, readonly Alternative[]>;
  /** Lists and dictionaries of other modules that it has changed in place, with what they are now. */
  readonly swaps: Map<object, readonly Alternative[]>;
  /** The modules of the project that had run when it was done, as far as it has brought that about. */
  readonly run: Set<Uri>;
  /** Those of them that have found other modules changed, as they have come out. */
  readonly anew: Map<Uri, ModuleNames>;
  /** The packages that it is in, whose `__init__` runs before it. */
  readonly packages: Set<Uri>;
  /** The modules of the project that it imports directly. */
  readonly uses: Set<Uri>;
  /** Those that it asked for while they were still running, in a circle of imports. */
  readonly unready: Set<Uri>;
  /** The statements with a syntax error, which somebody may be typing. */
  readonly unfinished: BrokenStatement[];
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
  /** The path as far as it is literal or the usual one, such as `.env` or `.envs/.production/.django`; null where it is not. */
  readonly path: string | null;
  /** The file of the project that it reads, where that can be told. */
  readonly file: Uri | null;
  /** Where it looks from its module on, where no path is given. */
  readonly looksIn?: 'folder' | 'upwards';
  /** What chooses the file, where the path is made with a text of the environment. */
  readonly chosenBy?: EnvValue;
  /** The folder that such a path starts at, where it can be told. */
  readonly chosenIn?: Uri;
  /** Whether the values of the file win over those of the environment; null where that is not known. */
  readonly overrides: boolean | null;
  /** True where its variables go into a dictionary of their own, so that the environment stays as it is. */
  readonly isApart?: true;
  /** django-environ's `parse_comments=True`. */
  readonly parsesComments: boolean;
  /** False for python-dotenv's and environs' `interpolate=False`. */
  readonly interpolates: boolean;
  /** False where an `encoding` is given that is not UTF-8, or that is not known. */
  readonly readsUtf8: boolean;
  /** The branches that the call is in. */
  readonly when: readonly Guard[];
}

/** Where execution is at. Frames are copied for calls and branches; only `base` changes in place. */
export interface Frame {
  readonly run: Run;
  readonly uri: Uri;
  readonly scope: Scope;
  readonly globals: Scope;
  /** Every scope that code here can change: its own, those around it and those of its callers. */
  readonly scopes: readonly Scope[];
  /** Tells one run of a piece of code from another: the calls and the rounds of loops that it is in. */
  readonly site: string;
  readonly record: ModuleRecord;
  /** Offset of the top-level statement at hand; spans in its tree are relative to it. */
  base: number;
  readonly depth: number;
  /** The branches that execution is in, outermost first. */
  readonly path: Guard[];
  /** What `return` has given so far; null at module level. */
  readonly returns: Alternative[] | null;
  /** Names declared `global`, and names declared `nonlocal`. */
  readonly globalNames: Set<string>;
  readonly outerNames: Set<string>;
  /** True in a function of another module than the one that is run. */
  readonly isAbroad?: true;
  /** True in a function that was called on a branch which not every deployed site takes. */
  readonly isConditional?: true;
  /** Inside a comprehension: the frame around it, where `:=` binds. */
  readonly around?: Frame;
  /** The function that runs and its first argument, which `super()` looks at. */
  readonly method?: { readonly function: FunctionObject; readonly self: Bound | undefined };
  /** The class body or function body has names of its own. */
  readonly level: 'module' | 'function' | 'class';
}

/** Where a node stands in its file: its span counts from its top-level statement, which `frame.base` puts into place. */
export function placeOf(frame: Frame, node: { readonly span: Span }): Place {
  return { uri: frame.uri, span: shift(node.span, frame.base) };
}

/** Notes that a container, and all that it holds, has left the hands of a single name. */
export function share(frame: Frame, value: Value): void {
  const isFlat = value.kind === 'env' || variablesIn(value) !== undefined;
  if (value.kind !== 'sequence' && value.kind !== 'dict' && !isFlat) return;
  if (frame.run.shared.has(value)) return;
  frame.run.shared.add(value);
  // A text of the environment may have become a list, which is changed in place like any other.
  if (value.kind !== 'sequence' && value.kind !== 'dict') return;
  const held = value.kind === 'sequence' ? value.items : value.entries.map((entry) => entry.value);
  for (const bound of held) for (const alternative of bound) share(frame, alternative.value);
}

/** Runs something for its result alone: what it binds, reads and returns leaves no trace. */
export function trial<T>(frame: Frame, run: (frame: Frame) => T): T {
  const inner: Frame = {
    ...frame,
    record: emptyRecord(),
    path: [...frame.path],
    returns: frame.returns === null ? null : [],
  };
  for (const scope of frame.scopes) scope.enter();
  const result = run(inner);
  for (const scope of frame.scopes) scope.leave();
  return result;
}

/** Deeper nesting than this is not followed. */
const maxNesting = 160;

/** Runs `inner` on a node one level deeper, or `instead` where that would be too deep. Called for every node, so without closures. */
export function nested<N, T>(
  frame: Frame,
  node: N,
  inner: (frame: Frame, node: N) => T,
  instead: (frame: Frame, node: N) => T,
): T {
  const { run } = frame;
  if (run.nesting >= maxNesting) return instead(frame, node);
  run.nesting++;
  const result = inner(frame, node);
  run.nesting--;
  return result;
}

/** What is noted of a module before its first statement runs. */
export function emptyRecord(): ModuleRecord {
  return {
    reads: [],
    writes: new Map(),
    loads: [],
    stars: [],
    imports: [],
    environment: new Set(),
    demanded: new Set(),
    complaints: new Map(),
    swaps: new Map(),
    run: new Set(),
    anew: new Map(),
    packages: new Set(),
    uses: new Set(),
    unready: new Set(),
    included: new Set(),
    unfinished: [],
  };
}

/** A branch that every deployed site takes, as far as it says what it is about. */
export function isWhereDeployed({ facts }: Guard): boolean {
  return facts.some(({ about, holds }) => holds === (about === 'production'));
}
