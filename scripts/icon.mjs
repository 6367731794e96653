// Renders images/icon.svg to images/icon.png, because the marketplaces take no SVG.

import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from './vscode-host/install.mjs';

const SIZE = 256;
const folder = new URL('../images/', import.meta.url);

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: new URL('icon.png', folder).pathname, omitBackground: true });
} finally {
  await browser.close();
}
