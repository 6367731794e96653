import assert from 'node:assert/strict';
import { createModeler } from '../../server/src/core/model/modeler';
import type { SettingsView } from '../../server/src/core/model/view';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { fileUri, joinUri } from '../../server/src/core/text';
import { wasmEngine } from '../harness/engines';

const root = fileUri('/srv/shop');

describe('settings beyond the usual size', () => {
  let viewOf: (files: Readonly<Record<string, string>>) => SettingsView;

  before(async () => {
    const engine = await wasmEngine();
    const modelOf = createModeler({
      parsePython: createPythonParser(engine.parsePython),
      parseDotenv: createDotenvParser(engine.parseDotenv),
    });
    viewOf = (files) => {
      const texts = new Map(Object.entries(files).map(([name, text]) => [joinUri(root, name), text]));
      const [view] = modelOf({
        root,
        files: texts,
        entries: [{ uri: joinUri(root, 'settings.py'), role: 'production', because: [] }],
        loose: [],
        envFiles: [],
        importRoots: [root],
        facts: { django: null, hasProcessFile: false },
      }).views;
      assert.ok(view !== undefined);
      return view;
    };
  });

  const only = (view: SettingsView, name: string): unknown => {
    const [value, ...others] = view.get(name).all.map((one) => one.value);
    assert.deepEqual(others, []);
    return value?.kind === 'literal' ? value.value : value?.kind;
  };

  it('knows the last line of a module of 6,000 lines', () => {
    const lines = Array.from({ length: 6000 }, (_, i) => `OPTION_${i.toString()} = ["a", ${i.toString()}]`);
    const view = viewOf({ 'settings.py': [...lines, 'DEBUG = True', 'LAST = OPTION_5999[1]'].join('\n') });
    assert.equal(only(view, 'DEBUG'), true);
    assert.equal(only(view, 'LAST'), 5999);
  });

  it('follows a chain of 60 star imports', () => {
    const chain = Array.from({ length: 60 }, (_, i): readonly [path: string, text: string] => [
      `step${i.toString()}.py`,
      i === 0 ? 'DEBUG = True\n' : `from step${(i - 1).toString()} import *\n`,
    ]);
    const view = viewOf({ ...Object.fromEntries(chain), 'settings.py': 'from step59 import *\n' });
    assert.equal(only(view, 'DEBUG'), true);
  });

  it('does not know what stands too deep, and goes on behind it', () => {
    const deep = `X = ${'['.repeat(4000)}1${']'.repeat(4000)}\n`;
    const branches = Array.from({ length: 300 }, (_, i) => `${'    '.repeat(i)}if FLAG:\n`).join('');
    const text = `${deep}${branches}${'    '.repeat(300)}HIDDEN = 1\nDEBUG = True\n`;
    assert.equal(only(viewOf({ 'settings.py': text }), 'DEBUG'), true);
  });
});
