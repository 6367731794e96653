import type { Span } from '../text';

/**
 * The typed tree of a Python module, as plain data. Every span inside a top-level statement is relative to the start of that
 * statement, so that an unchanged statement keeps its tree when text above it changes. Names follow Python's own `ast` module.
 */
export interface PythonModule {
  readonly statements: readonly TopLevel[];
  /** All comments of the file in order, with absolute spans. */
  readonly comments: readonly Comment[];
  /** Where the text is not valid Python, with absolute spans; the statements around it are lowered all the same. */
  readonly errors: readonly Span[];
}

export interface TopLevel {
  /** The absolute offset of the statement; add it to a span inside `node` to get a place in the file. */
  readonly offset: number;
  readonly node: Statement;
}

export interface Comment {
  readonly span: Span;
  /** The text including `#`. */
  readonly text: string;
  /** True where nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

interface Node {
  readonly span: Span;
}

// ---------------------------------------------------------------------------------------------------------- expressions

export type Expression =
  | NameExpression
  | ConstantExpression
  | FormattedString
  | ListDisplay
  | DictDisplay
  | Comprehension
  | LambdaExpression
  | CallExpression
  | AttributeExpression
  | SubscriptExpression
  | SliceExpression
  | BinaryExpression
  | UnaryExpression
  | BooleanExpression
  | CompareExpression
  | ConditionalExpression
  | StarredExpression
  | WalrusExpression
  | OtherExpression;

export interface NameExpression extends Node {
  readonly kind: 'name';
  readonly id: string;
}

/** A literal; implicitly concatenated literals are one constant. `'...'` is `Ellipsis`. */
export interface ConstantExpression extends Node {
  readonly kind: 'constant';
  readonly value: ConstantValue;
  /** For strings and bytes: one entry for each written literal, so that an edit can keep prefix and quotes. */
  readonly strings?: readonly StringPiece[];
}

export type ConstantValue =
  | { readonly type: 'string'; readonly value: string }
  /** One character (U+0000 to U+00FF) for each byte. */
  | { readonly type: 'bytes'; readonly value: string }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'complex' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'none' }
  | { readonly type: 'ellipsis' };

export interface StringPiece extends Node {
  /** Letters before the quote in lower case, such as `r` or `b`. */
  readonly prefix: string;
  readonly quote: '"' | "'" | '"""' | "'''";
  /** The span of what stands between the quotes. */
  readonly content: Span;
}

/** An f-string (also mixed with plain literals): text and expressions in order. */
export interface FormattedString extends Node {
  readonly kind: 'formatted';
  readonly parts: readonly FormattedPart[];
}

export type FormattedPart =
  | { readonly kind: 'text'; readonly value: string }
  | {
      readonly kind: 'value';
      readonly expression: Expression;
      readonly conversion?: 's' | 'r' | 'a';
      /** True where a format specification follows; its text is not evaluated. */
      readonly formatted: boolean;
    };

/** `[a, *b]`, `(a, b)`, `a, b` and `{a, b}`. The span includes the brackets where there are any. */
export interface ListDisplay extends Node {
  readonly kind: 'list' | 'tuple' | 'set';
  readonly items: readonly Expression[];
  /** True for a tuple without parentheses of its own. */
  readonly bare?: boolean;
}

export interface DictDisplay extends Node {
  readonly kind: 'dict';
  /** `key` is null for `**value`. */
  readonly entries: readonly DictEntry[];
}

export interface DictEntry extends Node {
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface Comprehension extends Node {
  readonly kind: 'comprehension';
  readonly type: 'list' | 'set' | 'dict' | 'generator';
  /** The value of a dict comprehension's key; null for the other types. */
  readonly key: Expression | null;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
  readonly async: boolean;
}

export interface LambdaExpression extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

export interface Parameter extends Node {
  readonly name: string;
  readonly type: 'plain' | 'args' | 'kwargs' | 'slash' | 'star';
  readonly default: Expression | null;
}

export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** The span of the argument list with its parentheses. */
  readonly argsSpan: Span;
}

