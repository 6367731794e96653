import type { Expression, Statement } from '../syntax/python-tree';

/** A statement with where it stands: what the ignore comments and the searches over source text go through. */
export interface PlacedStatement {
  readonly node: Statement;
  readonly inside: 'module' | 'class' | 'function';
  /** The tests of the `if` statements around it, outermost first; `arm` is false in an `else`. */
  readonly tests: readonly { readonly test: Expression; readonly arm: boolean }[];
  /** True where its block would be empty without it. */
  readonly alone: boolean;
}

interface Block {
  readonly body: readonly Statement[];
  readonly tests: PlacedStatement['tests'];
  readonly inside: PlacedStatement['inside'];
}

/** A statement and every statement within it, in order; spans stay relative to the top-level statement. */
export function statementsIn(top: Statement): readonly PlacedStatement[] {
  const found: PlacedStatement[] = [];
  const left: PlacedStatement[] = [{ node: top, inside: 'module', tests: [], alone: false }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    found.push(next);
    left.push(...blocksOf(next).flatMap(placed).reverse());
  }
  return found;
}

function placed({ body, tests, inside }: Block): readonly PlacedStatement[] {
  return body.map((node) => ({ node, inside, tests, alone: body.length === 1 }));
}

function blocksOf({ node, inside, tests }: PlacedStatement): readonly Block[] {
  const block = (body: readonly Statement[] | null): readonly Block[] =>
    body === null ? [] : [{ body, tests, inside }];
  switch (node.kind) {
    case 'if':
      return branchesOf(node, { tests, inside });
    case 'for':
    case 'while':
      return [...block(node.body), ...block(node.otherwise)];
    case 'try':
      return [
        ...block(node.body),
        ...node.handlers.flatMap((handler) => block(handler.body)),
        ...block(node.otherwise),
        ...block(node.final),
      ];
    case 'with':
      return block(node.body);
    case 'match':
      return node.cases.flatMap((each) => block(each.body));
    case 'function':
      return [{ body: node.body, tests, inside: 'function' }];
    case 'class':
      return [{ body: node.body, tests, inside: inside === 'function' ? 'function' : 'class' }];
    default:
      return [];
  }
}

/** Each branch stands under its own test, and under the tests before it that came out false. */
function branchesOf(node: Extract<Statement, { kind: 'if' }>, around: Omit<Block, 'body'>): readonly Block[] {
  const blocks: Block[] = [];
  let tests = around.tests;
  for (const { test, body } of node.branches) {
    blocks.push({ body, inside: around.inside, tests: [...tests, { test, arm: true }] });
    tests = [...tests, { test, arm: false }];
  }
  return node.otherwise === null ? blocks : [...blocks, { body: node.otherwise, inside: around.inside, tests }];
}
