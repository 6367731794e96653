import assert from 'node:assert/strict';
import { maxDepth } from '../../server/src/core/syntax/python-context';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import { pythonParser } from '../harness/engines';
import { farMoreThanInProportion, growth } from '../harness/growth';

const many = 20_000;

/** Each gives one statement: broken where Python gives up too, and cut off at a certain depth where Python goes on. */
const chains: readonly (readonly [name: string, text: string, kind: string])[] = [
  ['brackets', `A = ${'['.repeat(many)}${']'.repeat(many)}`, 'broken'],
  ['open brackets', `A = ${'['.repeat(many)}`, 'broken'],
  ['parentheses', `A = ${'('.repeat(many)}1${')'.repeat(many)}`, 'broken'],
  ['200 parentheses', `A = ${'('.repeat(200)}1${')'.repeat(200)}`, 'assign'],
  ['not', `A = ${'not '.repeat(many)}b`, 'assign'],
  ['minus', `A = ${'-'.repeat(many)}1`, 'assign'],
  ['attributes', `A = b${'.c'.repeat(many)}`, 'assign'],
  ['calls', `A = b${'()'.repeat(many)}`, 'assign'],
  ['sums', `A = b${' + b'.repeat(5_000)}`, 'assign'],
  ['powers', `A = b${'**b'.repeat(many)}`, 'assign'],
  ['conditions', `A = ${'b if c else '.repeat(many)}d`, 'assign'],
  ['lambdas', `A = ${'lambda: '.repeat(many)}b`, 'assign'],
  ['and', `A = b${' and c'.repeat(many)}`, 'assign'],
  ['comparisons', `A = b${' < c'.repeat(many)}`, 'assign'],
  ['strings', `A = ${'"b" '.repeat(many)}`, 'assign'],
  ['targets', `${'A = '.repeat(many)}1`, 'assign'],
  ['elif', `if a: b\n${'elif c: d\n'.repeat(5_000)}`, 'if'],
  [
    'blocks',
    `${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}if a:`).join('\n')}\n${' '.repeat(300)}b`,
    'broken',
  ],
  ['f-strings', `A = ${'f"{'.repeat(many)}`, 'broken'],
  ['decorators', `${'@a\n'.repeat(many)}def f(): pass`, 'function'],
];

/** Each is written many times and gives many statements; nothing may be looked at again and again. */
const repeated: readonly (readonly [name: string, text: string])[] = [
  ['open calls', 'A = f(\n'],
  ['open and mismatched', 'A = f([\n)\n'],
  ['open quotes', "A = 'x\n"],
  ['open triple quotes', 'A = """\nB = 1\n'],
  ['open fields', 'A = f"{\n'],
  ['backslashes', 'A = 1 + \\\n'],
  ['odd indentation', 'A = 1\n  B = 2\n'],
];

describe('deep and long Python', () => {
  let parse: (text: string) => PythonModule;
  before(async () => {
    parse = await pythonParser();
  });

  function depthOf(root: unknown): number {
    let deepest = 0;
    const stack: (readonly [unknown, number])[] = [[root, 0]];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      const [node, depth] = item;
      if (node === null || typeof node !== 'object') continue;
      const inner = 'kind' in node ? depth + 1 : depth;
      deepest = Math.max(deepest, inner);
      for (const child of Object.values(node)) stack.push([child, inner]);
    }
    return deepest;
  }

  for (const [name, text, kind] of chains) {
    it(`${name}: one statement, no deeper than recursion can go`, () => {
      const { statements } = parse(text);
      assert.deepEqual(
        statements.map(({ node }) => node.kind),
        [kind],
      );
      assert.ok(depthOf(statements[0]) <= maxDepth + 10);
    });
  }

  for (const [name, text] of repeated) {
    it(`${name}: read in one go`, () => {
      const written = (times: number): string => text.repeat(times);
      const times = growth(many, written, (whole) => {
        assert.ok(parse(whole).statements.length >= 2_000);
      });
      assert.ok(times < farMoreThanInProportion, `${times} times as long for a text four times as long`);
    });
  }

  it('keeps what stands before and after', () => {
    const { statements } = parse(`A = 1\nB = ${'['.repeat(many)}\nC = 3\n`);
    assert.deepEqual(
      statements.map(({ node }) => node.kind),
      ['assign', 'broken', 'assign'],
    );
  });
});
