import assert from 'node:assert/strict';
import eol from '../../server/src/core/rules/requirements-django-eol';
import { findingsIn, roots, useLab } from './support';

const pin = 'django==3.2.25\n';

describe('lists of dependencies', () => {
  const lab = useLab();
  const told = (path: string, files: Readonly<Record<string, string>>, text = pin): boolean => {
    const all = { [path]: text, ...files };
    const found = roots.map((root) => {
      const site = { root, files: all, entries: {}, projectFiles: Object.keys(all) };
      return findingsIn(lab.analyzer([eol]), site).some(({ at }) => at.uri.endsWith(`/${path}`));
    });
    assert.equal(found[0], found[1]);
    return found[0] === true;
  };

  it('are left over where nothing installs them and the site has the usual one', () => {
    const own = { 'requirements.txt': 'django\n' };
    for (const name of ['requirements2.txt', 'requirements_old.txt', 'requirements-copy2.txt'])
      assert.equal(told(name, own), false, name);
    assert.equal(told('requirements-shop.txt', own), true);
    assert.equal(told('requirements2.txt', {}), true);
    const installed = { ...own, Dockerfile: 'RUN pip install -r requirements2.txt\n' };
    assert.equal(told('requirements2.txt', installed), true);
  });

  it('are left over away from it, where the site starts beside its own', () => {
    const starts = { 'web/Procfile': 'web: gunicorn shop.wsgi\n' };
    assert.equal(told('requirements2.txt', { ...starts, 'web/requirements.txt': 'django\n' }), false);
    assert.equal(told('old/requirements2.txt', { 'requirements.txt': 'django\n' }), false);
    assert.equal(told('requirements2.txt', { ...starts, 'web/requirements.txt': 'redis\n' }), true);
    assert.equal(told('requirements2.txt', { ...starts, 'tools/requirements.txt': 'django\n' }), true);
  });

  it('say nothing where all that deploys the site skips the lock', () => {
    const lock = (files: Readonly<Record<string, string>>): boolean =>
      told('Pipfile.lock', { Pipfile: '[packages]\ndjango = "*"\n', ...files }, JSON.stringify(locked));
    const locked = { default: { django: { version: '==3.2.25' } } };
    const skips = { Dockerfile: 'RUN pipenv install --deploy \\\n    --skip-lock\n' };
    assert.equal(lock(skips), false);
    assert.equal(lock({}), true);
    assert.equal(lock({ ...skips, 'web/Dockerfile': 'RUN pipenv install --system\n' }), true);
    assert.equal(lock({ ...skips, Procfile: 'web: gunicorn shop.wsgi\n' }), true);
  });
});
