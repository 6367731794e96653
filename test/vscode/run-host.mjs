// Tests what users get: packs the VSIX, installs it into a real VS Code, and runs the suites there: on the server's side, as on
// a desktop, and in the web worker extension host, as on vscode.dev.
// Usage: node test/vscode/run-host.mjs [--vsix FILE] [--pictures FOLDER] [--only NAME,NAME]

import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageExtension } from '../../scripts/package.mjs';
import { startHost } from '../../scripts/vscode-host.mjs';
import { checkLogs } from './logs.mjs';
import { look } from './look.mjs';
import { webExtension } from './web-extension.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
/** A browser saves by itself after a second, which would leave on disk what a test has typed on a slow machine. */
const SETTINGS = {
  'files.autoSave': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
};
const DRIVER = join(ROOT, 'test/vscode/driver');

const { values } = parseArgs({
  options: { vsix: { type: 'string' }, pictures: { type: 'string' }, only: { type: 'string' } },
});
const scratch = mkdtempSync(join(tmpdir(), 'settings-lint-suite-'));
const pictures = values.pictures ? resolve(values.pictures) : join(scratch, 'pictures');
const say = (line) => console.log(line);

/** The runs in order, each in a VS Code of its own: what one leaves behind must not help the next. */
const RUNS = {
  desktop: { title: 'On the desktop', run: onDesktop },
  browser: { title: 'In the web worker extension host', run: inBrowser },
  folders: { title: 'In a workspace with two folders', run: inTwoFolders },
  restricted: { title: 'In Restricted Mode', run: restricted },
  traced: { title: 'With a verbose trace', run: traced },
  look: { title: 'Seen through the page', run: seen },
};

/** What the desktop found, to be found again in the browser. */
const known = { findings: undefined };

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
  if (!existsSync(suite('suite'))) throw new Error(`${suite('suite')} is missing. Run "npx tsc -b" first.`);
  const vsix = values.vsix ? resolve(values.vsix) : await packageExtension({ out: join(scratch, 'product.vsix') });
  const total = { passed: 0, failed: 0 };
  for (const name of values.only?.split(',') ?? Object.keys(RUNS)) {
    const { title, run } = RUNS[name];
    say(`${title}:`);
    const { passed, failed } = await run(vsix).catch(asFailure);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

// A run that cannot even start is one failure, and the others are still worth knowing.
function asFailure(error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return { passed: 0, failed: 1 };
}

async function onDesktop(vsix) {
  const env = { VSCODE_HOST_PICTURES: pictures };
  const outcome = await hosted({ vsix, env }, (host) =>
    host.run({ workspace: copyOf('insecure', 'desktop'), development: DRIVER, tests: suite('suite'), pictures }),
  );
  known.findings = outcome.findings;
  return outcome;
}

// No package is installed here: the very same files run as the extension under development, from their browser entry.
async function inBrowser(vsix) {
  const extension = await webExtension({
    vsix,
    folder: join(scratch, 'web-extension'),
    findings: known.findings ?? [],
  });
  return hosted({}, (host) => host.run({ workspace: copyOf('insecure', 'browser'), ...extension, kind: 'web' }));
}

async function inTwoFolders(vsix) {
  const folders = ['insecure', 'hardened'].map((name) => ({ name, path: copyOf(name, 'folders') }));
  const workspace = join(scratch, 'folders', 'both.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders }));
  return hosted({ vsix }, (host) => host.run({ workspace, development: DRIVER, tests: suite('multi-root') }));
}

async function restricted(vsix) {
  const settings = { 'security.workspace.trust.startupPrompt': 'never' };
  return hosted({ vsix, settings, trusted: false }, (host) =>
    host.run({ workspace: copyOf('insecure', 'restricted'), development: DRIVER, tests: suite('restricted') }),
  );
}

async function traced(vsix) {
  const settings = { 'djangoSettingsLint.trace.server': 'verbose' };
  return hosted({ vsix, settings }, async (host) => {
    const workspace = copyOf('insecure', 'traced');
    const outcome = await host.run({ workspace, development: DRIVER, tests: suite('traced') });
    return added(outcome, checkLogs(join(host.server.data, 'data', 'logs'), say));
  });
}

async function seen(vsix) {
  return hosted({ vsix, driven: false }, (host) => look(host, copyOf('insecure', 'look'), { say, pictures }));
}

async function hosted({ settings = {}, ...options }, use) {
  const host = await startHost({ settings: { ...SETTINGS, ...settings }, say, ...options });
  try {
    return await use(host);
  } finally {
    await host.close();
  }
}

function suite(name) {
  return join(ROOT, 'out/test/vscode', name, 'index.js');
}

function added(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

// The tests change documents, and a crash in the middle must not leave the example changed.
function copyOf(example, under) {
  const workspace = join(scratch, under, example);
  cpSync(join(ROOT, 'examples', example), workspace, { recursive: true });
  return workspace;
}
