import type { Span } from '../text';
import type { Argument, BinaryOperator, Expression, Node, Parameter } from './expression-tree';

/** A statement; those inside of others are in their bodies. */
export type Statement =
  | AssignStatement
  | AugmentedAssignStatement
  | ExpressionStatement
  | IfStatement
  | ForStatement
  | WhileStatement
  | TryStatement
  | WithStatement
  | MatchStatement
  | FunctionStatement
  | ClassStatement
  | ReturnStatement
  | RaiseStatement
  | AssertStatement
  | DeleteStatement
  | ImportStatement
  | ImportFromStatement
  | ScopeStatement
  | SimpleStatement
  | BrokenStatement
  | OtherStatement;

/** `a = b = value` has two targets; `a: T = value` one and an annotation; `a: T` alone has `value: null`. */
export interface AssignStatement extends Node {
  readonly kind: 'assign';
  readonly targets: readonly Expression[];
  readonly value: Expression | null;
  readonly annotation: Expression | null;
}

/** `target += value`, with any operator. */
export interface AugmentedAssignStatement extends Node {
  readonly kind: 'augmented';
  readonly target: Expression;
  readonly operator: BinaryOperator;
  readonly value: Expression;
}

/** An expression on a line of its own, such as a call or a docstring. */
export interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly value: Expression;
}

/** `if`, its `elif` and its `else`. */
export interface IfStatement extends Node {
  readonly kind: 'if';
  /** `if` and `elif` in order. */
  readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[]; readonly span: Span }[];
  readonly otherwise: readonly Statement[] | null;
}

/** `for target in iterable`, with its `else`. */
export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[] | null;
  readonly async: boolean;
}

/** `while test`, with its `else`. */
export interface WhileStatement extends Node {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[] | null;
}

/** `try` with `except` (or `except*`), `else` and `finally`. */
export interface TryStatement extends Node {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly otherwise: readonly Statement[] | null;
  readonly final: readonly Statement[] | null;
}

/** `except type as name`. */
export interface ExceptHandler extends Node {
  /** null for a bare `except:`. */
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

/** `with context as target`. */
export interface WithStatement extends Node {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target: Expression | null }[];
  readonly body: readonly Statement[];
  readonly async: boolean;
}

/** `match subject`. */
export interface MatchStatement extends Node {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

/** `case pattern if guard`. */
export interface MatchCase extends Node {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

/** What a case compares with, as far as it is followed. */
export type Pattern =
  /** A literal or dotted name compared with `==` (with `is` for True, False and None). */
  | { readonly kind: 'value'; readonly value: Expression; readonly span: Span }
  /** A name or `_`: always matches. `name` is null for `_`. */
  | { readonly kind: 'capture'; readonly name: string | null; readonly span: Span }
  | { readonly kind: 'or'; readonly patterns: readonly Pattern[]; readonly span: Span }
  | { readonly kind: 'as'; readonly pattern: Pattern; readonly name: string; readonly span: Span }
  /** Sequence, mapping and class patterns: may match; the names it would bind. */
  | { readonly kind: 'other'; readonly binds: readonly string[]; readonly span: Span };

/** `def name(parameters)`. */
export interface FunctionStatement extends Node {
  readonly kind: 'function';
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly async: boolean;
  /** True where the body contains `yield`: calling it runs nothing. */
  readonly generator: boolean;
}

/** `class name(bases)`; keyword arguments such as `metaclass=` are among the bases. */
export interface ClassStatement extends Node {
  readonly kind: 'class';
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Argument[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}

/** `return value`. */
export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expression | null;
}

/** `raise value`; null for a bare one, which raises again. */
export interface RaiseStatement extends Node {
  readonly kind: 'raise';
  readonly value: Expression | null;
}

/** `assert test, message`. */
export interface AssertStatement extends Node {
  readonly kind: 'assert';
  readonly test: Expression;
  readonly message: Expression | null;
}

/** `del targets`. */
export interface DeleteStatement extends Node {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}

/** `import a.b as c, d`. */
export interface ImportStatement extends Node {
  readonly kind: 'import';
  readonly names: readonly ImportedName[];
}

/** `from module import names`. */
export interface ImportFromStatement extends Node {
  readonly kind: 'import-from';
  /** The dots before the module: 0 for an absolute import. */
  readonly level: number;
  /** Dotted name without leading dots; empty for `from . import x`. */
  readonly module: string;
  readonly moduleSpan: Span;
  /** `'*'` for a star import. */
  readonly names: '*' | readonly ImportedName[];
}

/** `name as alias`; the name is dotted in `import a.b`. */
export interface ImportedName extends Node {
  readonly name: string;
  readonly alias: string | null;
}

/** `global names` and `nonlocal names`. */
export interface ScopeStatement extends Node {
  readonly kind: 'global' | 'nonlocal';
  readonly names: readonly string[];
}

/** A statement that is a single word. */
export interface SimpleStatement extends Node {
  readonly kind: 'pass' | 'break' | 'continue';
}

/**
 * Text that is not valid Python, up to where the next statement starts in the first column. `names` are those it may
 * have been about to set: they are unknown from here on, never absent, because someone is typing. Names it only reads are
 * not among them. `replaces` are those of them that get an entirely new value, as in `NAME =` outside of any block; `from`
 * the modules, as far as they are named, of which any name may be meant. A mistake inside a block makes the whole top-level
 * statement broken.
 */
export interface BrokenStatement extends Node {
  readonly kind: 'broken';
  readonly names: readonly string[];
  readonly replaces: readonly string[];
  readonly from: readonly { readonly level: number; readonly module: string }[];
}

/** Valid but never evaluated, such as `type X = …`; the names it binds. */
export interface OtherStatement extends Node {
  readonly kind: 'other';
  readonly what: string;
  readonly binds: readonly string[];
}
