import { createRequire } from 'node:module';
import type NativeParser from 'tree-sitter';
import type { ParseTree, SyntaxTree } from '../core/syntax/tree';
import { failedTree } from './failed-tree';

/** The native parser, or the first line of why it does not load. */
export type NativePython =
  { readonly ok: true; readonly parsePython: ParseTree } | { readonly ok: false; readonly reason: string };

/**
 * The native parser of Python. It is optional: the package may be absent, and its binary does not load on every system,
 * so the answer may be a reason instead of a parser.
 */
export function loadNativePython(): NativePython {
  try {
    return { ok: true, parsePython: createParser() };
  } catch (error) {
    return { ok: false, reason: firstLine(error) };
  }
}

function createParser(): ParseTree {
  // A `require` made at run time is invisible to bundlers: the binaries stay outside the bundle.
  const load = createRequire(__filename);
  const Parser = load('tree-sitter') as typeof NativeParser;
  const language = load('tree-sitter-python') as NativeParser.Language;
  const parser = new Parser();
  parser.setLanguage(language);
  return (text) => parse(parser, text);
}

function parse(parser: NativeParser, text: string): SyntaxTree {
  try {
    return wrap(parser.parse(text));
  } catch {
    parser.reset();
    return failedTree(text);
  }
}

/** The garbage collector frees native trees, so there is nothing to give back. */
function wrap(tree: NativeParser.Tree): SyntaxTree {
  return { hasError: tree.rootNode.hasError, read: (visit) => visit(tree.walk()), dispose: () => undefined };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
