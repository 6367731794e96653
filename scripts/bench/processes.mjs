// What starts and ends with a process: the command line, and the activation of the extension.
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, summary } from './measure.mjs';
import { split, writeProject } from './typing.mjs';

/**
 * Start to exit on a project of 400 lines with three entries, beside Node without a program. `first` has no compiled code of
 * an earlier start; what it would spend on keeping its own is not in it.
 */
export async function commandLine(cli) {
  const folder = await writeProject(split(400));
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, '.cache') };
  const start = (...args) => void spawnSync(process.execPath, args, { stdio: 'ignore', env });
  const without = { ...env, NODE_DISABLE_COMPILE_CACHE: '1' };
  const cases = {
    node: () => start('-e', '0'),
    help: () => start(cli, '--version'),
    first: () => void spawnSync(process.execPath, [cli, folder], { stdio: 'ignore', env: without }),
    check: () => start(cli, folder),
  };
  const times = await inTurn(cases, { rounds: 25, warmUp: 4 });
  await rm(folder, { recursive: true, force: true });
  return times;
}

/** Loading the bundled extension and its `activate()`, each time in a process of its own with a stub of `vscode`. */
export function activation(client) {
  const program = fileURLToPath(new URL('./activation.cjs', import.meta.url));
  const all = Array.from({ length: 25 }, () => {
    const { stdout, status, stderr } = spawnSync(process.execPath, [program, client], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The extension did not activate: ${stderr}`);
    return JSON.parse(stdout);
  });
  return { load: summary(all.map((one) => one.load)), activate: summary(all.map((one) => one.activate)) };
}
