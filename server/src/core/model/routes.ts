import type { Argument, Expression, PythonModule, Statement } from '../syntax/python-tree';
import { shift, type Span, type Uri } from '../text';
import { dottedName } from './objects';
import { statementsIn } from './statements';
import type { Place } from './value';

/** A value in a URLconf or a server module, as far as rules look at it. Names are written out by the imports of the module. */
export type RouteValue = { readonly at: Place } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** A name with attributes, such as `django.contrib.admin.site.urls`; a leading dot stands for a relative import. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'call'; readonly call: RouteCall }
  | { readonly kind: 'list'; readonly items: readonly RouteValue[] }
  | { readonly kind: 'dict'; readonly entries: readonly { readonly key: string | null; readonly value: RouteValue }[] }
  | { readonly kind: 'other' }
);

/** A call in a URLconf, as it is written. */
export interface RouteCall {
  /** The callee written out, such as `django.urls.path`; `…` where it is no name with attributes. */
  readonly callee: string;
  readonly at: Place;
  readonly args: readonly { readonly name: string | null; readonly value: RouteValue }[];
}

/** A value at the top of a statement, or within a conditional expression, which guards it. */
export interface RoutedValue {
  readonly value: RouteValue;
  /**
   * True below an `if`, within a conditional expression, or behind `and`: somebody decides when it counts. Not where that is
   * while `DEBUG` is off.
   */
  readonly guarded: boolean;
  /** What it is given to, written out like a path: `django.conf.settings.DEBUG`, `app.conf.timezone` for an item as well. */
  readonly targets: readonly string[];
  readonly statement: { readonly at: Place; readonly alone: boolean };
}

/** What the statements of a module at its top level hand over, in order; functions and classes are left out. */
export function routesIn(uri: Uri, module: PythonModule): readonly RoutedValue[] {
  const placed = module.statements.flatMap((top) =>
    statementsIn(top.node)
      .filter(({ inside }) => inside === 'module')
      .map((statement) => ({ ...statement, offset: top.offset })),
  );
  const imports = new Map(placed.flatMap(({ node }) => importedNames(node)));
  return placed.flatMap(({ node, tests, alone, offset }) => {
    const place = (span: Span): Place => ({ uri, span: shift(span, offset) });
    const reader: Reader = { place, imports };
    const guarded = tests.some(({ test, arm }) => !isWhereDeployed(test, arm));
    const of = { targets: targetsOf(node, reader), statement: { at: place(node.span), alone } };
    return valueOf(node).flatMap((value) => split(value, guarded, reader).map((part) => ({ ...part, ...of })));
  });
}

interface Reader {
  readonly place: (span: Span) => Place;
  readonly imports: ReadonlyMap<string, string>;
}

function importedNames(node: Statement): readonly (readonly [string, string])[] {
  if (node.kind === 'import')
    return node.names.map(({ name, alias }) => (alias === null ? [first(name), first(name)] : [alias, name]));
  if (node.kind !== 'import-from' || node.names === '*') return [];
  const from = '.'.repeat(node.level) + node.module;
  const joint = from === '' || from.endsWith('.') ? '' : '.';
  return node.names.map(({ name, alias }) => [alias ?? name, `${from}${joint}${name}`]);
}

function first(name: string): string {
  return name.split('.', 1)[0] ?? name;
}

function valueOf(node: Statement): readonly Expression[] {
  if (node.kind === 'assign') return node.value === null ? [] : [node.value];
  return node.kind === 'augmented' || node.kind === 'expression' ? [node.value] : [];
}

function targetsOf(node: Statement, reader: Reader): readonly string[] {
  if (node.kind !== 'assign') return [];
  return node.targets.flatMap((target) => {
    if (target.kind !== 'subscript') return writtenOut(target, reader) ?? [];
    const of = writtenOut(target.object, reader);
    const key = target.index.kind === 'slice' ? null : keyText(target.index);
    return of === undefined || key === null ? [] : [`${of}.${key}`];
  });
}

type Part = Pick<RoutedValue, 'value' | 'guarded'>;

/** `a + b`, `x if test else y` and `test and x` are looked at part by part, so that a guard counts for its part only. */
function split(expression: Expression, guarded: boolean, reader: Reader): readonly Part[] {
  if (expression.kind === 'binary')
    return [expression.left, expression.right].flatMap((part) => split(part, guarded, reader));
  if (expression.kind === 'conditional')
    return [
      ...split(expression.then, guarded || !isWhereDeployed(expression.test, true), reader),
      ...split(expression.otherwise, guarded || !isWhereDeployed(expression.test, false), reader),
    ];
  if (expression.kind === 'boolean') return expression.values.flatMap((part) => split(part, true, reader));
  return [{ value: read(expression, reader), guarded }];
}

/** `if not settings.DEBUG:` and the `else` of `if settings.DEBUG:` are what every deployed site takes. */
function isWhereDeployed(test: Expression, arm: boolean): boolean {
  if (test.kind === 'unary' && test.operator === 'not') return isWhereDeployed(test.operand, !arm);
  return !arm && /(?:^|\.)DEBUG$/.test(dottedName(test) ?? '');
}

const maxDepth = 40;

function read(expression: Expression, reader: Reader, depth = 0): RouteValue {
  const at = reader.place(expression.span);
  if (depth > maxDepth) return { kind: 'other', at };
  const inside = (part: Expression): RouteValue => read(part, reader, depth + 1);
  const path = writtenOut(expression, reader);
  if (path !== undefined) return { kind: 'path', path, at };
  switch (expression.kind) {
    case 'constant':
      return constant(expression, at);
    case 'list':
    case 'tuple':
    case 'set':
      return { kind: 'list', items: expression.items.map(inside), at };
    case 'starred':
      return { kind: 'list', items: [inside(expression.value)], at };
    case 'dict':
      return {
        kind: 'dict',
        entries: expression.entries.map(({ key, value }) => ({ key: keyText(key), value: inside(value) })),
        at,
      };
    case 'call': {
      const args = expression.args.map((argument: Argument) => ({
        name: argument.name,
        value: inside(argument.value),
      }));
      return { kind: 'call', call: { callee: writtenOut(expression.callee, reader) ?? '…', at, args }, at };
    }
    default:
      return { kind: 'other', at };
  }
}

function writtenOut(expression: Expression, { imports }: Reader): string | undefined {
  const written = dottedName(expression);
  if (written === undefined) return undefined;
  const head = first(written);
  return (imports.get(head) ?? head) + written.slice(head.length);
}

function constant(expression: Extract<Expression, { kind: 'constant' }>, at: Place): RouteValue {
  const { value } = expression;
  if (value.type === 'string') return { kind: 'text', text: value.value, at };
  return value.type === 'boolean' ? { kind: 'truth', value: value.value, at } : { kind: 'other', at };
}

function keyText(key: Expression | null): string | null {
  return key?.kind === 'constant' && key.value.type === 'string' ? key.value.value : null;
}
