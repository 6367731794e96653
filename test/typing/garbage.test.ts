import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

describe('what keystrokes leave behind', function () {
  this.timeout(120_000);

  it('is garbage that a quick collection frees: what stays is the last model, and no older one', async () => {
    // Objects of a kind that has often stayed are made old from the start, which would say nothing about these.
    const flags = ['--expose-gc', '--no-allocation-site-pretenuring', path.join(__dirname, 'garbage.js')];
    const { stdout } = await promisify(execFile)(process.execPath, flags);
    const { one, eight } = JSON.parse(stdout) as { readonly one: number; readonly eight: number };
    assert.ok(one > 100_000, `one model is measured: ${stdout}`);
    assert.ok(eight < 3 * one, stdout);
  });
});
