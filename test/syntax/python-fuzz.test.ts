import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPythonParser } from '../../server/src/core/syntax/python';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import type { ParseTree } from '../../server/src/core/syntax/tree';
import { wasmEngine } from '../harness/engines';
import { expressions, literals, statements } from './python-cases';
import { settingsFile } from './python-settings';
import { spanProblem } from './python-spans';

const pieces = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '"""',
    "'''",
    '\\',
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '    ',
    '#',
    ':',
    ';',
    ',',
    '=',
    '==',
    '.',
    '@',
  ],
  ...[
    'f"',
    'rb"',
    '{x}',
    '{{',
    '\0',
    '\ufeff',
    '\u2028',
    '😀',
    '\ud800',
    'é',
    'A = 1\n',
    'if a:\n',
    'else:\n',
    'def f():\n',
    'import ',
    ' as ',
    'lambda',
  ],
  ...[
    ' := ',
    '*',
    '**',
    '->',
    'print x',
    '0x',
    '1_',
    'async ',
    'match x:\n',
    'case _:\n',
    'type X',
    '@a\n',
    'try:\n',
    'except A, B:\n',
  ],
];
const sources = [settingsFile, ...[...expressions, ...literals, ...statements].map(([source]) => source)];

const snippet = fc.array(
  fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...sources.slice(1)), fc.string({ maxLength: 6 })),
  {
    maxLength: 30,
  },
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 12 }),
  insert: fc.constantFrom('', ...pieces),
});

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

function apply(text: string, { at, remove, insert }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

describe('any Python text', () => {
  let parse: ParseTree;
  before(async () => {
    parse = (await wasmEngine()).parsePython;
  });

  function check(text: string, module: PythonModule): void {
    let done = 0;
    for (const { offset, node } of module.statements) {
      assert.ok(offset >= done && offset + node.span.end <= text.length, 'statements stand in order inside the text');
      assert.equal(node.span.start, 0);
      assert.equal(spanProblem(node, text.length - offset), undefined);
      done = offset + node.span.end;
    }
    for (const { span, text: comment } of module.comments) assert.equal(text.slice(span.start, span.end), comment);
    assert.equal(module.errors.length, module.statements.filter(({ node }) => node.kind === 'broken').length);
  }

  it('gives a tree with spans inside each other', () => {
    const parser = createPythonParser(parse);
    fc.assert(
      fc.property(snippet, (parts) => {
        const text = parts.join('');
        check(text, parser(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same tree from memory as from scratch, whatever was edited before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 8 }), (source, edits) => {
        const remembering = createPythonParser(parse);
        let text = source;
        remembering(text);
        for (const each of edits) {
          text = apply(text, each);
          const module = remembering(text);
          assert.deepEqual(module, createPythonParser(parse)(text));
          check(text, module);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its memory small', () => {
    const parser = createPythonParser(parse);
    const line = (i: number): string => `SETTING_${i} = "${'x'.repeat(5_000)}"`;
    for (let i = 0; i < 600; i++) parser(line(i));
    assert.equal(parser(line(0)).errors.length, 0);
  });
});
