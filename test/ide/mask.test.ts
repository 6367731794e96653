import assert from 'node:assert/strict';
import { isHidden, maskedCode } from '../../server/src/core/ide/mask';
import { code, plain } from '../../server/src/core/ide/markdown';

describe('maskedCode', () => {
  it('hides every kind of text and leaves code alone', () => {
    assert.equal(maskedCode(`os.environ.get("A", 'b') == f'x{1}'`), `os.environ.get("…", '…') == f'…'`);
    assert.equal(maskedCode(`x in ("", """a"b""", 'c\\'d') # note`), `x in ("", """…""", '…')`);
  });

  it('puts several lines on one, drops comments and cuts what is long', () => {
    assert.equal(maskedCode('a and  # why\n    b'), 'a and b');
    assert.equal([...maskedCode('name_'.repeat(40), 20)].length, 20);
  });

  it('hides what follows a quote that is not closed', () => {
    const piece = ['tok', 'en'].join('');
    assert.ok(!maskedCode(`A == "${piece}`).includes(piece));
    assert.ok(!maskedCode(`A == """${piece}\n${piece}`).includes(piece));
  });

  it('tells texts and comments from code', () => {
    const source = 'A = "DEBUG"  # DEBUG\nDEBUG = 1';
    assert.deepEqual(
      [0, source.indexOf('DEBUG'), source.indexOf('# ') + 3, source.lastIndexOf('DEBUG')].map((at) =>
        isHidden(source, at),
      ),
      [false, true, true, false],
    );
  });
});

describe('Markdown from the project', () => {
  it('cannot end its code span or start a link', () => {
    assert.equal(code('a `b` c'), '``a `b` c``');
    assert.equal(code('`'), '`` ` ``');
    assert.equal(plain('[x](y) <b> _i_'), '\\[x\\](y) \\<b\\> \\_i\\_');
  });
});
