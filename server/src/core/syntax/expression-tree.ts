import type { Span } from '../text';

/** Whatever has a place in the text: relative to the start of the top-level statement that it is in. */
export interface Node {
  readonly span: Span;
}

/** Anything that has a value. */
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

/** A name that is read, or a target that is bound. */
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

/** The value of a literal, by its type in Python. */
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

/** One literal of those that Python concatenates. */
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

/** A piece of an f-string: text with its escapes resolved, or an expression in braces. */
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

/** `{key: value, **more}`. */
export interface DictDisplay extends Node {
  readonly kind: 'dict';
  /** `key` is null for `**value`. */
  readonly entries: readonly DictEntry[];
}

/** `key: value`, or `**value` where `key` is null. */
export interface DictEntry extends Node {
  readonly key: Expression | null;
  readonly value: Expression;
}

/** `[element for …]`, also in braces and in parentheses. */
export interface Comprehension extends Node {
  readonly kind: 'comprehension';
  readonly type: 'list' | 'set' | 'dict' | 'generator';
  /** The value of a dict comprehension's key; null for the other types. */
  readonly key: Expression | null;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

/** `for target in iterable if condition`. */
export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
  readonly async: boolean;
}

/** `lambda parameters: body`. */
export interface LambdaExpression extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

/** A parameter of a function, or one of the markers `/` and `*`, which stand between parameters. */
export interface Parameter extends Node {
  readonly name: string;
  readonly type: 'plain' | 'args' | 'kwargs' | 'slash' | 'star';
  readonly default: Expression | null;
}

/** `callee(args)`. */
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

/** `object.name`. */
export interface AttributeExpression extends Node {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

/** `object[index]`; several indices are a tuple, as in Python. */
export interface SubscriptExpression extends Node {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly index: Expression;
}

/** `lower:upper:step` inside of a subscript. */
export interface SliceExpression extends Node {
  readonly kind: 'slice';
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}

/** Python's operators of two operands, which are those of augmented assignments as well. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '|' | '&' | '^' | '<<' | '>>';

/** `left operator right`. */
export interface BinaryExpression extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `operator operand`. */
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

/** Python's comparisons. */
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not' | 'in' | 'not in';

/** `left < a < b` is one node with two comparisons, as in Python's `ast`. */
export interface CompareExpression extends Node {
  readonly kind: 'compare';
  readonly left: Expression;
  readonly rest: readonly { readonly operator: CompareOperator; readonly right: Expression }[];
}

/** `then if test else otherwise`. */
export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** `*value` in a display or as a target; in a call it is an argument. */
export interface StarredExpression extends Node {
  readonly kind: 'starred';
  readonly value: Expression;
}

/** `target := value`. */
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
