import assert from 'node:assert/strict';
import { createSplitter } from '../../server/src/core/syntax/python-resplit';
import { splitPython } from '../../server/src/core/syntax/python-split';
import { readSites } from '../typing/sites';

/** What people type, with what starts or ends something. */
const pieces = [
  ...[
    'x',
    ' ',
    '\n',
    '\n\n',
    '    ',
    '(',
    ')',
    '[',
    ']',
    '{',
    '"',
    "'",
    '"""',
    "'''",
    '#',
    '# a "b\n',
    '\\\n',
    '\r',
    '\r\n',
  ],
  ...[
    ':',
    '@',
    '\n@x\n',
    '\nelse:\n    x = 1\n',
    '\nif x:\n',
    'A = 1\n',
    'f"{',
    '}',
    '\t',
    ';',
    '\f',
    '\ufeff',
    'é',
    '=',
  ],
];

const own = [
  'A = 1  # a\n# b\n@x\ndef f():\n    pass\n\nif A:\n    B = 2\nelif B:\n    B = 3\nelse:\n    B = """a\nC = 1\n"""\n# c\nD = 4\n',
  '\ufeffA = [\n    1,\n    # a\n]\ntry:\n    B = 1\nexcept E:\n    B = 2\nfinally:\n    pass\nC = "a" \\\n    "b"\n',
  '"""Doc."""\r\nA = 1\r\nB = (\r\n  2)\r\nclass C:\r\n    """Doc\r\n    D = 1\r\n    """\r\n',
  '',
];

describe('cutting a text that was cut before into statements', () => {
  const texts = [...own, ...readSites().flatMap(({ files }) => Object.values(files))];

  it('gives what cutting it anew gives, whatever was typed', () => {
    let [kept, all, moved] = [0, 0, 0];
    texts.forEach((whole, seed) => {
      const next = numbers(seed);
      const split = createSplitter();
      let text = whole;
      for (let i = 0; i < 400; i++) {
        const { kept: same, ...cut } = split(text);
        const { chunks, comments } = splitPython(text);
        assert.deepEqual(cut, { chunks, comments }, JSON.stringify(text));
        kept += same.before + same.after;
        moved += same.by === 0 ? 0 : same.after;
        all += chunks.length;
        const at = next(text.length + 1);
        const piece = pieces[next(pieces.length)] ?? '';
        // A text with something wrong is read from the start, so that it has to be put right again for this to say much.
        text = next(2) === 0 ? whole : text.slice(0, at) + piece + text.slice(at + next(3) * next(4));
      }
    });
    assert.ok(kept > all / 4 && moved > all / 10, `${kept} of ${all} chunks kept, ${moved} moved`);
  });

  it('takes no comment along that a byte order mark is put before', () => {
    const split = createSplitter();
    for (const text of ['# a', '\ufeff# a', '# a', '# a\nA = 1\n', '\ufeff# a\nA = 1\n']) {
      const { chunks, comments } = splitPython(text);
      assert.deepEqual(
        { ...split(text), kept: undefined },
        { chunks, comments, kept: undefined },
        JSON.stringify(text),
      );
    }
  });
});

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
