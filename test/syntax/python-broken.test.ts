import assert from 'node:assert/strict';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import { pythonParser } from '../harness/engines';
import type { Case } from './python-cases';
import { show } from './python-show';

/** What Python rejects, one statement each. */
const rejected: readonly string[] = [
  ...['x = = 1', 'x =', 'x = 1 2', 'x = (1', 'x = 1)', 'x = [1)', "x = 'a", 'x = """a', '1 = x', 'f() = 1', 'None = 1'],
  ...[
    'a + b = c',
    'a = b += c',
    'a: int = b = c',
    'a: b: c',
    'def f(a: b: c): pass',
    'def f() -> a: b: c: pass',
    '(a, b): int = c',
    'a, b += c',
    '*a = b',
    '*a, *b = c',
    'x := 1',
    'a = b := c',
  ],
  ...[
    'print x',
    'exec "x"',
    'exec x in y',
    'a <> b',
    '`a`',
    'x = 010',
    'x = 1_',
    'x = 1__0',
    'x = 0x',
    'x = 5L',
    'x = 0b2',
    '1a',
  ],
  ...[
    "ur'a'",
    "bu'a'",
    "fb'a'",
    "b'é'",
    "'a' b'b'",
    "t'a' 'b'",
    "'\\x1'",
    "'\\u12'",
    "'\\U00110000'",
    "b'\\x'",
    "f'{}'",
    "f'{a'",
  ],
  ...["f'{a!z}'", "f'{a b}'", `x = ${'9'.repeat(5000)}`],
  ...[
    'f(a=1, b)',
    'f(**a, *b)',
    'f(,)',
    '{,}',
    'f(a for a in b, c)',
    'def f(a=1, b): pass',
    'def f(*): pass',
    'def f(**a, b): pass',
  ],
  ...[
    'def f(a, /, /): pass',
    'def f((a, b)): pass',
    'lambda a=1, b: c',
    'x = [a for a in b, c]',
    'x = *a',
    'x = (*a)',
    'del f()',
    'del *a',
  ],
  ...[
    'import a,',
    'from a import b,',
    'from a import',
    'from a import (b',
    'import a as b.c',
    'import',
    'assert a, b, c',
    'raise a, b',
  ],
  ...[
    'if a:',
    'if a:\nb',
    'if a\n  b',
    'if a: b\n  c',
    '  a = 1',
    'a = 1\n  b = 2',
    'if a:\n    b\n  c',
    'if a:\n\tb\n        c',
  ],
  ...[
    'else: a',
    'elif a: b',
    'try: a',
    'try: a\nelse: b',
    'try: a\nelse: b\nfinally: c',
    'for a in b',
    'for f() in b: c',
    'while: a',
  ],
  ...[
    'match a:',
    'match a:\n  b',
    'match a:\n  case b=1: pass',
    'class A',
    'class: pass',
    'def f: pass',
    '@a',
    '@a\nb = 1',
    'with a as f(): b',
  ],
  ...[
    'return',
    'return 1',
    'yield 1',
    'await a',
    'break',
    'continue',
    'class A:\n  return',
    'for a in b:\n  def f(): break',
  ],
  ...[
    'a = 1 \\ b',

    'a = $',
    'a ? b',
    'a = !b',
    'a =\u00a0b',
    'a = \u0001',
    'a\u200b = 1',
    'a = 1\0',
    'async = 1',
    'await = 1',
  ],
  ...['if a:\n  b = \n  c = 1', 'def f():\n  a =\n  return a', `x = ${'('.repeat(201)}1${')'.repeat(201)}`],
];

