import assert from 'node:assert/strict';
import { applyFix, fixAllSafe, safeFixes, type Texts } from '../../server/src/core/lint/fix';
import { normalizeUri, type Uri } from '../../server/src/core/text';
import type { Finding } from '../../server/src/core/lint/finding';
import type { FileEdit, Fix } from '../../server/src/core/rules/problem';

const a = normalizeUri('file:///srv/a.py');
const b = normalizeUri('file:///srv/b.py');

function edit(uri: Uri, start: number, end: number, newText: string): FileEdit {
  return { at: { uri, span: { start, end } }, newText };
}

function fix(edits: readonly FileEdit[], safety: Fix['safety'] = 'safe'): Fix {
  return { title: 'Change it', edits, safety, preferred: true };
}

function finding(start: number, fixes: readonly Fix[]): Finding {
  const at = { uri: a, span: { start, end: start + 1 } };
  return {
    rule: 'some-rule',
    severity: 'warning',
    message: 'm',
    at,
    subject: null,
    entries: [],
    django: [],
    cwe: [],
    related: [],
    fixes,
    tags: [],
  };
}

/** Finds each `x` of the first file, and offers to replace it. */
function findX(files: Texts, make: (at: number) => Fix): readonly Finding[] {
  const text = files.get(a) ?? '';
  return [...text].flatMap((char, at) => (char === 'x' ? [finding(at, [make(at)])] : []));
}

describe('applying fixes', () => {
  it('changes several files, and creates new ones', () => {
    const files = new Map([[a, 'one two']]);
    const after = applyFix(files, fix([edit(a, 0, 3, 'ONE'), { ...edit(b, 0, 0, 'new\n'), create: true }]));
    assert.deepEqual(
      [...(after ?? [])],
      [
        [a, 'ONE two'],
        [b, 'new\n'],
      ],
    );
    assert.equal(files.get(a), 'one two', 'the given texts stay as they are');
  });

  it('refuses overlapping edits and files that are not there', () => {
    const files = new Map([[a, 'one two']]);
    assert.equal(applyFix(files, fix([edit(a, 0, 3, 'x'), edit(a, 2, 4, 'y')])), undefined);
    assert.equal(applyFix(files, fix([edit(b, 0, 0, 'x')])), undefined);
  });

  it('applies all safe fixes of a file at once', () => {
    const result = fixAllSafe(a, new Map([[a, 'x.x.x']]), (files) =>
      findX(files, (at) => fix([edit(a, at, at + 1, 'o')])),
    );
    assert.deepEqual([result.files.get(a), result.applied, result.settled], ['o.o.o', 3, true]);
  });

  it('leaves overlapping fixes to the next round', () => {
    const result = fixAllSafe(a, new Map([[a, 'xx']]), (files) => findX(files, (at) => fix([edit(a, 0, at + 1, 'o')])));
    assert.deepEqual([result.files.get(a), result.settled], ['o', true]);
  });

  it('leaves what is inserted beside a removed item to the next round', () => {
    const removeX = (at: number): Fix => fix([edit(a, at, at + 1, '')]);
    const insertBeside = (offset: number, text: string): ((files: Texts) => readonly Finding[]) => {
      return (files) =>
        files.get(a)?.includes('y') === true ? [] : [finding(offset, [fix([edit(a, offset, offset, text)])])];
    };
    for (const [offset, before] of [
      [2, ', y'],
      [1, 'y, '],
    ] as const) {
      const result = fixAllSafe(a, new Map([[a, '[x]']]), (files) => {
        const isEmpty = files.get(a) === '[]';
        const insertion = isEmpty ? insertBeside(1, 'y') : insertBeside(offset, before);
        return [...findX(files, removeX), ...insertion(files)];
      });
      assert.deepEqual([result.files.get(a), result.applied, result.settled], ['[y]', 2, true]);
    }
  });

  it('applies removals beside each other at once', () => {
    const result = fixAllSafe(a, new Map([[a, 'xxxxxxxx']]), (files) =>
      findX(files, (at) => fix([edit(a, at, at + 1, '')])),
    );
    assert.deepEqual([result.files.get(a), result.applied, result.settled], ['', 8, true]);
  });

  it('stops after five rounds', () => {
    const result = fixAllSafe(a, new Map([[a, 'x']]), (files) =>
      findX(files, (at) => fix([edit(a, at, at + 1, 'xo')])),
    );
    assert.deepEqual([result.files.get(a), result.applied, result.settled], ['xooooo', 5, false]);
  });

  it('never runs unsafe fixes or such that reach into other files', () => {
    const unsafe = finding(0, [fix([edit(a, 0, 1, 'o')], 'unsafe')]);
    const elsewhere = finding(0, [fix([edit(a, 0, 1, 'o'), edit(b, 0, 0, 'o')])]);
    assert.deepEqual(safeFixes([unsafe, elsewhere], a), []);
  });
});
