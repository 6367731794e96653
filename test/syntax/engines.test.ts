import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { engineChoice } from '../../server/src/grammar/engine';
import { failedTree } from '../../server/src/grammar/failed-tree';
import { loadNativePython } from '../../server/src/grammar/native';
import { engineVariable, loadEngine } from '../../server/src/grammar/node';
import { loadWasmEngine } from '../../server/src/grammar/wasm';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { wasmEngine } from '../harness/engines';

describe('the engines', () => {
  it('parses both languages with WebAssembly', async () => {
    const engine = await wasmEngine();
    assert.equal(engine.name, 'wasm');
    for (const parse of [engine.parsePython, engine.parseDotenv]) {
      const tree = parse('A=1\n');
      assert.equal(tree.hasError, false);
      assert.equal(
        tree.read((cursor) => cursor.gotoFirstChild()),
        true,
      );
      tree.dispose();
    }
  });

  it('takes the native one by itself only where it loads, and says why not', async () => {
    const native = loadNativePython();
    const { engine, note } = await loadEngine('auto');
    assert.equal(engine.name, native.ok ? 'native' : 'wasm');
    assert.equal(note === null, native.ok);
  });

  it('refuses a demanded native engine that does not load, with the reason', async () => {
    const native = loadNativePython();
    if (native.ok) assert.equal((await loadEngine('native')).engine.name, 'native');
    else await assert.rejects(loadEngine('native'), new RegExp(`^Error: The native parser does not load: `));
  });

  it('lets an environment variable decide, and rejects what it cannot mean', () => {
    const script = `require(${JSON.stringify(require.resolve('../../server/src/grammar/node'))}).loadEngine().then(
      ({ engine }) => console.log(engine.name), (error) => console.log(error.message))`;
    const run = (value: string): string =>
      spawnSync(process.execPath, ['-e', script], {
        encoding: 'utf8',
        env: { ...process.env, [engineVariable]: value },
      }).stdout.trim();
    assert.equal(run('wasm'), 'wasm');
    assert.equal(run('fast'), `${engineVariable} must be auto, native or wasm, not "fast".`);
    assert.equal(engineChoice('native'), 'native');
    assert.equal(engineChoice('Native'), undefined);
  });

  it('rejects files that are no grammar', async () => {
    const nothing = new Uint8Array([1, 2, 3]);
    await wasmEngine();
    await assert.rejects(loadWasmEngine({ runtime: nothing, python: nothing, dotenv: nothing }));
  });

  it('treats a text that the parser gave up on as broken', () => {
    const parse = createPythonParser(failedTree);
    const { statements } = parse('A = 1\n\nB = 2\n');
    assert.deepEqual(
      statements.map(({ offset, node }) => [offset, node.kind]),
      [
        [0, 'broken'],
        [7, 'broken'],
      ],
    );
    const tree = failedTree('A = 1');
    assert.equal(
      tree.read((cursor) => cursor.gotoFirstChild()),
      false,
    );
    tree.dispose();
  });

  it('gives every tree back', async () => {
    const { parsePython } = await wasmEngine();
    let open = 0;
    const counting = createPythonParser((text) => {
      const tree = parsePython(text);
      open++;
      const dispose = (): void => {
        open--;
        tree.dispose();
      };
      return { hasError: tree.hasError, read: (visit) => tree.read(visit), dispose };
    });
    for (const text of ['A = 1', 'A = = 1', 'print x', 'if a:\n  (b.\nc)', 'type(a).b = 1', 'x = [\n1 2]'])
      counting(text);
    assert.equal(open, 0);
  });
});
