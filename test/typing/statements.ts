import type { Span } from '../../server/src/core/text';
import { pieces } from '../../server/src/core/syntax/python-pieces';
import { looksLikeCode } from '../../server/src/core/syntax/python-resync';
import type { PythonModule, Statement } from '../../server/src/core/syntax/python-tree';

/** A top-level statement of a complete file. */
export interface Typed {
  /** Its place in the file. */
  readonly span: Span;
  readonly text: string;
  /** Names that it gives an entirely new value. */
  readonly replaces: ReadonlySet<string>;
  /** True where it imports from a module, so that names may come from there. */
  readonly imports: boolean;
  /** True where it defines code that other statements run. */
  readonly definesCode: boolean;
}

export function statementsOf(text: string, module: PythonModule): readonly Typed[] {
  return module.statements.map(({ offset, node }) => {
    const span = { start: offset + node.span.start, end: offset + node.span.end };
    return {
      span,
      text: text.slice(span.start, span.end),
      replaces: new Set(replacedBy(node)),
      imports: node.kind === 'import-from',
      definesCode: node.kind === 'function' || node.kind === 'class' || (node.kind === 'assign' && isLambda(node)),
    };
  });
}

function replacedBy(node: Statement): readonly string[] {
  if (node.kind !== 'assign') return [];
  return node.targets.flatMap((target) => (target.kind === 'name' ? [target.id] : []));
}

function isLambda(node: Extract<Statement, { kind: 'assign' }>): boolean {
  return node.value?.kind === 'lambda';
}

/**
 * Whether a text ends inside a triple-quoted string that has a line of code in it already. Until the closing quotes are
 * typed, nobody can tell such a line from the statement after an unfinished string.
 */
export function endsInTextLikeCode(text: string): boolean {
  const last = [...text.matchAll(pieces)].at(-1)?.[0] ?? '';
  const quotes = last.slice(0, 3);
  if (quotes !== '"""' && quotes !== "'''") return false;
  const isOpen = last.length < 6 || !last.endsWith(quotes);
  return isOpen && [...last.matchAll(/\n/g)].some(({ index }) => looksLikeCode(last, index + 1));
}
