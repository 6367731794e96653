import assert from 'node:assert/strict';
import { isLive, liveSeverity } from '../../server/src/core/rules/shared/env-entries';
import type { EnvFileView } from '../../server/src/core/rules/shared/model';

type Facts = Pick<EnvFileView, 'role' | 'ignoredByGit' | 'isTracked' | 'isHanded' | 'loadedBy'>;

/** Only what decides is looked at. */
const file = (facts: Partial<Facts>): EnvFileView =>
  ({ role: 'unknown', loadedBy: [], ...facts }) as unknown as EnvFileView;

describe('how severe a value in a .env file is that a deployed site must not have', () => {
  it('is a hint on the machine of a developer', () => {
    assert.equal(liveSeverity(file({ ignoredByGit: true }), 'error'), 'hint');
  });

  it('is a warning where others get the file', () => {
    assert.equal(liveSeverity(file({ ignoredByGit: false }), 'error'), 'warning');
    assert.equal(liveSeverity(file({ isTracked: true }), 'error'), 'warning');
  });

  it('is that of production by its name, and where compose hands it to the site', () => {
    assert.equal(liveSeverity(file({ role: 'production' }), 'error'), 'error');
    assert.equal(liveSeverity(file({ ignoredByGit: true, isHanded: true }), 'error'), 'error');
  });

  it('is that of production where git stores the file and settings for production load it for that value', () => {
    const uses = [{ setting: 'DEBUG', role: 'production', steps: [], when: [] }] as const;
    const loadedBy = [{ role: 'production' }] as unknown as Facts['loadedBy'];
    assert.equal(liveSeverity(file({ isTracked: true, loadedBy }), 'error', uses), 'error');
    assert.equal(liveSeverity(file({ isTracked: true, loadedBy }), 'error'), 'warning');
    assert.equal(liveSeverity(file({ isTracked: false, loadedBy }), 'error', uses), 'warning');
  });

  it('is asked of files in use only', () => {
    assert.ok(isLive(file({ role: 'production' })));
    assert.ok(!isLive(file({ role: 'example' })));
    assert.ok(!isLive(file({ role: 'test' })));
  });
});
