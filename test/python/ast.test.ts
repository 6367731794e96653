import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import { pythonParser } from '../harness/engines';
import { mutated, seeded } from '../oracle/mutations';
import { compareWithPython, pythonFiles, sample, standardLibrary } from '../oracle/python-ast';

/** Folders or files to compare instead of the standard library, separated like `PATH`. */
const given = process.env['PYTHON_FILES']?.split(delimiter);

describe("Python's own ast", () => {
  let parse: (text: string) => PythonModule;
  let files: readonly string[];
  before(async () => {
    parse = await pythonParser();
    files = (given ?? [standardLibrary()]).flatMap(pythonFiles);
  });

  it('makes the same of real files', () => {
    const paths = given === undefined ? sample(files, 250) : files;
    assert.ok(paths.length > 0);
    assert.deepEqual(compareWithPython(paths, parse), []);
  });

  it('rejects what we reject, and accepts what we accept', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutated-'));
    try {
      const paths = writeMutations(folder, 3_000);
      const problems = compareWithPython(paths, parse);
      const shown = problems.map((problem) => `${problem}\n${readFileSync(problem.split(': ')[0] ?? '', 'utf8')}`);
      // Python's versions differ in what they allow inside f-strings and `except`, so a handful may differ.
      assert.ok(problems.length <= paths.length / 300, shown.join('\n---\n'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  /** Single statements from real files, each with a mistake in it. */
  function writeMutations(folder: string, count: number): readonly string[] {
    const random = seeded(20260101);
    const statements = sample(files, 60)
      .map((path) => readFileSync(path, 'utf8'))
      .flatMap((text) => parse(text).statements.map(({ offset, node }) => text.slice(offset, offset + node.span.end)))
      .filter((text) => text.length < 600);
    return Array.from({ length: count }, (_, i) => {
      const path = join(folder, `${i}.py`);
      writeFileSync(path, mutated(statements[Math.floor(random() * statements.length)] ?? '', random));
      return path;
    });
  }
});
