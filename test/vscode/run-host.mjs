// Tests what users get: packs the VSIX, installs it into a real VS Code, and runs the suites there: on the server's side, as on
// a desktop, and in the web worker extension host, as on vscode.dev.
// Usage: node test/vscode/run-host.mjs [--vsix FILE] [--pictures FOLDER]

import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageExtension } from '../../scripts/package.mjs';
import { startHost } from '../../scripts/vscode-host.mjs';
import { webExtension } from './web-extension.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const SUITE = join(ROOT, 'out/test/vscode/suite/index.js');
const SETTINGS = { 'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'git.enabled': false };

const { values } = parseArgs({ options: { vsix: { type: 'string' }, pictures: { type: 'string' } } });
const scratch = mkdtempSync(join(tmpdir(), 'settings-lint-suite-'));
try {
  const { passed, failed } = sum(await main());
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
  const workspace = copyOfExample('desktop/insecure');
  const pictures = values.pictures ? resolve(values.pictures) : join(scratch, 'pictures');
  const env = { VSCODE_HOST_PICTURES: pictures };
  const host = await startHost({ vsix, settings: SETTINGS, env, say: (line) => console.log(line) });
  try {
    const driver = join(ROOT, 'test/vscode/driver');
    const desktop = await host.run({ workspace, development: driver, tests: SUITE, pictures });
    return [desktop, await inBrowser(vsix, desktop.findings)];
  } finally {
    await host.close();
  }
}

// No package is installed here: the very same files run as the extension under development, from their browser entry.
async function inBrowser(vsix, findings) {
  console.log('In the web worker extension host:');
  const extension = await webExtension({ vsix, folder: join(scratch, 'web-extension'), findings });
  const host = await startHost({ settings: SETTINGS, say: (line) => console.log(line) });
  try {
    return await host.run({ workspace: copyOfExample('web/insecure'), ...extension, kind: 'web' });
  } finally {
    await host.close();
  }
}

function sum(outcomes) {
  const total = (name) => outcomes.reduce((all, outcome) => all + outcome[name], 0);
  return { passed: total('passed'), failed: total('failed') };
}

// The tests change documents, and a crash in the middle must not leave the example changed.
function copyOfExample(name) {
  const workspace = join(scratch, name);
  cpSync(join(ROOT, 'examples/insecure'), workspace, { recursive: true });
  return workspace;
}
