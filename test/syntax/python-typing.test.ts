import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { PythonModule, TopLevel } from '../../server/src/core/syntax/python-tree';
import { pythonParser } from '../harness/engines';
import { settingsFile } from './python-settings';

/** While one statement is typed, character by character, the trees of all others stay as they are. */
describe('typing Python', () => {
  let parse: (text: string) => PythonModule;
  before(async () => {
    parse = await pythonParser();
  });

  function checkTyping(text: string, index: number, original: readonly TopLevel[]): void {
    const edited = original[index];
    assert.ok(edited !== undefined);
    const end = edited.offset + edited.node.span.end;
    const others = [...original.slice(0, index), ...original.slice(index + 1)];
    for (let typed = edited.offset; typed < end; typed++) {
      const moved = typed - end;
      const { statements } = parse(text.slice(0, typed) + text.slice(end));
      const outside: readonly TopLevel[] = statements.filter(
        (each) => each.offset < edited.offset || each.offset >= typed,
      );
      const expected = others.map(({ offset, node }) => ({ offset: offset < end ? offset : offset + moved, node }));
      // The strict comparison is slow and its message long, so it only explains a difference found the quick way.
      if (!isDeepStrictEqual(outside, expected)) {
        const where: string = JSON.stringify(text.slice(edited.offset, typed));
        assert.deepEqual(outside.map(brief), expected.map(brief), `after typing ${where}`);
        assert.deepEqual(outside, expected, `after typing ${where}`);
      }
    }
  }

  const brief = ({ offset, node }: TopLevel): string => `${offset}:${node.kind}`;

  function checkFile(text: string): void {
    const { statements, errors } = parse(text);
    assert.deepEqual(errors, []);
    statements.forEach((_, index) => checkTyping(text, index, statements));
  }

  it('leaves the statements around alone', () => {
    checkFile(settingsFile);
  });

  it('does so with Windows line ends', () => {
    checkFile(settingsFile.replace(/\n/g, '\r\n'));
  });

  it('does so without the strings of several lines', () => {
    const short = settingsFile.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '"text"');
    // A string alone on a line may also be an item of the list above it, so it does not end one.
    checkFile(short.replace(/^"text"$/gm, 'pass'));
  });

  it('does so while a statement is deleted from its start', () => {
    const { statements } = parse(settingsFile);
    const middle = statements.findIndex(({ offset }) => settingsFile.startsWith('DATABASES = ', offset));
    const { offset, node } = statements[middle] ?? assert.fail('no such statement');
    for (let from = 1; from < node.span.end; from++) {
      const text = settingsFile.slice(0, offset) + settingsFile.slice(offset + from);
      const after = parse(text).statements.slice(-(statements.length - middle - 1));
      assert.deepEqual(
        after.map((each) => each.node),
        statements.slice(middle + 1).map((each) => each.node),
      );
    }
  });
});
