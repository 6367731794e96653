import { descendants, reject, spanOf, type Lowering } from './python-context';
import { expression, missing } from './python-dispatch';
import { hasToken, named, type RawNode } from './python-raw';
import type { Expression } from './python-tree';

/** What may stand left of `=`, after `for`, `as` and `del`: names, attributes, subscripts, and lists of those. */
export function target(node: RawNode | undefined, c: Lowering): Expression {
  switch (node?.type) {
    case 'identifier':
    case 'attribute':
    case 'subscript':
      return expression(node, c);
    case 'list_splat_pattern':
    case 'list_splat':
      return { kind: 'starred', value: target(named(node)[0], c), span: spanOf(node, c) };
    case 'parenthesized_expression':
      return target(named(node)[0], c);
    case 'tuple_pattern':
    case 'tuple':
      return tuple(node, c);
    case 'list_pattern':
    case 'list':
      return { kind: 'list', items: targets(node, c), span: spanOf(node, c) };
    case 'pattern_list':
    case 'expression_list':
      return { kind: 'tuple', items: targets(node, c), bare: true, span: spanOf(node, c) };
    default:
      return missing(c, node);
  }
}

function tuple(node: RawNode, c: Lowering): Expression {
  const parts = named(node);
  if (parts.length === 1 && !hasToken(node, ',')) return target(parts[0], c);
  return { kind: 'tuple', items: targets(node, c), span: spanOf(node, c) };
}

function targets(node: RawNode, c: Lowering): readonly Expression[] {
  if (c.depth > 100) reject(c);
  c.depth++;
  const items = named(node).map((each) => target(each, c));
  c.depth--;
  if (items.filter((item) => item.kind === 'starred').length > 1) reject(c);
  return items;
}

/** The grammar takes `a: b: c`, which has a meaning only between the brackets of type parameters. */
export function checkType(node: RawNode | undefined, c: Lowering): void {
  if (node === undefined) return;
  for (const inner of descendants(node)) if (inner.type === 'constrained_type') reject(c);
}

/** The target of `+=` and of an annotation: one name, attribute or subscript. */
export function singleTarget(node: RawNode | undefined, c: Lowering): Expression {
  const lowered = target(node, c);
  if (lowered.kind !== 'name' && lowered.kind !== 'attribute' && lowered.kind !== 'subscript') reject(c);
  return lowered;
}
