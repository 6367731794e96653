import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { EXTENSION, eventually, finding, open, revert, settledFindings } from './support';

/** The most that activation may take on a slow machine, in milliseconds; it takes a tenth of it on a usual one. */
const ACTIVATION = 500;

describe('the extension on Node', () => {
  it('is activated quickly', async () => {
    const extension = vscode.extensions.getExtension<{ readonly activation: number }>(EXTENSION);
    assert.ok(extension);
    const { activation } = await extension.activate();
    console.log(`@@test   activation took ${activation.toFixed(1)} ms`);
    assert.ok(activation > 0 && activation < ACTIVATION, `activation took ${activation} ms`);
  });

  it('comes back when its server is killed', async () => {
    const editor = await open('config/settings/base.py');
    const before = await settledFindings();
    const [server, ...others] = serverProcesses();
    assert.ok(server !== undefined && others.length === 0, 'there is not exactly one server');
    process.kill(server, 'SIGKILL');
    await eventually('another server', () => {
      const now = serverProcesses();
      return now.length === 1 && now[0] !== server ? true : undefined;
    });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(editor.document.lineCount, 0), '\nX_FRAME_OPTIONS = "SAMEORIGIN"\n');
    });
    await finding(editor.document.uri, 'secret-key-hardcoded');
    await revert(editor);
    await eventually('the same findings', async () =>
      JSON.stringify(await settledFindings()) === JSON.stringify(before) ? true : undefined,
    );
  });

  it('has one server after it was restarted three times at once', async () => {
    const before = await settledFindings();
    const restart = (): Thenable<unknown> => vscode.commands.executeCommand('djangoSettingsLint.restart');
    await Promise.all([restart(), restart(), restart()]);
    await eventually('one server', () => (serverProcesses().length === 1 ? true : undefined));
    await eventually('the same findings', async () =>
      JSON.stringify(await settledFindings()) === JSON.stringify(before) ? true : undefined,
    );
    assert.equal(serverProcesses().length, 1);
  });
});

/** The ids of the language servers that this extension host has started. Linux shows processes as files, others list them. */
function serverProcesses(): readonly number[] {
  if (process.platform !== 'linux') return listedProcesses();
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter(isOurServer).map(Number);
}

function listedProcesses(): readonly number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const parsed = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line));
  return parsed.flatMap((match) =>
    Number(match?.[2]) === process.pid && (match?.[3] ?? '').includes('dist/server-node.js')
      ? [Number(match?.[1])]
      : [],
  );
}

function isOurServer(id: string): boolean {
  try {
    const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return Number(parent) === process.pid && /dist[\\/]server-node\.js/.test(command);
  } catch {
    return false; // It has ended in between.
  }
}
