// What the pictures show. Each is prepared by keys and clicks, as a user would do it.

import { until } from '../vscode-host/processes.mjs';
import { runCommand } from './page.mjs';

const BASE = 'config/settings/base.py';
const FINDING = '.squiggly-error, .squiggly-warning';
const WIDE = { width: 1200, height: 760 };
const MIDDLE = { width: 900, height: 560 };
// Those of the walkthrough are shipped, and a column of the list or of code more makes every download longer.
const SMALL = { width: 680, height: 400 };

/**
 * @typedef {object} Picture
 * @property {string} file Path below the folder of images; `.png`, or `.webp` for those that are shipped and have to be small.
 * @property {{ width: number, height: number }} size Of the window, in CSS pixels.
 * @property {{ width: number, height: number }} [part] What is kept of it, from its upper left corner; everything where missing.
 * @property {{ path: string, line: string, column?: number }} [at] The file to open, and how the line begins that the cursor is on.
 * @property {(page: import('playwright-core').Page) => Promise<void>} prepare
 */

/** @type {readonly Picture[]} */
export const pictures = [
  { file: 'screenshot-hover.png', size: WIDE, at: { path: BASE, line: 'SECRET_KEY' }, prepare: hover },
  { file: 'screenshot-quick-fix.png', size: WIDE, at: { path: BASE, line: 'SECRET_KEY', column: 16 }, prepare: fixes },
  { file: 'screenshot-checklist.png', size: WIDE, at: { path: BASE, line: 'SECRET_KEY' }, prepare: checklist },
  {
    file: 'screenshot-insert.png',
    size: MIDDLE,
    at: { path: 'config/settings/production.py', line: 'SESSION' },
    prepare: blocks,
  },
  { file: 'walkthrough/lint.webp', size: SMALL, at: { path: BASE, line: 'ALLOWED_HOSTS' }, prepare: lint },
  {
    file: 'walkthrough/fix.webp',
    size: SMALL,
    at: { path: BASE, line: 'SECRET_KEY', column: 16 },
    prepare: quickFixes,
  },
  {
    file: 'walkthrough/insert.webp',
    size: SMALL,
    at: { path: 'config/settings/production.py', line: 'SESSION' },
    prepare: blocks,
  },
  { file: 'walkthrough/silence.webp', size: SMALL, at: { path: BASE, line: 'ALLOWED_HOSTS' }, prepare: silence },
  {
    file: 'walkthrough/checklist.webp',
    size: MIDDLE,
    part: { width: 720, height: 470 },
    at: { path: BASE, line: 'SECRET_KEY' },
    prepare: checklist,
  },
];

async function hover(page) {
  await problems(page);
  // The text lies above its squiggle, so Playwright's own hover waits for ever for the squiggle to be on top.
  const box = await until('A squiggle to point at', 30, () => page.locator(FINDING).first().boundingBox());
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor({ timeout: 20_000 });
}

async function fixes(page) {
  await problems(page);
  await openFixes(page);
}

async function checklist(page) {
  await findings(page);
  // The files make room for the checklist, which shares the side bar with them.
  await page.locator('.pane-header[aria-label^="Explorer Section"]').first().click();
  await runCommand(page, 'Settings Lint for Django: Open Security Checklist');
  await rowsOf(page, 'Security Checklist');
  await widenSideBar(page, 170);
}

async function lint(page) {
  await hideSideBar(page);
  await problems(page);
}

async function quickFixes(page) {
  await hideSideBar(page);
  await findings(page);
  await openFixes(page);
}

async function blocks(page) {
  await hideSideBar(page);
  await findings(page);
  await focusEditor(page);
  await runCommand(page, 'Settings Lint for Django: Insert Hardened Block…');
  const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: 'SECURE_HSTS_SECONDS' });
  await rows.first().waitFor({ timeout: 20_000 });
}

async function silence(page) {
  await hideSideBar(page);
  await findings(page);
  await focusEditor(page);
  await page.keyboard.press('End');
  await page.keyboard.type('  # settings-lint: ignore[allowed-hosts-wildcard] demo site', { delay: 2 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.waitForTimeout(1500);
}

// Keys that come while the editor is still being set up are lost, so they are pressed until the list is there.
async function openFixes(page) {
  const rows = page.locator('.action-widget .monaco-list-row');
  await until('A list of fixes', 60, async () => {
    await focusEditor(page);
    await page.keyboard.press('Control+.');
    await page.waitForTimeout(2000);
    return (await rows.count()) > 0;
  });
}

async function findings(page) {
  await page.locator(FINDING).first().waitFor({ timeout: 60_000 });
}

async function problems(page) {
  await findings(page);
  await page.keyboard.press('Control+Shift+M');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await until('A finding in the Problems panel', 30, async () => (await rows.count()) > 1);
}

async function widenSideBar(page, by) {
  const { x, y, width, height } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + 1 + by, y + height / 2, { steps: 8 });
  await page.mouse.up();
  await page.mouse.move(x + width / 2, 10);
}

async function hideSideBar(page) {
  await page.keyboard.press('Control+B');
}

async function focusEditor(page) {
  await page.keyboard.press('Control+1');
}

async function rowsOf(page, name) {
  const rows = page.locator(`.tree-explorer-viewlet-tree-view .monaco-list[aria-label*="${name}"] .monaco-list-row`);
  await until(`Rows of the view ${name}`, 30, async () => (await rows.count()) > 2);
}