/** Text, and what is left of it: the statements around a mistake are lowered as ever. */
const recovered: readonly Case[] = [
  ['SECRET_KEY = \nDEBUG = True', '(broken SECRET_KEY)\n(= DEBUG True)'],
  ['A = [1,\nB = 2\nC = 3', '(broken A)\n(= B 2)\n(= C 3)'],
  ['A = [\nB = 2\n]\nC = 3', '(broken A)\n(= B 2)\n(broken)\n(= C 3)'],
  ['A = f(\nB = 2\nC = f(D=3)', '(broken A)\n(= B 2)\n(= C (call f D=3))'],
  ['A = f(\nB=2,\nC=3)\nD = 4', '(= A (call f B=2 C=3))\n(= D 4)'],
  ['A = f(1\nB = g(2)\nimport c', '(broken A)\n(= B (call g 2))\n(import c)'],
  ['A = {\n  "x": (1,\n}\nB = 2', '(broken A)\n(= B 2)'],
  ['A = {\n  "x": 1\n\nif B:\n  C = 1\nelse:\n  C = 2', '(broken A)\n(if (B (= C 1)) (else (= C 2)))'],
  ["A = 'x\nB = 2", '(broken A)\n(= B 2)'],
  ["A = ['x]\nB = ['y']", '(broken A)\n(= B (list "y"))'],
  ['A = """x\nB = 2\nC = """y"""', '(broken A)\n(= B 2)\n(= C "y")'],
  ['A = """x\n\ny is not code\nB = 2\ndef f():\n  """d"""\nC = 3', '(broken A)\n(= B 2)\n(def f () "d")\n(= C 3)'],
  ['A = """x\nB = 2\n"""\nC = """y\nD = 4', '(= A "x\\nB = 2\\n")\n(broken C)\n(= D 4)'],
  ['A = """x\nB = 2\n"""\nC = 3', '(= A "x\\nB = 2\\n")\n(= C 3)'],
  ["A = f'{x\nB = f'{y}'", '(broken A)\n(= B (f {y}))'],
  ['A = f"""{x\nB = 2', '(broken A)\n(= B 2)'],
  ['A = 1 + \\\nB = 2', '(broken A)\n(= B 2)'],
  ['A = 1 \\', '(broken A)'],
  ['A = \\\nB = 2', '(broken A)\n(= B 2)'],
  ['if A:\n  B = 1\n  C = = 2\nD = 3', '(broken B C)\n(= D 3)'],
  ['if A\n  B = 1\nelse:\n  C = 2\nD = 3', '(broken)\n(broken B)\n(broken C)\n(= D 3)'],
  ['A = 1\n  B = 2\nC = 3', '(= A 1)\n(broken B)\n(= C 3)'],
  ['A = 1\nelse:\n  B = 2\nC = 3', '(= A 1)\n(broken B)\n(= C 3)'],
  ['@a\nB = 1', '(broken)\n(= B 1)'],
  ['A = 1; B = = 2\nC = 3', '(= A 1)\n(broken B)\n(= C 3)'],
  ['; B = 2', '(broken)\n(= B 2)'],
  ['A = (; B = 2', '(broken A B)'],
  ['if A: B = ; C = 1', '(broken B C)'],
  ['A = 1)\nB = 2', '(broken A)\n(= B 2)'],
  ['\u0000\nB = 2', '(broken)\n(= B 2)'],
];

/** Which names a broken statement may set, and which it only reads. */
const named: readonly (readonly [source: string, names: readonly string[]])[] = [
  ['A = B +', ['A']],
  ['A = B = (C', ['A', 'B']],
  ['A, B = (C', ['A', 'B']],
  ['A += [B', ['A']],
  ['A: list = [B', ['A']],
  ['A["x"] = (B', ['A']],
  ['APPS.append(B', ['APPS']],
  ['env.read_env(B', []],
  ['os.environ["A"] = (B', []],
  ['from a import B, C as D, (', ['B', 'C', 'D']],
  ['import a.b as C, (', ['a', 'C']],
  ['del A, (', ['A']],
  ['for A, B in C', ['A', 'B']],
  ['with A(B) as C', ['C']],
  ['def f(a', ['f']],
  ['class A(B', ['A']],
  ['A = f(b=(C := 1', ['A', 'C']],
  ['if X:\n  A = 1\n  B.append(2)\n  C = (', ['A', 'B', 'C']],
  ['A = f(\n  b=1,\n  C=2,', ['A', 'C']],
  ['A = "B = 1', ['A']],
  ['A = 1 = # B = 2', ['A']],
  ['print A', []],
];

describe('broken Python', () => {
  let parse: (text: string) => PythonModule;
  before(async () => {
    parse = await pythonParser();
  });

  describe('is rejected where Python rejects it', () => {
    for (const source of rejected) {
      it(JSON.stringify(source.slice(0, 60)), () => {
        const module = parse(`BEFORE = 1\n${source}\n`);
        assert.ok(module.errors.length > 0, show(module));
        const after = parse(`${source}\n\nAFTER = 1\n`);
        assert.ok(after.errors.length > 0, show(after));
        assert.equal(show({ ...module, statements: module.statements.slice(0, 1) }), '(= BEFORE 1)');
      });
    }
  });

  describe('leaves the statements around it alone', () => {
    for (const [source, shown] of recovered) {
      it(JSON.stringify(source), () => {
        assert.equal(show(parse(source)), shown);
      });
    }
  });

  describe('names what it may have set', () => {
    for (const [source, names] of named) {
      it(JSON.stringify(source), () => {
        const [first] = parse(source).statements;
        assert.equal(first?.node.kind, 'broken');
        assert.deepEqual(first.node.names, names);
      });
    }
  });

  it('says where', () => {
    const text = 'A = 1\nB = (  # open\n\nC = 3\n';
    const module = parse(text);
    assert.deepEqual(module.errors, [{ start: 6, end: 11 }]);
    assert.deepEqual(
      module.statements.map(({ offset }) => offset),
      [0, 6, text.indexOf('C')],
    );
    assert.deepEqual(
      module.comments.map((comment) => comment.text),
      ['# open'],
    );
  });
});
