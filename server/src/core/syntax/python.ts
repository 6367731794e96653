import { blockRules, statement } from './python-blocks';
import { StatementCache } from './python-cache';
import { createLowering, type Lowering, type LoweringRules } from './python-context';
import { expressionRules } from './python-expressions';
import { importRules } from './python-imports';
import { assignedNames } from './python-names';
import { partsOf } from './python-parts';
import { matchRules } from './python-patterns';
import { named, readTree, type RawNode } from './python-raw';
import { simpleRules } from './python-simple';
import { createSplitter, type Kept } from './python-resplit';
import type { Chunk } from './python-split';
import type { PythonModule, TopLevel } from './python-tree';
import { unfold } from './python-unfold';
import type { Span } from '../text';
import type { ParseTree, SyntaxTree } from './tree';

const rules: LoweringRules = {
  expressions: expressionRules,
  statements: new Map([...simpleRules, ...importRules, ...blockRules, ...matchRules]),
};

/**
 * A function that turns the text of a Python file into its typed tree. It is total, and equal texts give equal trees.
 *
 * The text is first cut into top-level statements, which are then parsed one by one and remembered by their text: after
 * a keystroke one statement is parsed and lowered, and a mistake in one statement cannot touch another.
 */
export function createPythonParser(parse: ParseTree): (text: string) => PythonModule {
  const cache = new StatementCache();
  const split = createSplitter();
  let last: readonly Lowered[] = [];
  return (text) => {
    const source = withPlainLineEnds(text);
    const { chunks, comments, kept } = split(source);
    const lowered = chunks.map(
      (chunk, i) =>
        keptChunk(last, kept, i, chunks.length) ??
        lowerChunk(source, chunk, parse, cache).map((node) => moved(node, chunk.start)),
    );
    last = lowered;
    const statements = lowered.flat();
    const errors = statements
      .filter(({ node }) => node.kind === 'broken')
      .map(({ offset, node }) => ({ start: offset + node.span.start, end: offset + node.span.end }));
    return { statements, comments, errors };
  };
}

/** The statements of one chunk. */
type Lowered = readonly TopLevel[];

/** Chunk `i` of `count`, where the last text had it as well. */
function keptChunk(
  last: readonly Lowered[],
  { before, after, by }: Kept,
  i: number,
  count: number,
): Lowered | undefined {
  if (i < before) return last[i];
  if (count - i > after) return undefined;
  const nodes = last[last.length - (count - i)];
  return by === 0 ? nodes : nodes?.map((node) => moved(node, by));
}

/** A carriage return alone ends a line in Python and is a blank to the grammar. Replacing it moves no offset. */
function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

function moved({ offset, node }: TopLevel, base: number): TopLevel {
  return { offset: offset + base, node };
}

/** The statements of one chunk, with offsets that count from its start. */
function lowerChunk(source: string, chunk: Chunk, parse: ParseTree, cache: StatementCache): readonly TopLevel[] {
  const text = source.slice(chunk.start, chunk.end);
  const known = cache.get(text, chunk.broken);
  if (known !== undefined) return known;
  const own = detached(text);
  const lines = chunk.lines.map((line) => line - chunk.start);
  const lowered = (chunk.broken ? undefined : lowerStatements(own, lines, parse)) ?? lowerParts(own, lines, parse);
  cache.set(own, chunk.broken, lowered);
  return lowered;
}

/** Of several statements on one line, a mistake in one does not touch the others. */
function lowerParts(text: string, lines: readonly number[], parse: ParseTree): readonly TopLevel[] {
  const parts = lines.length === 1 ? partsOf(text) : [];
  const lowered = parts.flatMap((part) => lowerPart(text, part, parse));
  // Each may be right in itself where the line as a whole is not, for its indentation, say.
  const isFound = lowered.some(({ node }) => node.kind === 'broken');
  return parts.length > 1 && isFound ? lowered : [broken(text)];
}

function lowerPart(text: string, part: Span, parse: ParseTree): readonly TopLevel[] {
  const own = text.slice(part.start, part.end);
  const lowered = lowerStatements(own, [0], parse) ?? [broken(own)];
  return lowered.map((node) => moved(node, part.start));
}

/** Engines cut strings by reference: without a copy, one remembered statement would keep its whole file in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

function broken(text: string): TopLevel {
  return { offset: 0, node: { kind: 'broken', ...assignedNames(text), span: { start: 0, end: text.length } } };
}

/** Undefined where Python would reject the text. `parsed` differs from `text` only where the grammar misreads a name. */
function lowerStatements(
  text: string,
  lines: readonly number[],
  parse: ParseTree,
  parsed = text,
): readonly TopLevel[] | undefined {
  const tree = parseLenient(parsed, parse);
  if (tree === undefined) return undefined;
  try {
    const c = createLowering(text, rules);
    const statements = named(tree.read((cursor) => readTree(cursor, text))).map((node) => topLevel(node, c));
    if (c.misreadTypes.length > 0 && parsed === text) return lowerStatements(text, lines, parse, respelled(text, c));
    const complete = statements.length > 0 && lines.every((line) => c.starts.has(line));
    return complete && !c.invalid ? statements : undefined;
  } finally {
    tree.dispose();
  }
}

/**
 * Inside brackets the grammar trips over some line ends that mean nothing to Python; what it rejects gets a second try
 * with every statement on one line. Undefined where that does not help either.
 */
function parseLenient(text: string, parse: ParseTree): SyntaxTree | undefined {
  const tree = parse(text);
  if (!tree.hasError) return tree;
  tree.dispose();
  const unfolded = unfold(text);
  if (unfolded === text) return undefined;
  const again = parse(unfolded);
  if (!again.hasError) return again;
  again.dispose();
  return undefined;
}

function topLevel(node: RawNode, c: Lowering): TopLevel {
  c.base = node.start;
  return { offset: node.start, node: statement(node, c) };
}

/** `type` is spelled as a plain name of the same length; names are read from the original text, so nobody sees it. */
function respelled(text: string, c: Lowering): string {
  return c.misreadTypes.reduce((source, at) => `${source.slice(0, at)}name${source.slice(at + 4)}`, text);
}
