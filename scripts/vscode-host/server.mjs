// One VS Code server process with a data folder of its own, reachable from this machine only.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, lineLog, pause, runToEnd, stopGroup, until } from './processes.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {import('./install.mjs').Installation} installation
 * @property {string} [vsix] Package that is installed before the server starts.
 * @property {Record<string, unknown>} [settings] Settings of this VS Code.
 * @property {boolean} [trusted] False leaves workspace trust on, which gives Restricted Mode. True is the default.
 * @property {boolean} [driven] False for a VS Code as its users have it, with dialogs, which runs no suite. True is the default.
 * @property {NodeJS.ProcessEnv} [env] Added to the environment of the extension host.
 */

/**
 * Starts the server and waits until it answers.
 *
 * @param {ServerOptions} options
 */
export async function startServer({ installation, vsix, settings = {}, trusted = true, driven = true, env = {} }) {
  const data = mkdtempSync(join(tmpdir(), 'vscode-host-'));
  try {
    writeSettings(data, settings);
    if (vsix) await installVsix(installation, data, vsix);
    return await launch(installation, data, { trusted, driven }, env);
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

// The browser keeps user settings in its own storage. The settings of the "remote machine" lie in a file, and VS Code
// applies them to every window of this server.
function writeSettings(data, settings) {
  const folder = join(data, 'data', 'Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

async function installVsix(installation, data, vsix) {
  const args = [installation.serverMain, '--accept-server-license-terms', '--server-data-dir', data];
  const output = await runToEnd(installation.node, [...args, '--install-extension', vsix, '--force'], {
    env: installation.env,
    seconds: 120,
  });
  if (!/was successfully installed/.test(output)) throw new Error(`VS Code did not install ${vsix}:\n${output}`);
}

async function launch(installation, data, how, env) {
  const port = await freePort();
  const log = lineLog();
  const exits = [];
  const child = spawn(installation.node, [installation.serverMain, ...serverArguments(port, data, how)], {
    env: { ...installation.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const release = endTogether(child, data);
  const read = (text) => {
    log.add(text);
    for (const match of String(text).matchAll(/Extension Host Process exited with code: (\w+)/g)) exits.push(match[1]);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const server = {
    port,
    data,
    log,
    /** Exit codes of the extension hosts that have ended, as the server reports them. */
    exits,
    stop: () => stop(child, data).finally(release),
  };
  try {
    await until('Start of the VS Code server', 60, () => answers(child, port, log));
    return server;
  } catch (error) {
    await server.stop();
    throw new Error(`${error.message}\n${log}`);
  }
}

// Without the smoke test driver the workbench silently ignores the address of a test suite; with it, it shows no dialog.
function serverArguments(port, data, { trusted, driven }) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...[...(driven ? ['--enable-smoke-test-driver'] : []), '--telemetry-level', 'off', '--server-data-dir', data],
    ...(trusted ? ['--disable-workspace-trust'] : []),
  ];
}

async function answers(child, port, log) {
  if (child.exitCode !== null) throw new Error(`The VS Code server ended with code ${child.exitCode}.\n${log}`);
  const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
  return response?.ok;
}

// A harness that is interrupted must not leave a server or its data behind.
function endTogether(child, data) {
  const onExit = () => {
    stopGroup(child, 'SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const onSignal = () => process.exit(1);
  process.once('exit', onExit).once('SIGINT', onSignal).once('SIGTERM', onSignal);
  return () => process.off('exit', onExit).off('SIGINT', onSignal).off('SIGTERM', onSignal);
}

async function stop(child, data) {
  stopGroup(child, 'SIGTERM');
  for (let tries = 0; tries < 30 && child.exitCode === null && child.signalCode === null; tries++) await pause(100);
  stopGroup(child, 'SIGKILL');
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
