// Child processes and waiting, with a time limit and the end of the output in every error.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const KEPT_LINES = 60;

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Keeps the last lines of an output, because an error that shows them needs no second run to understand. */
export function lineLog() {
  const lines = [];
  return {
    /** @param {string | Buffer} text */
    add(text) {
      lines.push(...String(text).split(/\r?\n/).filter(Boolean));
      lines.splice(0, Math.max(0, lines.length - KEPT_LINES));
    },
    toString: () => lines.join('\n'),
  };
}

/**
 * Runs a program to its end and returns its standard output.
 * Rejects with the end of both outputs when it fails or exceeds its time.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number }} [options]
 * @returns {Promise<string>}
 */
export function runToEnd(command, args, { cwd, env, seconds = 60 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const log = lineLog();
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stopGroup(child, 'SIGKILL');
    }, seconds * 1000);
    child.stdout.on('data', (data) => {
      output += data;
      log.add(data);
    });
    child.stderr.on('data', (data) => log.add(data));
    child.on('error', (error) => finish(error));
    child.on('close', (code) => {
      if (late) finish(new Error(`${command} did not end within ${seconds} s.\n${log}`));
      else if (code === 0) finish();
      else finish(new Error(`${command} ${args.join(' ')} ended with code ${code}.\n${log}`));
    });
    function finish(error) {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve(output);
    }
  });
}

/**
 * Ends a child that was started as the leader of its own process group, together with all that it started.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function stopGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended by itself, which is what was wanted.
  }
}

/** A port that was free a moment ago. The server fails loudly if somebody takes it in between. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Asks again until the answer is truthy, and says what was missing when it never was.
 *
 * @template T
 * @param {string} what
 * @param {number} seconds
 * @param {() => T | Promise<T>} ask
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, seconds, ask) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${seconds} s.`);
    await pause(100);
  }
}
