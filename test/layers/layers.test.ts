import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** Lints a text as if a file of the project held it; returns the messages of the layer rule. */
function lintAs(file: string, text: string): readonly string[] {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', file, '--format', 'json', '--no-ignore'];
  const run = spawnSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' });
  const [result] = JSON.parse(run.stdout) as { messages: { ruleId: string; message: string; line: number }[] }[];
  return (result?.messages ?? [])
    .filter((message) => message.ruleId === 'layers/imports')
    .map((message) => `${message.line}: ${message.message}`);
}

describe('layer table', () => {
  const wrong = readFileSync(path.join(root, 'test/fixtures/layers/wrong.ts.txt'), 'utf8');

  it('refuses every import that goes up, and Node in the core', () => {
    assert.deepEqual(lintAs('server/src/core/rules/rule.ts', wrong), [
      '1: core/rules may not import the package node:fs.',
      '2: core/rules may not import core/syntax; data flows one way (docs/architecture.md).',
      '3: core/rules may not import core/lint; data flows one way (docs/architecture.md).',
      '4: core/rules may not import lsp; data flows one way (docs/architecture.md).',
      '9: core/rules may not import cli; data flows one way (docs/architecture.md).',
    ]);
  });

  it('accepts the same text where all of it is allowed', () => {
    const cli = wrong
      .replace('../syntax/', '../core/syntax/')
      .replace('../lint/', '../core/lint/')
      .replace('../../lsp/', '../lsp/');
    assert.deepEqual(lintAs('server/src/cli/io.ts', cli.replace('../../cli/', './')), []);
  });

  it('holds inside of loading as well', () => {
    const upwards = "import type { Entries } from '../roles/entries';\nimport type { Ignore } from 'ignore';\n";
    assert.deepEqual(lintAs('server/src/load/files/walk.ts', upwards), [
      '1: load/files may not import load/roles; data flows one way (docs/architecture.md).',
    ]);
    assert.deepEqual(lintAs('server/src/load/settings-modules.ts', upwards.replace('../', './')), [
      '2: load may not import the package ignore.',
    ]);
  });

  it('compiles the core without the types of Node and of the DOM', () => {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, '-p', 'test/fixtures/layers/tsconfig.json'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.match(run.stdout, /Cannot find name 'process'/);
    assert.match(run.stdout, /Cannot find name 'document'/);
    assert.match(run.stdout, /Cannot find name 'setTimeout'/);
  });
});
