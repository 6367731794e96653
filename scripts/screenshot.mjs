// Takes the pictures of the README and of the walkthrough from the packaged extension in a real VS Code, so that they cannot go
// stale. Usage: node scripts/screenshot.mjs [--vsix FILE] [--out FOLDER] [--only NAME,NAME]

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageExtension } from './package.mjs';
import { pictures } from './screenshot/pictures.mjs';
import { startHost } from './vscode-host.mjs';

const ROOT = resolve(import.meta.dirname, '..');
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
  'window.title': '${activeEditorShort}${separator}${rootName}',
};

const { values } = parseArgs({
  options: {
    vsix: { type: 'string' },
    out: { type: 'string', default: join(ROOT, 'images') },
    only: { type: 'string' },
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
  const only = values.only?.split(',');
  for (const picture of pictures) {
    if (only === undefined || only.includes(picture.file.replace(/\.\w+$/, ''))) await take(picture, vsix);
  }
}

// Every picture starts from a window of its own: what one leaves open must not be seen in the next.
async function take({ file, size, part = size, at, prepare }, vsix) {
  const workspace = join(scratch, 'insecure');
  rmSync(workspace, { recursive: true, force: true });
  cpSync(join(ROOT, 'examples/insecure'), workspace, { recursive: true });
  const host = await startHost({ vsix, settings: SETTINGS, size, say: console.log });
  try {
    const place = at === undefined ? undefined : join(workspace, at.path);
    const page = await host.open(workspace, place && `${place}:${lineOf(place, at.line)}:${at.column ?? 1}`);
    await closeNotifications(page);
    await prepare(page);
    await closeNotifications(page);
    await page.waitForTimeout(500);
    const path = join(values.out, file);
    mkdirSync(resolve(path, '..'), { recursive: true });
    const png = await page.screenshot({ clip: { x: 0, y: 0, ...part } });
    writeFileSync(path, path.endsWith('.webp') ? webp(png, part) : png);
    console.log(path);
  } finally {
    await host.close();
  }
}

// A walkthrough shows its pictures smaller than a window, so they are made smaller, too. The encoder is of Debian's package `webp`: that
// of the browser leaves a tenth more.
function webp(png, { width, height }) {
  const [source, target] = [join(scratch, 'picture.png'), join(scratch, 'picture.webp')];
  writeFileSync(source, png);
  const size = ['-resize', String(Math.round(width * 0.75)), String(Math.round(height * 0.75))];
  execFileSync('cwebp', [
    '-quiet',
    '-q',
    '28',
    '-m',
    '6',
    '-pass',
    '10',
    '-sns',
    '80',
    '-f',
    '30',
    ...size,
    source,
    '-o',
    target,
  ]);
  return readFileSync(target);
}

function lineOf(file, start) {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((text) => text.startsWith(start));
  if (line < 0) throw new Error(`${file} has no line that starts with ${start}.`);
  return line + 1;
}

// The first notification of a browser without a network is about extensions, and would cover a corner.
async function closeNotifications(page) {
  const close = page.locator('.notification-toast .codicon-notifications-clear');
  while ((await close.count()) > 0)
    await close
      .first()
      .click({ timeout: 2000 })
      .catch(() => {});
}
