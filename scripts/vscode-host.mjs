// Runs a Mocha suite inside a real VS Code where the desktop build cannot be downloaded: the VS Code server from the
// npm registry, opened by a headless Chromium. The suite index is the same file that @vscode/test-electron runs.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureHost } from './vscode-host/install.mjs';
import { lineLog, until } from './vscode-host/processes.mjs';
import { startServer } from './vscode-host/server.mjs';

const BROWSER_FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
];
const RESULT = /@@suite-result (\{.*?\})/;
const FINDINGS = /@@findings (\[.*\])/s;
const PICTURE = /@@picture ([\w-]+)/;
const TEST_LINE = /@@test (.*)/s;

/**
 * @typedef {object} SuiteRun
 * @property {string} workspace Absolute path of the folder (or .code-workspace file) to open.
 * @property {string} development Absolute path of the development extension; for the packaged product: the driver.
 * @property {string} tests Absolute path of the compiled suite index, which exports `run(): Promise<void>`.
 * @property {'web'} [kind] For an extension with a `browser` entry. VS Code runs the suite in the web worker extension host only if
 *   the suite lies inside the folder of the development extension.
 * @property {string} [pictures] Folder for the pictures that the suite asks for.
 * @property {number} [seconds] Time limit of the run.
 */

/**
 * @typedef {object} SuiteOutcome
 * @property {number} passed
 * @property {number} failed At least 1 when the extension host did not end well.
 * @property {string | undefined} exit Exit code of the extension host as the server reports it.
 * @property {readonly string[]} report The lines that the suite printed.
 * @property {unknown} findings What the suite reported as found in the whole project; undefined where it did not.
 */

/**
 * Starts a VS Code server and a browser. Call `close()` in the end, whatever happened.
 *
 * @param {Omit<import('./vscode-host/server.mjs').ServerOptions, 'installation'> & {
 *   say?: (line: string) => void,
 *   size?: { width: number, height: number },
 * }} options
 */
export async function startHost({ say = () => {}, size = { width: 1280, height: 800 }, ...options }) {
  const installation = await ensureHost({ say });
  const server = await startServer({ installation, ...options });
  try {
    const browser = await chromium.launch({ executablePath: installation.chromium, args: BROWSER_FLAGS });
    const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
    const close = async () => {
      await browser.close().catch(() => {});
      await server.stop();
    };
    return {
      close,
      server,
      /** @param {SuiteRun} run @returns {Promise<SuiteOutcome>} */
      run: (run) => runSuite(context, server, run, say),
      /**
       * Opens a folder, and a file at a place as in `path:line:column` (from 1), and returns the page.
       *
       * @param {string} workspace
       * @param {string} [file]
       */
      open: (workspace, file) => openPage(context, server, workspace, file),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function runSuite(context, server, run, say) {
  const { workspace, development, tests, kind, pictures, seconds = 300 } = run;
  const payload = [
    ['extensionDevelopmentPath', remote(server, development)],
    ['extensionTestsPath', remote(server, tests)],
    ...(kind ? [['extensionDevelopmentKind', kind]] : []),
  ];
  const page = await context.newPage();
  const reading = readConsole(page, pictures, say);
  const before = server.exits.length;
  await page.goto(address(server, workspace, payload));
  try {
    await until('The end of the test suite', seconds, () => reading.result() || server.exits.length > before);
    await until('The exit of the extension host', 20, () => kind || server.exits.length > before).catch(() => {});
  } catch (error) {
    throw new Error(`${error.message}\nPage:\n${reading.log}\nServer:\n${server.log}`);
  } finally {
    await page.close().catch(() => {});
  }
  if (!reading.result()) say(`The suite ended without a result.\nPage:\n${reading.log}\nServer:\n${server.log}`);
  return outcome(reading, kind ? '0' : server.exits[before]);
}

// A suite that dies without a result counts as one failure: silence must not look like success.
function outcome(reading, exit) {
  const result = reading.result() || { passed: 0, failed: 1 };
  const failed = exit === '0' ? result.failed : Math.max(1, result.failed);
  return { passed: result.passed, failed, exit, report: reading.lines, findings: reading.findings() };
}

async function openPage(context, server, workspace, file) {
  const page = await context.newPage();
  const place = file && [
    ['openFile', remote(server, file)],
    ['gotoLineMode', 'true'],
  ];
  await page.goto(address(server, workspace, place ?? []));
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  return page;
}

function remote(server, path) {
  return `vscode-remote://127.0.0.1:${server.port}${path}`;
}

function address(server, workspace, payload) {
  const url = new URL(`http://127.0.0.1:${server.port}/`);
  url.searchParams.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

// What the extension host prints arrives on the page's console, among hundreds of lines of VS Code itself.
function readConsole(page, pictures, say) {
  const lines = [];
  const log = lineLog();
  let result;
  let findings;
  page.on('console', (message) => {
    const text = message.text();
    log.add(text);
    const line = TEST_LINE.exec(text)?.[1];
    const picture = PICTURE.exec(text)?.[1];
    const found = RESULT.exec(text)?.[1];
    const all = FINDINGS.exec(text)?.[1];
    if (found) result = JSON.parse(found);
    if (all) findings = JSON.parse(all);
    if (picture && pictures) void takePicture(page, pictures, picture);
    if (line) (lines.push(line), say(line));
  });
  return { lines, log, result: () => result, findings: () => findings };
}

async function takePicture(page, folder, name) {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
