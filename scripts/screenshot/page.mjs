// What several scripts do with the page of a VS Code.

/**
 * Runs a command by its name from the palette.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name As the palette shows it.
 */
export async function runCommand(page, name) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-box input');
  await input.waitFor({ timeout: 20_000 });
  await input.fill(`>${name}`);
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name.replace(/^.*: /, '') }).first();
  await row.waitFor({ timeout: 20_000 });
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
}
