import { body } from './python-blocks';
import { descendants, identifier, reject, spanOf, type Lowering, type StatementRule } from './python-context';
import { commaAfter, element, expression, missing, test } from './python-dispatch';
import { hasToken, named, type RawNode } from './python-raw';
import type { Expression, MatchCase, Pattern } from './python-tree';

const matchStatement: StatementRule = (node, c) => {
  const parts = named(node);
  const block = parts[parts.length - 1];
  const subjects = parts.slice(0, -1);
  const cases = block === undefined ? [] : named(block).map((each) => matchCase(each, c));
  if (cases.length === 0) reject(c);
  return { kind: 'match', subject: subject(node, subjects, c), cases, span: spanOf(node, c) };
};

function subject(node: RawNode, subjects: readonly RawNode[], c: Lowering): Expression {
  const first = subjects[0];
  const last = subjects[subjects.length - 1];
  if (first === undefined || last === undefined) return missing(c);
  if (!hasToken(node, ',')) return test(first, c);
  const items = subjects.map((each) => element(each, c));
  const span = spanOf({ start: first.start, end: last.end + commaAfter(last, node.end, c) }, c);
  return { kind: 'tuple', items, bare: true, span };
}

function matchCase(node: RawNode, c: Lowering): MatchCase {
  c.starts.add(node.start);
  const parts = named(node);
  const patterns = parts.filter((part) => part.type === 'case_pattern');
  const guard = parts.find((part) => part.type === 'if_clause');
  return {
    pattern: hasToken(node, ',') ? sequence(patterns, c) : pattern(patterns[0], c),
    guard: guard === undefined ? null : test(named(guard)[0], c),
    body: body(parts[parts.length - 1], c),
    span: spanOf(node, c),
  };
}

function sequence(patterns: readonly RawNode[], c: Lowering): Pattern {
  const first = patterns[0];
  const last = patterns[patterns.length - 1];
  const binds = patterns.flatMap((each) => boundNames(each, c));
  return { kind: 'other', binds, span: spanOf({ start: first?.start ?? c.base, end: last?.end ?? c.base }, c) };
}

/** A `case_pattern` holds one pattern, in the case of a negative number as two nodes. */
function pattern(node: RawNode | undefined, c: Lowering): Pattern {
  if (node === undefined) {
    reject(c);
    return { kind: 'other', binds: [], span: { start: 0, end: 0 } };
  }
  const [first, second] = node.children;
  if (first?.type === '_') return { kind: 'capture', name: null, span: spanOf(node, c) };
  if (first?.type === '-' && second !== undefined) return negative(first, second, c);
  return first === undefined ? pattern(undefined, c) : single(first, c);
}

function negative(minus: RawNode, node: RawNode, c: Lowering): Pattern {
  const span = spanOf({ start: minus.start, end: node.end }, c);
  return { kind: 'value', value: { kind: 'unary', operator: '-', operand: expression(node, c), span }, span };
}

const literals: ReadonlySet<string> = new Set([
  'string',
  'concatenated_string',
  'true',
  'false',
  'none',
  'integer',
  'float',
]);

function single(node: RawNode, c: Lowering): Pattern {
  const span = spanOf(node, c);
  if (literals.has(node.type)) return literalPattern(node, c);
  if (node.type === '_') return { kind: 'capture', name: null, span };
  if (node.type === 'dotted_name') return dottedPattern(node, c);
  if (node.type === 'as_pattern') return asPattern(node, c);
  if (node.type === 'union_pattern') return { kind: 'or', patterns: alternatives(node, c), span };
  if (isGroup(node)) return pattern(named(node)[0], c);
  if (node.type === 'keyword_pattern' || node.type === 'splat_pattern') reject(c);
  return { kind: 'other', binds: boundNames(node, c), span };
}

function literalPattern(node: RawNode, c: Lowering): Pattern {
  const value = expression(node, c);
  if (value.kind === 'formatted') reject(c);
  return { kind: 'value', value, span: spanOf(node, c) };
}

function isGroup(node: RawNode): boolean {
  return node.type === 'tuple_pattern' && named(node).length === 1 && !hasToken(node, ',') && !isSplat(named(node)[0]);
}

function isSplat(node: RawNode | undefined): boolean {
  return node?.children[0]?.type === 'splat_pattern';
}

function dottedPattern(node: RawNode, c: Lowering): Pattern {
  const [first, ...rest] = named(node);
  if (first === undefined) return pattern(undefined, c);
  const span = spanOf(node, c);
  const name = identifier(first, c);
  if (rest.length === 0) return { kind: 'capture', name: name === '_' ? null : name, span };
  let value: Expression = { kind: 'name', id: name, span: spanOf(first, c) };
  for (const part of rest) {
    const upTo = spanOf({ start: first.start, end: part.end }, c);
    value = { kind: 'attribute', object: value, name: identifier(part, c), nameSpan: spanOf(part, c), span: upTo };
  }
  return { kind: 'value', value, span };
}

function asPattern(node: RawNode, c: Lowering): Pattern {
  const [inner, name] = named(node);
  if (name === undefined) return pattern(undefined, c);
  return { kind: 'as', pattern: pattern(inner, c), name: identifier(name, c), span: spanOf(node, c) };
}

/** The alternatives stand side by side, a negative number again as two nodes. */
function alternatives(node: RawNode, c: Lowering): readonly Pattern[] {
  const result: Pattern[] = [];
  let minus: RawNode | undefined;
  for (const child of node.children) {
    if (child.type === '|') continue;
    if (child.type === '-') minus = child;
    else {
      result.push(minus === undefined ? single(child, c) : negative(minus, child, c));
      minus = undefined;
    }
  }
  return result;
}

const closed: ReadonlySet<string> = new Set(['dotted_name', 'class_pattern']);

/** Every name a pattern would bind: not the class it names, not the dotted names it compares with. */
function boundNames(root: RawNode, c: Lowering): readonly string[] {
  const names: string[] = [];
  for (const node of descendants(root, (inner) => !closed.has(inner.type))) {
    const parts = named(node);
    if (node.type === 'class_pattern') names.push(...parts.slice(1).flatMap((part) => boundNames(part, c)));
    const bound =
      (node.type === 'dotted_name' && parts.length === 1) || node.type === 'splat_pattern'
        ? parts[0]
        : node.type === 'as_pattern'
          ? parts[1]
          : undefined;
    if (bound?.type === 'identifier') names.push(identifier(bound, c));
  }
  return [...new Set(names)].filter((name) => name !== '_');
}

export const matchRules: readonly (readonly [string, StatementRule])[] = [['match_statement', matchStatement]];
