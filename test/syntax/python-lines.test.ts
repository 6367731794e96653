import assert from 'node:assert/strict';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import { pythonParser } from '../harness/engines';
import { show } from './python-show';

describe('lines, blanks and comments of Python', () => {
  let parse: (text: string) => PythonModule;
  before(async () => {
    parse = await pythonParser();
  });

  const offsets = (text: string): readonly number[] => parse(text).statements.map(({ offset }) => offset);

  it('reads an empty text', () => {
    for (const text of ['', '\n', '   ', '\ufeff', '# x', '\\\n', '\t\f\r\n']) {
      const { statements, errors } = parse(text);
      assert.deepEqual({ statements, errors }, { statements: [], errors: [] }, JSON.stringify(text));
    }
  });

  it('skips a byte order mark at the start only', () => {
    assert.equal(show(parse('\ufeffA = 1')), '(= A 1)');
    assert.deepEqual(offsets('\ufeffA = 1\nB = 2'), [1, 7]);
    assert.equal(parse('A = 1\n\ufeffB = 2').errors.length, 1);
  });

  it('takes all three line ends, with offsets of the text as it is', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['A = [', '  1,  # one', ']', 'if A:', '  B = """x', 'y"""', 'C = 3', ''].join(end);
      assert.equal(show(parse(text)), '(= A (list 1))\n(if (A (= B "x\\ny")))\n(= C 3)', JSON.stringify(end));
      assert.deepEqual(offsets(text), [0, text.indexOf('if'), text.indexOf('C =')]);
      assert.deepEqual(parse(text).comments, [
        { span: { start: text.indexOf('#'), end: text.indexOf('#') + 5 }, text: '# one', ownLine: false },
      ]);
    }
  });

  it('accepts tabs, form feeds and backslashes as Python does', () => {
    assert.equal(show(parse('if a:\n\tb\n\tif c:\n\t\td')), '(if (a b (if (c d))))');
    assert.equal(show(parse('if a:\n        b\n\tc')), '(broken)');
    assert.equal(show(parse('\fA = 1\n\f\nB = 2')), '(= A 1)\n(= B 2)');
    assert.equal(show(parse('A = \\\n  1\nif A and \\\n   B:\n  C')), '(= A 1)\n(if ((and A B) C))');
    assert.equal(show(parse('\\\nA = 1')), '(= A 1)');
  });

  it('gives each statement of a line its own offset', () => {
    const text = 'x = 1\na = 1; b = 2 ;c\n';
    assert.deepEqual(offsets(text), [0, 6, 13, 20]);
    for (const { node } of parse(text).statements) assert.equal(node.span.start, 0);
  });

  it('counts UTF-16 code units', () => {
    const text = "A = '😀é'\nB = '😀'";
    const [first, second] = parse(text).statements;
    assert.equal(first?.node.span.end, 9);
    assert.equal(second?.offset, 10);
  });

  it('collects every comment with its place', () => {
    const text = [
      '#!/usr/bin/env python',
      'A = [  # one',
      '  # two',
      "  '# no comment',",
      ']',
      'if A:',
      '    # three',
      '    B = 1  # four',
      "C = f'{A}# no'",
      'D = f"""{',
      'A  # five',
      '}"""',
      'E = (  # six',
    ].join('\n');
    const { comments } = parse(text);
    const seen = comments.map((comment) => [comment.text, comment.ownLine]);
    assert.deepEqual(seen, [
      ['#!/usr/bin/env python', true],
      ['# one', false],
      ['# two', true],
      ['# three', true],
      ['# four', false],
      ['# five', false],
      ['# six', false],
    ]);
    for (const { span, text: comment } of comments) assert.equal(text.slice(span.start, span.end), comment);
  });

  it('collects comments again where the statement comes from memory', () => {
    const text = 'A = [\n  1,  # why\n]\n';
    const first = parse(text).comments;
    const moved = parse(`\n${text}`).comments;
    assert.deepEqual(
      moved.map(({ span }) => span.start - 1),
      first.map(({ span }) => span.start),
    );
  });
});