/** `value`, `name=value`, `*value` (star 1) or `**value` (star 2); the span covers all of it. */
export interface Argument extends Node {
  readonly name: string | null;
  readonly star: 0 | 1 | 2;
  readonly value: Expression;
}

export interface AttributeExpression extends Node {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

export interface SubscriptExpression extends Node {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly index: Expression;
}

export interface SliceExpression extends Node {
  readonly kind: 'slice';
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '|' | '&' | '^' | '<<' | '>>';

export interface BinaryExpression extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryExpression extends Node {
  readonly kind: 'unary';
  readonly operator: 'not' | '-' | '+' | '~';
  readonly operand: Expression;
}

/** `a and b and c` is one node with three values, as in Python's `ast`. */
export interface BooleanExpression extends Node {
  readonly kind: 'boolean';
  readonly operator: 'and' | 'or';
  readonly values: readonly Expression[];
}

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not' | 'in' | 'not in';

export interface CompareExpression extends Node {
  readonly kind: 'compare';
  readonly left: Expression;
  readonly rest: readonly { readonly operator: CompareOperator; readonly right: Expression }[];
}

export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface StarredExpression extends Node {
  readonly kind: 'starred';
  readonly value: Expression;
}

export interface WalrusExpression extends Node {
  readonly kind: 'walrus';
  readonly target: string;
  readonly targetSpan: Span;
  readonly value: Expression;
}

/** `await`, `yield`, t-strings and whatever else is valid but never evaluated here. */
export interface OtherExpression extends Node {
  readonly kind: 'other';
  /** The grammar's word for it, shown when a user asks why a value is unknown. */
  readonly what: string;
  /** Names that evaluating it would bind (a walrus inside), so that they become unknown. */
  readonly binds: readonly string[];
}

// ----------------------------------------------------------------------------------------------------------- statements

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

export interface AugmentedAssignStatement extends Node {
  readonly kind: 'augmented';
  readonly target: Expression;
  readonly operator: BinaryOperator;
  readonly value: Expression;
}

export interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly value: Expression;
}

export interface IfStatement extends Node {
  readonly kind: 'if';
  /** `if` and `elif` in order. */
  readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[]; readonly span: Span }[];
  readonly otherwise: readonly Statement[] | null;
}

export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[] | null;
  readonly async: boolean;
}

export interface WhileStatement extends Node {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[] | null;
}

export interface TryStatement extends Node {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly otherwise: readonly Statement[] | null;
  readonly final: readonly Statement[] | null;
}

export interface ExceptHandler extends Node {
  /** null for a bare `except:`. */
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

export interface WithStatement extends Node {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target: Expression | null }[];
  readonly body: readonly Statement[];
  readonly async: boolean;
}

export interface MatchStatement extends Node {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface MatchCase extends Node {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

export type Pattern =
  /** A literal or dotted name compared with `==` (with `is` for True, False and None). */
  | { readonly kind: 'value'; readonly value: Expression; readonly span: Span }
  /** A name or `_`: always matches. `name` is null for `_`. */
  | { readonly kind: 'capture'; readonly name: string | null; readonly span: Span }
  | { readonly kind: 'or'; readonly patterns: readonly Pattern[]; readonly span: Span }
  | { readonly kind: 'as'; readonly pattern: Pattern; readonly name: string; readonly span: Span }
  /** Sequence, mapping and class patterns: may match; the names it would bind. */
  | { readonly kind: 'other'; readonly binds: readonly string[]; readonly span: Span };

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

export interface ClassStatement extends Node {
  readonly kind: 'class';
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Argument[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}

export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expression | null;
}

export interface RaiseStatement extends Node {
  readonly kind: 'raise';
  readonly value: Expression | null;
}

export interface AssertStatement extends Node {
  readonly kind: 'assert';
  readonly test: Expression;
  readonly message: Expression | null;
}

export interface DeleteStatement extends Node {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}

export interface ImportStatement extends Node {
  readonly kind: 'import';
  readonly names: readonly ImportedName[];
}

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

export interface ImportedName extends Node {
  readonly name: string;
  readonly alias: string | null;
}

export interface ScopeStatement extends Node {
  readonly kind: 'global' | 'nonlocal';
  readonly names: readonly string[];
}

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
