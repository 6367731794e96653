import assert from 'node:assert/strict';
import { settledFindings } from './support';

describe('the findings of the whole project', () => {
  it('are there without a file being opened, in settings modules and in .env files', async () => {
    const found = await settledFindings();
    const paths = new Set(found.map(({ path }) => path));
    for (const path of ['.env', 'config/settings/base.py', 'config/settings/production.py']) {
      assert.ok(paths.has(path), `nothing found in ${path}`);
    }
    assert.ok(!paths.has('config/settings/local.py'), "a developer's settings are reported");
    // The harness hands them to the suite in the browser, which has to find the same.
    console.log(`@@findings ${JSON.stringify(found)}`);
  });
});
