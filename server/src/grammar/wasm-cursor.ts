import type { Tree } from 'web-tree-sitter';
import type { TreeCursor } from '../core/syntax/tree';

/**
 * The functions of the WebAssembly runtime that a cursor is made of; Emscripten adds them to the options that start the runtime.
 * The runtime has one buffer in which each of them finds the cursor and leaves it. web-tree-sitter's own cursor copies it there
 * and back around every call, which costs more than the calls themselves.
 */
export interface CursorRuntime {
  /** Leaves the root node in the buffer, where `new` reads it. */
  _ts_tree_root_node_wasm(tree: number): void;
  _ts_tree_cursor_new_wasm(tree: number): void;
  _ts_tree_cursor_delete_wasm(tree: number): void;
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_named_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_missing_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
}

/**
 * Lets `read` walk over a tree. Whatever else the runtime does meanwhile overwrites the cursor, so `read` must neither parse nor
 * read another tree.
 */
export function withCursor<T>(runtime: CursorRuntime, tree: Tree, read: (cursor: TreeCursor) => T): T {
  const address = addressOf(tree);
  runtime._ts_tree_root_node_wasm(address);
  runtime._ts_tree_cursor_new_wasm(address);
  try {
    return read(new WasmCursor(runtime, address, tree.language.types, tree.language.fields));
  } finally {
    runtime._ts_tree_cursor_delete_wasm(address);
  }
}

/** web-tree-sitter keeps the address of what an object stands for under the key 0. */
function addressOf(tree: Tree): number {
  const address: unknown = Reflect.get(tree, 0);
  if (typeof address !== 'number') throw new Error('This release of web-tree-sitter keeps its trees elsewhere.');
  return address;
}

class WasmCursor implements TreeCursor {
  constructor(
    private readonly runtime: CursorRuntime,
    private readonly tree: number,
    private readonly types: readonly string[],
    private readonly fields: readonly (string | null)[],
  ) {}

  get nodeType(): string {
    return this.types[this.runtime._ts_tree_cursor_current_node_type_id_wasm(this.tree)] ?? 'ERROR';
  }

  get nodeIsNamed(): boolean {
    return this.runtime._ts_tree_cursor_current_node_is_named_wasm(this.tree) === 1;
  }

  get nodeIsMissing(): boolean {
    return this.runtime._ts_tree_cursor_current_node_is_missing_wasm(this.tree) === 1;
  }

  get startIndex(): number {
    return this.runtime._ts_tree_cursor_start_index_wasm(this.tree);
  }

  get endIndex(): number {
    return this.runtime._ts_tree_cursor_end_index_wasm(this.tree);
  }

  get currentFieldName(): string | null | undefined {
    return this.fields[this.runtime._ts_tree_cursor_current_field_id_wasm(this.tree)];
  }

  gotoFirstChild(): boolean {
    return this.runtime._ts_tree_cursor_goto_first_child_wasm(this.tree) === 1;
  }

  gotoNextSibling(): boolean {
    return this.runtime._ts_tree_cursor_goto_next_sibling_wasm(this.tree) === 1;
  }

  gotoParent(): boolean {
    return this.runtime._ts_tree_cursor_goto_parent_wasm(this.tree) === 1;
  }
}
