// A generated repository of 50,000 files with 20 settings modules: from the start of the server to its first findings, and
// from an edit of a `base.py` to the findings of the three entries on top of it.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inTurn, summary } from './measure.mjs';
import { startServer } from './server.mjs';
import { opened } from './typing.mjs';
import { settingsOf } from './texts.mjs';

const count = 50_000;

export async function repository(server, { largeWorkspace }) {
  const text = settingsOf(400);
  const workspace = largeWorkspace(count, text);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  await writeAll(folder, workspace.files);
  const starts = [];
  for (let i = 0; i < 9; i++) starts.push(await firstFindings(server, folder));
  const listing = await inTurn({ listing: () => listed(folder, '') }, { rounds: 7, warmUp: 2 });
  const { type, stop } = await opened(server, folder, workspace.base, text);
  const { edit } = await inTurn(
    { edit: (round) => type(text.replace('31536000', `${31536000 + round}`)) },
    { rounds: 150, warmUp: 80 },
  );
  await stop();
  await rm(folder, { recursive: true, force: true });
  const first = summary(starts.map((one) => one.first));
  return { files: workspace.files.size, settings: workspace.settings.length, first, ...listing, edit };
}

/** Milliseconds from the start of the process to the first findings. */
async function firstFindings(server, folder) {
  const start = process.hrtime.bigint();
  const client = await startServer(server, pathToFileURL(folder).href);
  await client.published((params) => params.diagnostics.length > 0);
  const first = Number(process.hrtime.bigint() - start) / 1e6;
  await client.stop();
  return { first };
}

/** The floor: listing the folders that may hold settings, with nothing opened. */
async function listed(root, folder) {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name));
  await Promise.all(folders.map((entry) => listed(root, path.join(folder, entry.name))));
}

const skipped = new Set(['node_modules', '.venv', '.git', 'migrations', 'templates', 'static']);

async function writeAll(root, files) {
  const folders = new Set([...files.keys()].map((file) => path.dirname(file)));
  for (const folder of folders) await mkdir(path.join(root, folder), { recursive: true });
  const left = [...files];
  while (left.length > 0) {
    await Promise.all(left.splice(-500).map(([file, text]) => writeFile(path.join(root, file), text)));
  }
}
