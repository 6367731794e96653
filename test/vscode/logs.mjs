// Reads everything that a VS Code has logged, because people attach logs to bug reports.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Values of the insecure example, and one that the suite has typed. */
const SECRETS = ['k8-lantern-harbour-52', 'changeme', '5v0$w#t8k2', 'planted-lantern-7731'];
const OURS = /Settings Lint for Django\.log$/;

/**
 * Two checks: our log is there and says something, and no log shows a secret.
 *
 * @param {string} folder
 * @param {(line: string) => void} say
 * @returns {{ passed: number, failed: number }}
 */
export function checkLogs(folder, say) {
  const logs = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const told = logs.some(({ path, text }) => OURS.test(path) && /Loaded/.test(text));
  const shown = logs.filter(({ text }) => SECRETS.some((secret) => text.includes(secret))).map(({ path }) => path);
  say(`  ${told ? 'passed' : 'FAILED'}  the log says what was loaded (${logs.length} logs)`);
  say(`  ${shown.length === 0 ? 'passed' : `FAILED: ${shown.join(', ')}`}  no log shows a secret`);
  const passed = Number(told) + Number(shown.length === 0);
  return { passed, failed: 2 - passed };
}
