import type { ClassStatement, Expression, FunctionStatement, LambdaExpression } from '../syntax/python-tree';
import type { Uri } from '../text';
import type { ModuleRecord } from './evaluate/frame';
import type { Scope } from './scope';
import type { Bound, CastName, OpaqueValue, Place, ReaderName, Value } from './value';

/** What an opaque value refers to: things of the program that expressions use and no setting is. */
export type ModelObject =
  | ImportedObject
  | ModuleObject
  | FunctionObject
  | ClassObject
  | InstanceObject
  | SuperObject
  | MethodObject
  | ReaderObject
  | VariablesObject
  | NamespaceObject
  | ModuleNameObject
  | BoundFunctionObject
  | PartialObject
  | IterableObject
  | NamedObject
  | UnboundObject;

/** A name of a module outside the project or of `builtins`, by its full dotted name. */
export interface ImportedObject {
  readonly type: 'imported';
  readonly path: string;
}

/** A module of the project. */
export interface ModuleObject {
  readonly type: 'module';
  readonly uri: Uri;
}

/** A function or lambda of the project, with the scope that it was made in. */
export interface FunctionObject {
  readonly type: 'function';
  readonly node: FunctionStatement | LambdaExpression;
  /** The offset of the top-level statement that defines it, and the file: places in its body need both. */
  readonly base: number;
  readonly uri: Uri;
  readonly scope: Scope;
  readonly defaults: ReadonlyMap<string, Bound>;
  /** What its decorator makes of it; where that is not followed, calling it gives an unknown. */
  readonly use: 'plain' | 'property' | 'static' | 'class' | 'unfollowed';
}

/** A function that was looked up on an object: calling it passes that object first. */
export interface BoundFunctionObject {
  readonly type: 'bound';
  readonly function: FunctionObject;
  readonly self: Value;
}

/** What `functools.partial` gives: calling it passes these arguments as well. */
export interface PartialObject {
  readonly type: 'partial';
  readonly callee: Value;
  readonly positional: readonly Bound[];
  readonly named: ReadonlyMap<string, Bound>;
}

/** What `map`, `zip`, `dict.items` and generators give: items to iterate over, most of them only once. */
export interface IterableObject {
  readonly type: 'iterable';
  readonly items: readonly Bound[];
  readonly once: boolean;
}

/** A value of a class body that depends on the name it is bound to, such as `values.BooleanValue(True)`. */
export interface NamedObject {
  readonly type: 'named';
  readonly give: (name: string) => Bound;
}

/** A class of the project; `names` is what its body has set, `bases` are not looked up. */
export interface ClassObject {
  readonly type: 'class';
  readonly node: ClassStatement;
  readonly uri: Uri;
  readonly at: Place;
  readonly names: ReadonlyMap<string, Bound>;
  readonly bases: readonly Value[];
}

/** What calling a class of the project gives. */
export interface InstanceObject {
  readonly type: 'instance';
  readonly of: ClassObject;
  /** For the object of a configuration, whose `of` has all that it inherits: the class as it is written. */
  readonly written?: ClassObject;
}

/** `super()` in a method: the attributes of an object, or of a class, as the classes behind one of its own have them. */
export interface SuperObject {
  readonly type: 'super';
  readonly self: Value;
  readonly behind: ClassObject;
}

/** `receiver.name` before it is called. */
export interface MethodObject {
  readonly type: 'method';
  readonly receiver: Value;
  readonly name: string;
}

/** An object through which a library reads the environment: `env = environ.Env(…)`, `config`, `Csv()`, `os.environ`. */
export interface ReaderObject {
  readonly type: 'reader';
  readonly reader: ReaderName;
  /** Which of the library's objects it is. */
  readonly role: 'environ' | 'env' | 'config' | 'cast' | 'result';
  /** For `env`: variables with their declared cast and default. */
  readonly schema: ReadonlyMap<string, SchemaEntry>;
  /** True where the schema may declare more than is known. */
  readonly isOpen?: true;
  /** True where django-environ's `smart_cast` is off, so that the type of a default is no cast. */
  readonly isLiteral?: boolean;
  readonly prefix: string;
  readonly cast?: CastName;
}

/** A dictionary of variables: a copy of `os.environ`, or what `dotenv_values` has read from a file. */
export interface VariablesObject {
  readonly type: 'variables';
  /** `file` where a variable of the process counts for nothing. */
  readonly from: 'environment' | 'file';
  /** Where it was made. */
  readonly at: Place;
  /** What the program itself has put into variables before it was made or since, by their names. */
  readonly written: ReadonlyMap<string, Bound>;
}

/** What `Env(NAME=(cast, default))` says of one variable. */
export interface SchemaEntry {
  readonly cast: CastName;
  readonly fallback: Bound | null;
  readonly fallbackAt: Place | null;
}

/** `globals()`, `locals()` at module level and `vars()` are its names as a dictionary, `sys.modules[__name__]` the module. */
export interface NamespaceObject {
  readonly type: 'namespace';
  readonly as: 'dict' | 'module';
  readonly scope: Scope;
  /** Where writes of its names are noted. */
  readonly record: ModuleRecord;
}

/** `__name__`, which a function of another module may be given to find the module that calls it. */
export interface ModuleNameObject {
  readonly type: 'module-name';
  readonly scope: Scope;
  readonly record: ModuleRecord;
}

/** Stands for "no assignment on this path": the name would raise NameError, and the setting has Django's default. */
export interface UnboundObject {
  readonly type: 'unbound';
}

/** A value that only the evaluation understands; `what` names it for people. */
export function opaque(what: string, ref: ModelObject): OpaqueValue {
  return { kind: 'opaque', what, ref };
}

/** What an opaque value stands for. */
export function objectOf(value: Value): ModelObject | undefined {
  return value.kind === 'opaque' ? (value.ref as ModelObject) : undefined;
}

/** A name of a package outside of the project. */
export function imported(path: string): OpaqueValue {
  return opaque(`imported name \`${path}\``, { type: 'imported', path });
}

/** The full dotted name of something imported from outside the project. */
export function importedPath(value: Value): string | undefined {
  const object = objectOf(value);
  return object?.type === 'imported' ? object.path : undefined;
}

/** The name of one of Python's own types or functions. */
export function builtinName(value: Value): string | undefined {
  const path = importedPath(value);
  return path?.startsWith('builtins.') === true ? path.slice('builtins.'.length) : undefined;
}

/** True for a function or a type: it is true, never None, and equal to nothing that can be written out. */
export function isCallable(value: Value): boolean {
  const type = objectOf(value)?.type;
  return ['function', 'class', 'bound', 'partial'].includes(type ?? '') || builtinName(value) !== undefined;
}

export const unbound: OpaqueValue = Object.freeze(opaque('no assignment', { type: 'unbound' }));

/** True for a name that has no value here. */
export function isUnbound(value: Value): boolean {
  return objectOf(value)?.type === 'unbound';
}

/** The source of a callee such as `os.environ.get`, for messages; undefined where it is not a dotted name. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.id;
  if (expression.kind !== 'attribute') return undefined;
  const object = dottedName(expression.object);
  return object === undefined ? undefined : `${object}.${expression.name}`;
}
