// From a keystroke to its findings, through the language server as editors start it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { control, inTurn } from './measure.mjs';
import { startServer } from './server.mjs';
import { settingsOf, sizes } from './texts.mjs';

/** One row for each size: two edits of the only settings module of a project, and of a `base.py` under three entries. */
export async function typingRows(server) {
  const rows = [];
  for (const lines of sizes) {
    const alone = await inProject(server, 'shop/settings.py', single(lines), lines);
    const base = await inProject(server, 'shop/settings/base.py', split(lines), lines);
    rows.push({ lines, alone, base });
  }
  return rows;
}

/** A project as the command line is measured on. */
export async function writeProject(files) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

function single(lines) {
  return { 'manage.py': manage('shop.settings'), 'shop/__init__.py': '', 'shop/settings.py': settingsOf(lines) };
}

export function split(lines) {
  const entry = (debug) => `from .base import *\n\nSECURE_HSTS_SECONDS = 60\nDEBUG = ${debug}\n`;
  return {
    'manage.py': manage('shop.settings.local'),
    'shop/settings/__init__.py': '',
    'shop/settings/base.py': settingsOf(lines),
    'shop/settings/production.py': entry('False'),
    'shop/settings/staging.py': entry('False'),
    'shop/settings/local.py': entry('True'),
  };
}

function manage(module) {
  return `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
}

async function inProject(server, name, files, lines) {
  const folder = await writeProject(files);
  const { type, stop } = await opened(server, folder, name, files[name]);
  const text = files[name];
  const middle = `shop.part${Math.max(0, Math.floor(lines / 40))}.backends`;
  const edited = text.includes(middle) ? middle : 'shop.part0.backends';
  const cases = {
    literal: (round) => type(text.replace(edited, `${edited}x${round % 2 === 0 ? '' : 'y'}`)),
    bracket: (round) => type(round % 2 === 0 ? text.replace('FEATURE_1_APPS = [', 'FEATURE_1_APPS = ([') : text),
    control,
  };
  const times = await inTurn(cases, lines > 1000 ? { rounds: 60, warmUp: 30 } : { rounds: 300, warmUp: 150 });
  await stop();
  await rm(folder, { recursive: true, force: true });
  return times;
}

/** A server with one open document; `type` resolves with the publication that answers the edit. */
export async function opened(server, folder, name, text) {
  const client = await startServer(server, pathToFileURL(folder).href);
  const uri = pathToFileURL(path.join(folder, name)).href;
  let version = 1;
  const first = client.published((params) => params.uri === uri && params.version === 1);
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version, text } });
  await first;
  const type = async (next) => {
    const wanted = ++version;
    const answer = client.published((params) => params.uri === uri && params.version === wanted);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: wanted },
      contentChanges: [{ text: next }],
    });
    await answer;
  };
  return { type, stop: () => client.stop() };
}
