import assert from 'node:assert/strict';
import { runChecks } from '../../server/src/core/django/checks';
import { createModels } from './compare';
import { startProject } from './startproject';
import { assertSetUp, releases, startWorker } from './workers';

/** What Django says about the untouched output of `startproject`, in every release. */
const expected = [4, 8, 9, 12, 16, 18, 20].map((number) => `security.W${String(number).padStart(3, '0')}`);

describe('the untouched output of startproject', function () {
  this.timeout(120_000);
  before(assertSetUp);

  for (const release of releases.filter(({ libraries }) => libraries)) {
    it(`gets the verdicts of Django ${release.label}, and every check but that of the environment is decided`, async () => {
      const modules = { files: { settings: startProject(release.label) }, entry: 'settings' };
      const view = (await createModels())(modules, release).views[0];
      assert.ok(view !== undefined);
      const verdicts = runChecks(view);
      const worker = startWorker(release);
      const answer = await worker.ask(modules, []);
      worker.stop();
      assert.ok(answer.status === 'ok');
      assert.deepEqual(answer.reported, expected);
      assert.deepEqual(
        Object.keys(verdicts).filter((id) => verdicts[id] === true),
        expected,
      );
      assert.deepEqual(
        Object.keys(verdicts).filter((id) => verdicts[id] === null),
        ['async.E001'],
      );
    });
  }
});
