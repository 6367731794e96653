/**
 * The few members of a tree-sitter tree that lowering reads. Both engines (native and WebAssembly) satisfy them as they
 * are; nothing outside `core/syntax` and `grammar` sees a tree-sitter node. Offsets are UTF-16 code units.
 */
export interface TreeCursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly currentFieldName: string | null | undefined;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

/** A parsed text. It lies in the memory of the parser until it is disposed of. */
export interface SyntaxTree {
  /** Hands out a cursor at the root, which is good until `visit` returns; `visit` must not parse. */
  read<T>(visit: (cursor: TreeCursor) => T): T;
  readonly hasError: boolean;
  dispose(): void;
}

/** Parses one text from scratch; total, and the same result for the same text on both engines. */
export type ParseTree = (text: string) => SyntaxTree;
