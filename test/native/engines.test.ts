import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPythonParser } from '../../server/src/core/syntax/python';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import type { ParseTree, TreeCursor } from '../../server/src/core/syntax/tree';
import { loadEngine } from '../../server/src/grammar/node';
import { expressions, literals, statements } from '../syntax/python-cases';
import { settingsFile } from '../syntax/python-settings';

const root = resolve(__dirname, '../../..');

/** Every Python file of the checkout: examples, fixtures, and the scripts of the tests. */
function pythonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return /^(?:node_modules|out|dist|\..*|__pycache__)$/.test(entry.name) ? [] : pythonFiles(path);
    return entry.name.endsWith('.py') ? [path] : [];
  });
}

function material(): readonly (readonly [name: string, text: string])[] {
  const cases = [...expressions, ...literals, ...statements].map(
    ([source]) => [JSON.stringify(source), source] as const,
  );
  const files = pythonFiles(root).map((path) => [path, readFileSync(path, 'utf8')] as const);
  const cut = Array.from({ length: 200 }, (_, i) => {
    const at = Math.floor((settingsFile.length * i) / 200);
    return [`settings without unit ${at}`, settingsFile.slice(0, at) + settingsFile.slice(at + 1)] as const;
  });
  return [...cases, ...files, ['settings', settingsFile], ...cut];
}

describe('the native engine', () => {
  let native: ParseTree;
  let wasm: ParseTree;
  before(async () => {
    native = (await loadEngine('native')).engine.parsePython;
    wasm = (await loadEngine('wasm')).engine.parsePython;
  });

  it('gives the same trees as WebAssembly over all test material', () => {
    const lower: readonly ((text: string) => PythonModule)[] = [createPythonParser(native), createPythonParser(wasm)];
    const texts = material();
    assert.ok(texts.length > 300);
    for (const [name, text] of texts) {
      const [left, right] = lower.map((each) => each(text));
      assert.deepEqual(left, right, name);
    }
  });

  it('gives the same concrete nodes, also for broken text', () => {
    for (const [name, text] of material()) {
      const left = native(text);
      const right = wasm(text);
      assert.equal(left.hasError, right.hasError, name);
      assert.deepEqual(left.read(nodes), right.read(nodes), name);
      right.dispose();
    }
  });

  function nodes(cursor: TreeCursor): readonly string[] {
    const seen: string[] = [];
    const note = (): unknown =>
      seen.push(
        `${cursor.nodeType} ${cursor.nodeIsNamed} ${cursor.nodeIsMissing} ${cursor.startIndex} ${cursor.endIndex} ${cursor.currentFieldName ?? ''}`,
      );
    note();
    for (;;) {
      if (cursor.gotoFirstChild()) note();
      else {
        while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return seen;
        note();
      }
    }
  }
});
