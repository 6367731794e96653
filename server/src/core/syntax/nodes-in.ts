/** An object of the tree, of whatever kind: a reader that looks for one thing anywhere need not know the shape of the others. */
export type AnyNode = Readonly<Record<string, unknown>>;

/** Every object inside a part of the tree, itself included, in no order that means anything. */
export function* nodesIn(part: object): Iterable<AnyNode> {
  const open: unknown[] = [part];
  while (open.length > 0) {
    const next = open.pop();
    if (!isNode(next)) continue;
    yield next;
    for (const inner of Object.values(next)) open.push(inner);
  }
}

function isNode(part: unknown): part is AnyNode {
  return typeof part === 'object' && part !== null;
}
