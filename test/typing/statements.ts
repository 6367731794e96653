import type { Span } from '../../server/src/core/text';
import { pieces } from '../../server/src/core/syntax/python-pieces';
import { looksLikeCode } from '../../server/src/core/syntax/python-resync';
import type { PythonModule, Statement } from '../../server/src/core/syntax/python-tree';

/** A top-level statement of a complete file. */
export interface Typed {
  /** Its place in the file. */
  readonly span: Span;
  readonly text: string;
  /** What follows on its last line. */
  readonly rest: string;
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
    const own = text.slice(span.start, span.end);
    return {
      span,
      text: own,
      rest: /^[^\r\n]*/.exec(text.slice(span.end))?.[0] ?? '',
      replaces: new Set(replacedBy(own)),
      imports: node.kind === 'import-from',
      definesCode: node.kind === 'function' || node.kind === 'class' || (node.kind === 'assign' && isLambda(node)),
    };
  });
}

const assignment = /^[ \t]*([A-Z][A-Z0-9_]*)[ \t]*(?::[^=\n]*)?=(?!=)/gm;

/** In the first column or in a block; what is changed in place keeps what it was. */
function replacedBy(text: string): readonly string[] {
  return [...text.matchAll(assignment)].map(([, name = '']) => name);
}

function isLambda(node: Extract<Statement, { kind: 'assign' }>): boolean {
  return node.value?.kind === 'lambda';
}

/**
 * Whether a text ends inside a string that takes for its own what may be code: a triple-quoted one that has a line of code in
 * it already, or one before another statement on its line. Until the closing quotes are typed, nobody can tell the two apart.
 */
export function endsInTextLikeCode(text: string, rest: string): boolean {
  const last = [...text.matchAll(pieces)].at(-1)?.[0] ?? '';
  const quotes = /^(?:"""|'''|["'])/.exec(last)?.[0];
  if (quotes === undefined || (last.length >= 2 * quotes.length && last.endsWith(quotes))) return false;
  const swallows = /^[ \t]*;[ \t]*\w/.test(rest);
  return swallows || [...last.matchAll(/\n/g)].some(({ index }) => looksLikeCode(last, index + 1));
}
