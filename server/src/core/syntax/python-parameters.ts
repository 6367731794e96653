import { identifier, reject, spanOf, type Lowering } from './python-context';
import { expression } from './python-dispatch';
import { named, type RawNode } from './python-raw';
import { checkType } from './python-targets';
import type { Expression, Parameter } from './python-tree';

/** The parameters of a function or lambda in order, with `/` and a lone `*` among them. */
export function parameters(list: RawNode, c: Lowering): readonly Parameter[] {
  const result = named(list).map((node) => parameter(node, c));
  if (!inOrder(result)) reject(c);
  return result;
}

function parameter(node: RawNode, c: Lowering): Parameter {
  const [first] = named(node);
  const last = named(node)[named(node).length - 1];
  checkType(
    named(node).find((child) => child.type === 'type'),
    c,
  );
  switch (node.type) {
    case 'default_parameter':
    case 'typed_default_parameter':
      return build(first, 'plain', expression(last, c), node, c);
    case 'typed_parameter':
      return first === undefined ? build(first, 'plain', null, node, c) : typed(first, node, c);
    default:
      return simple(node, node, c);
  }
}

function typed(first: RawNode, node: RawNode, c: Lowering): Parameter {
  return simple(first, node, c);
}

function simple(node: RawNode, whole: RawNode, c: Lowering): Parameter {
  switch (node.type) {
    case 'list_splat_pattern':
      return build(named(node)[0], 'args', null, whole, c);
    case 'dictionary_splat_pattern':
      return build(named(node)[0], 'kwargs', null, whole, c);
    case 'keyword_separator':
      return { name: '', type: 'star', default: null, span: spanOf(whole, c) };
    case 'positional_separator':
      return { name: '', type: 'slash', default: null, span: spanOf(whole, c) };
    default:
      return build(node, 'plain', null, whole, c);
  }
}

function build(
  name: RawNode | undefined,
  type: Parameter['type'],
  value: Expression | null,
  node: RawNode,
  c: Lowering,
): Parameter {
  if (name === undefined) reject(c);
  return { name: name === undefined ? '' : identifier(name, c), type, default: value, span: spanOf(node, c) };
}

/** One `/` before one `*`, `**name` last, and no parameter without default after one with it, up to the `*`. */
function inOrder(list: readonly Parameter[]): boolean {
  const at = (...types: readonly Parameter['type'][]): number[] =>
    list.flatMap((each, i) => (types.includes(each.type) ? [i] : []));
  const [star = list.length, secondStar] = at('star', 'args');
  const [slash = -1, secondSlash] = at('slash');
  const [rest = list.length - 1] = at('kwargs');
  if (secondStar !== undefined || secondSlash !== undefined || rest !== list.length - 1) return false;
  if (slash === 0 || slash > star) return false;
  if (list[star]?.type === 'star' && list[star + 1]?.type !== 'plain') return false;
  return defaultsInOrder(list.slice(0, star));
}

function defaultsInOrder(positional: readonly Parameter[]): boolean {
  const plain = positional.filter((each) => each.type === 'plain');
  const first = plain.findIndex((each) => each.default !== null);
  return first < 0 || plain.slice(first).every((each) => each.default !== null);
}
