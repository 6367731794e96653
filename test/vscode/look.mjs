// What VS Code's API does not tell about itself is read from the page, by the names that a screen reader would say.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../scripts/vscode-host/processes.mjs';
import { runCommand } from '../../scripts/screenshot/page.mjs';

const FINDING = '.squiggly-error, .squiggly-warning';
const ROWS = '.tree-explorer-viewlet-tree-view .monaco-list-row';

/** Number of tests: one that is lost is a failure, not a smaller number. */
const EXPECTED_TESTS = 8;

const TESTS = {
  'a fix of other files is not done after a no': refusal,
  'a fix of other files asks first, shows what it changes, and is done after a yes': confirmation,
  'the checklist says the state of each item in words, not by its colour alone': checklistStates,
  'the checklist is walked through by keyboard, down to the place': checklistByKeyboard,
  'a failed item of the checklist is fixed by its button': checklistFix,
  'the language status says role, findings, version and entries': languageStatus,
  'security settings have a colour of their own': colours,
  'a rule is picked while the walkthrough is open': ruleFromWalkthrough,
};

/**
 * Opens the example and looks.
 *
 * @param {Awaited<ReturnType<typeof import('../../scripts/vscode-host.mjs').startHost>>} host
 * @param {string} workspace
 * @param {{ say: (line: string) => void, pictures: string }} options
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function look(host, workspace, { say, pictures }) {
  const page = await host.open(workspace, join(workspace, 'config/settings/base.py:13:16'));
  await page.locator(FINDING).first().waitFor({ timeout: 90_000 });
  const outcome = { passed: 0, failed: 0 };
  assert.equal(Object.keys(TESTS).length, EXPECTED_TESTS);
  for (const [name, test] of Object.entries(TESTS)) {
    try {
      await attempted(name, () => test(page), say);
      outcome.passed += 1;
      say(`  passed  ${name}`);
    } catch (error) {
      outcome.failed += 1;
      say(`  FAILED  ${name}\n${error.stack}`);
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `look-${outcome.failed}.png`) });
    }
  }
  return outcome;
}

// A page drops a click while it redraws. What fails once is said and tried again; what is broken fails twice.
async function attempted(name, test, say) {
  try {
    await test();
  } catch (error) {
    say(`  again   ${name}\n${error.stack}`);
    await test();
  }
}

async function checklistStates(page) {
  await runCommand(page, 'Settings Lint for Django: Open Security Checklist');
  const names = await until('Rows of the checklist', 60, async () => {
    const all = await namesOf(page);
    return all.length > 4 && all;
  });
  const items = names.filter((name) => /^(failed|passed|unknown|check by hand|accepted|not applicable): /.test(name));
  assert.ok(items.length >= 3, `rows: ${names.join(' | ')}`);
  assert.ok(
    items.some((name) => name.startsWith('failed: ')),
    'nothing failed',
  );
}

async function checklistByKeyboard(page) {
  await runCommand(page, 'Settings Lint for Django: Open Security Checklist');
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 8; steps++) {
    const name = await page
      .locator(`${ROWS}.focused`)
      .first()
      .getAttribute('aria-label')
      .catch(() => '');
    if (/^failed: /.test(name ?? '')) break;
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(150);
  }
  await page.keyboard.press('Enter');
  await until('An editor with a cursor', 20, async () =>
    /Ln \d+/.test((await page.locator('#status\\.editor\\.selection').textContent()) ?? ''),
  );
  const title = await page.title();
  assert.match(title, /(base|production)\.py|\.env/);
}

async function refusal(page) {
  const dialog = page.locator('.monaco-dialog-box');
  await until('A question before other files are changed', 90, () => chooseAction(page, 'in this project', dialog));
  await dialog.locator('.monaco-button', { hasText: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached', timeout: 20_000 });
  // The same question once more: the finding is there still, and nothing was written.
  await until('The same question again', 90, () => chooseAction(page, 'in this project', dialog));
  assert.match(await dialog.textContent(), /pyproject\.toml \(new\)/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached', timeout: 20_000 });
  const written = page.locator('.explorer-folders-view .monaco-list-row[aria-label^="pyproject.toml"]');
  assert.equal(await written.count(), 0, 'the file was written in spite of the answer');
}

async function confirmation(page) {
  const dialog = page.locator('.monaco-dialog-box');
  const file = page.locator('.explorer-folders-view .monaco-list-row[aria-label^="pyproject.toml"]');
  await until('A question before other files are changed', 90, () => chooseAction(page, 'in this project', dialog));
  assert.match(await dialog.textContent(), /Ignore secret-key-hardcoded in this project.*pyproject\.toml \(new\)/s);
  await dialog.locator('.monaco-button', { hasText: 'Show Changes' }).click();
  const added = page.locator('.multiDiffEditor .view-line', { hasText: 'secret-key-hardcoded' });
  await added.first().waitFor({ timeout: 20_000 });
  assert.equal(await file.count(), 0, 'the file was written before the answer');
  await page.locator('.notifications-toasts .monaco-button', { hasText: 'Apply' }).click();
  await page.locator('.tab', { hasText: 'pyproject.toml' }).first().waitFor({ timeout: 20_000 });
}

// The list takes no clicks while it opens, which on a busy machine lasts long: what was not taken is chosen once more.
async function chooseAction(page, text, outcome) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+.');
  const row = page.locator('.action-widget .monaco-list-row', { hasText: text });
  try {
    await row.waitFor({ timeout: 10_000 });
    await page.waitForTimeout(1000);
    await row.click({ timeout: 5000 });
    await outcome.waitFor({ timeout: 10_000 });
    return true;
  } catch (error) {
    if (error.name === 'TimeoutError') return false;
    throw error;
  }
}

async function checklistFix(page) {
  await runCommand(page, 'Settings Lint for Django: Open Security Checklist');
  const row = page.locator(`${ROWS}[aria-label^="failed: DEBUG is off"]`).first();
  await row.waitFor({ timeout: 20_000 });
  await row.hover();
  await row.locator('.action-label[aria-label^="Fix"]').click();
  const choice = page.locator('.quick-input-list .monaco-list-row', { hasText: 'base.py:16' }).first();
  await choice.waitFor({ timeout: 20_000 });
  await choice.click();
  await page.locator('.tab.dirty', { hasText: 'base.py' }).waitFor({ timeout: 20_000 });
  await page.locator('.view-line', { hasText: 'env.bool("DJANGO_DEBUG"' }).waitFor({ timeout: 20_000 });
}

async function languageStatus(page) {
  await page.keyboard.press('Control+1');
  await page.locator('#status\\.languageStatus').first().hover();
  const lines = page.locator('.hover-language-status');
  const text = await until('The language status', 30, async () => {
    const all = (await lines.allTextContents()).join('\n');
    return /Django settings: [^\n]*\d+ finding/.test(all) && all;
  });
  for (const part of [/Django \d\S* \(/, /entries: /]) assert.match(text, part);
  // The popup neither wraps nor scrolls.
  const widths = await lines.evaluateAll((all) =>
    all.map((one) => [one.scrollWidth, one.clientWidth, one.textContent]),
  );
  for (const [needed, there, line] of widths) assert.ok(needed <= there, `${line} does not fit`);
}

async function colours(page) {
  const token = (text) => page.locator('.view-line span span', { hasText: new RegExp(`^${text}$`) }).first();
  const colourOf = (locator) => locator.evaluate((element) => getComputedStyle(element).color);
  const security = await colourOf(token('SECRET_KEY'));
  const other = await colourOf(token('BASE_DIR'));
  assert.notEqual(security, other);
}

async function ruleFromWalkthrough(page) {
  await runCommand(page, 'Settings Lint for Django: Open Walkthrough');
  await page.locator('.getting-started-step.expanded').waitFor({ timeout: 20_000 });
  // Its page takes the focus when it is there, and again a moment after another widget has had it.
  await page.waitForTimeout(3000);
  await runCommand(page, 'Settings Lint for Django: Show Rule');
  const rule = page.locator('.quick-input-list .monaco-list-row', { hasText: 'admins-missing' });
  await rule.waitFor({ timeout: 20_000 });
  await page.waitForTimeout(1000);
  await rule.click({ timeout: 5000 });
  await page.locator('.tab', { hasText: 'admins-missing' }).waitFor({ timeout: 20_000 });
}

async function namesOf(page) {
  return page.locator(ROWS).evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
}
