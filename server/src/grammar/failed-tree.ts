import type { SyntaxTree, TreeCursor } from '../core/syntax/tree';

/**
 * What an engine hands out when the parser itself gave up (out of memory, for instance): a tree that is one error, so
 * that the text counts as broken and the analysis of everything else goes on.
 */
export function failedTree(text: string): SyntaxTree {
  const cursor: TreeCursor = {
    nodeType: 'ERROR',
    nodeIsNamed: true,
    nodeIsMissing: false,
    startIndex: 0,
    endIndex: text.length,
    currentFieldName: null,
    gotoFirstChild: () => false,
    gotoNextSibling: () => false,
    gotoParent: () => false,
  };
  return { hasError: true, read: (visit) => visit(cursor), dispose: () => undefined };
}
