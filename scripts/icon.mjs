// Renders images/icon.svg to images/icon.png, because the marketplaces take no SVG. Debian's packages `pngquant` and `zopfli` make the
// picture less than half as large, which counts in a package that has to stay below a megabyte.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './vscode-host/install.mjs';

const SIZE = 256;
const folder = new URL('../images/', import.meta.url);

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  const icon = fileURLToPath(new URL('icon.png', folder));
  await page.screenshot({ path: icon, omitBackground: true });
  execFileSync('pngquant', ['--force', '--strip', '--output', icon, '256', icon]);
  execFileSync('zopflipng', ['-y', icon, icon], { stdio: 'ignore' });
} finally {
  await browser.close();
}
