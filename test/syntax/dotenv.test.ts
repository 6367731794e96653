import assert from 'node:assert/strict';
import type { DotenvFile, DotenvLine } from '../../server/src/core/syntax/dotenv';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import type { ParseTree } from '../../server/src/core/syntax/tree';
import type { Span } from '../../server/src/core/text';
import { loadDotenvGrammar } from './dotenv-parser';
import { nastyText, randomFrom } from './dotenv-random';

describe('the .env grammar', () => {
  let parseTree: ParseTree;
  let parse: (text: string) => DotenvFile;

  before(async () => {
    parseTree = await loadDotenvGrammar();
    parse = createDotenvParser(parseTree);
  });

  /** A line as its pieces, in the order they stand in, with `|` between them. */
  const cut = (text: string): string[] => parse(text).lines.map((line) => `${line.kind} ${show(text, piecesOf(line))}`);

  const shapes: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['\n', ['blank |\n']],
    ['A=1', ['entry |A|=|1|']],
    ['A=1\n', ['entry |A|=|1|\n']],
    ['  A = v # c \r\n', ['entry   |A| = |v # c |\r\n']],
    ['A=\n', ['entry |A|=||\n']],
    ['A=  \n', ['entry |A|=  ||\n']],
    ['export A=1\n', ['entry |export| |A|=|1|\n']],
    ['\texport\t A=1\n', ['entry \t|export|\t |A|=|1|\n']],
    ['export =1\n', ['entry |export| =|1|\n']],
    ['export=1\n', ['entry |export|=|1|\n']],
    ['exported=1\n', ['entry |exported|=|1|\n']],
    ['export export=1\n', ['entry |export| |export|=|1|\n']],
    ['export # c\n', ['bare |export| |# c||\n']],
    ['export #a:b = c\n', ['entry |export| |#a:b| = |c|\n']],
    ['export : c\n', ['entry |export| : |c|\n']],
    ['export  \n', ['bare |export|  |\n']],
    ['export A \n', ['bare |export| |A| |\n']],
    ['A B  = 1', ['entry |A B|  = |1|']],
    ['A: v\n', ['entry |A|: |v|\n']],
    ['A:v \n', ['entry |A|:|v |\n']],
    ['A:B=c\n', ['entry |A:B|=|c|\n']],
    ['A: =c\n', ['entry |A:| =|c|\n']],
    [':\n', ['entry ||:||\n']],
    ['=v\n', ['entry ||=|v|\n']],
    ['::=:\n', ['entry |::|=|:|\n']],
    ['A #b=c\n', ['entry |A #b|=|c|\n']],
    ['A\n', ['bare |A||\n']],
    [' # c = d\n', ['comment  |# c = d|\n']],
    ['#', ['comment |#|']],
    [' \t', ['blank  \t|']],
    ['A="x\ny"\n', ['entry |A|=|"x|\n', 'bare |y"||\n']],
    ["A='open", ["entry |A|=|'open|"]],
    ['A=1\rB=2\r\r\n\n', ['entry |A|=|1|\r', 'entry |B|=|2|\r', 'blank |\r\n', 'blank |\n']],
    ['\ufeffA=1\n', ['entry |A|=|1|\n']],
    ['\ufeff\ufeffA=1\n', ['entry |\ufeffA|=|1|\n']],
    ['A\0B=\0\n\0', ['entry |A\0B|=|\0|\n', 'bare |\0||']],
    ['A=a$b#c!d&e(f)', ['entry |A|=|a$b#c!d&e(f)|']],
    ['\u00a0A\u2003=\u3000v\u2028w\n', ['entry \u00a0|A|\u2003=\u3000|v\u2028w|\n']],
  ];
  for (const [text, lines] of shapes) {
    it(`cuts ${JSON.stringify(text)}`, () => {
      assert.deepEqual(cut(text), lines);
    });
  }

  it('counts astral characters as two code units', () => {
    const [line] = parse('\u{1f600}=\u{1f600}\u{1f600}\nA=1').lines;
    assert.deepEqual(line?.kind === 'entry' && [line.key.span, line.rest.span], [
      { start: 0, end: 2 },
      { start: 3, end: 7 },
    ]);
  });

  it('shows a byte-order mark and starts the first line behind it', () => {
    assert.deepEqual([parse('\ufeff').bom, parse('\ufeff').lines], [true, []]);
    assert.equal(parse('\ufeffA=1').lines[0]?.span.start, 1);
    assert.equal(parse('A=\ufeff').bom, false);
  });

  it('lists the comments that have a line of their own', () => {
    const { comments } = parse('# a\nA=1 # b\n\t#c\r\n');
    assert.deepEqual(comments, [
      { span: { start: 0, end: 3 }, text: '# a', ownLine: true },
      { span: { start: 13, end: 15 }, text: '#c', ownLine: true },
    ]);
  });

  it('loses nothing of random text and never fails', () => {
    const random = randomFrom(20_260_801);
    for (let round = 0; round < 3_000; round++) assertLossless(nastyText(random, 1 + Math.floor(random() * 40)));
  });

  it('loses nothing of long files and long lines', () => {
    const random = randomFrom(7);
    assertLossless(nastyText(random, 20_000));
    assertLossless(`A="${'\\"x # '.repeat(20_000)}\nB${' '.repeat(50_000)}`);
    assertLossless('A=1\r\n'.repeat(20_000));
  });

  function assertLossless(text: string): void {
    const tree = parseTree(text);
    assert.equal(tree.hasError, false, JSON.stringify(text));
    tree.dispose();
    const { bom, lines } = parse(text);
    const pieces = lines.flatMap(piecesOf);
    assert.equal((bom ? '\ufeff' : '') + show(text, pieces, ''), text);
    const ends: readonly number[] = [bom ? 1 : 0, ...pieces.map(({ end }) => end)];
    assert.ok(pieces.every(({ start, end }, index) => start === ends[index] && start <= end));
    assert.deepEqual(
      lines.map(({ span }) => text.slice(span.start, span.end)),
      physical(text.slice(bom ? 1 : 0)),
    );
  }
});

/** Every piece of a line, the gaps behind `export` and behind a key without separator included. */
function piecesOf(line: DotenvLine): readonly Span[] {
  const { indent, terminator } = line;
  if (line.kind === 'blank') return [indent, terminator];
  if (line.kind === 'comment') return [indent, line.comment.span, terminator];
  const gap = line.exportKeyword && { start: line.exportKeyword.end, end: line.key.span.start };
  const head = [indent, ...(line.exportKeyword && gap ? [line.exportKeyword, gap] : []), line.key.span];
  if (line.kind === 'entry') return [...head, line.separator, line.rest.span, terminator];
  return [...head, { start: line.key.span.end, end: line.span.end }, terminator];
}

function show(text: string, pieces: readonly Span[], glue = '|'): string {
  return pieces.map(({ start, end }) => text.slice(start, end)).join(glue);
}

/** The lines of a text without their ends, computed without the grammar. */
function physical(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
