// Takes the pictures of the README from the packaged extension in a real VS Code, so that they cannot go stale.
// Usage: node scripts/screenshot.mjs [--vsix FILE] [--workspace FOLDER] [--out FOLDER]

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageExtension } from './package.mjs';
import { startHost } from './vscode-host.mjs';
import { until } from './vscode-host/processes.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = 'config/settings/base.py';
const FINDING = '.squiggly-error, .squiggly-warning';
const SIZE = { width: 1200, height: 760 };
const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'window.commandCenter': false,
};

const { values } = parseArgs({
  options: {
    vsix: { type: 'string' },
    workspace: { type: 'string', default: join(ROOT, 'examples/insecure') },
    out: { type: 'string', default: join(ROOT, 'images') },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'settings-lint-pictures-'));
try {
  await takePictures();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function takePictures() {
  const vsix = values.vsix ? resolve(values.vsix) : await packageExtension({ out: join(scratch, 'product.vsix') });
  const workspace = join(scratch, basename(values.workspace));
  cpSync(values.workspace, workspace, { recursive: true });
  mkdirSync(values.out, { recursive: true });
  const host = await startHost({ vsix, settings: SETTINGS, size: SIZE, say: console.log });
  try {
    const file = join(workspace, FILE);
    const page = await host.open(workspace, `${file}:${lineOf(file, 'SECRET_KEY')}:1`);
    await page.locator(FINDING).first().waitFor({ timeout: 60_000 });
    await showProblems(page);
    await save(page, 'problems');
    await showFixes(page);
    await save(page, 'quick-fix');
    await page.keyboard.press('Escape');
    await showHover(page);
    await save(page, 'hover');
  } finally {
    await host.close();
  }
}

function lineOf(file, name) {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((text) => text.startsWith(name));
  if (line < 0) throw new Error(`${file} has no line that starts with ${name}.`);
  return line + 1;
}

async function showProblems(page) {
  await closeNotifications(page);
  await page.keyboard.press('Control+Shift+M');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await until('A finding in the Problems panel', 30, async () => (await rows.count()) > 1);
}

// The first notification of a browser without a network is about extensions, and would cover a corner.
async function closeNotifications(page) {
  const close = page.locator('.notification-toast .codicon-notifications-clear');
  while ((await close.count()) > 0) await close.first().click();
}

async function showFixes(page) {
  await page
    .locator('.editor-instance .view-lines')
    .first()
    .click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Control+G');
  await page.keyboard.type(`${lineOf(join(values.workspace, FILE), 'SECRET_KEY')}:16`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor({ timeout: 20_000 });
}

async function showHover(page) {
  // The text lies above its squiggle, so Playwright's own hover waits for ever for the squiggle to be on top.
  const box = await page.locator(FINDING).first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor({ timeout: 20_000 });
}

async function save(page, name) {
  await page.waitForTimeout(500);
  const path = join(values.out, `screenshot-${name}.png`);
  await page.screenshot({ path });
  console.log(path);
}
