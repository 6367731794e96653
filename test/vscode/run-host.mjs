// Tests what users get: packs the VSIX, installs it into a real VS Code, and runs the suite there.
// Usage: node test/vscode/run-host.mjs [--vsix FILE] [--pictures FOLDER]

import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageExtension } from '../../scripts/package.mjs';
import { startHost } from '../../scripts/vscode-host.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const SUITE = join(ROOT, 'out/test/vscode/suite/index.js');
const SETTINGS = { 'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'git.enabled': false };

const { values } = parseArgs({ options: { vsix: { type: 'string' }, pictures: { type: 'string' } } });
const scratch = mkdtempSync(join(tmpdir(), 'settings-lint-suite-'));
try {
  const { passed, failed } = await main();
  if (process.env.SUITE_SUMMARY) {
    appendFileSync(join(process.env.SUITE_SUMMARY, 'vscode.jsonl'), `${JSON.stringify({ passed, failed })}\n`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function main() {
  if (!existsSync(SUITE)) throw new Error(`${SUITE} is missing. Run "npx tsc -b" first.`);
  const vsix = values.vsix ? resolve(values.vsix) : await packageExtension({ out: join(scratch, 'product.vsix') });
  const workspace = copyOfExample();
  const pictures = values.pictures ? resolve(values.pictures) : join(scratch, 'pictures');
  const env = { VSCODE_HOST_PICTURES: pictures };
  const host = await startHost({ vsix, settings: SETTINGS, env, say: (line) => console.log(line) });
  try {
    return await host.run({ workspace, development: join(ROOT, 'test/vscode/driver'), tests: SUITE, pictures });
  } finally {
    await host.close();
  }
}

// The tests change documents, and a crash in the middle must not leave the example changed.
function copyOfExample() {
  const workspace = join(scratch, 'insecure');
  cpSync(join(ROOT, 'examples/insecure'), workspace, { recursive: true });
  return workspace;
}
