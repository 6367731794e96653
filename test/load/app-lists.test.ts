import assert from 'node:assert/strict';
import { basename, dirname, relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

const site = {
  '.git/HEAD': '',
  'manage.py': '',
  'shop/settings.py': 'DEBUG = False\nROOT_URLCONF = ""\nADMINS = []\n',
  'requirements.txt': 'django\n',
  'orders/__init__.py': '',
  'orders/models.py': '',
  'orders/Pipfile': '[packages]\ndjango = "==3.0.4"\n',
};

describe('lists of packages', () => {
  const listsOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const source = memorySource(files);
    const { project } = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
    const lists = (project.projectFiles ?? []).filter(({ kind }) => kind === 'dependencies');
    return lists.map(({ uri }) => `${relativePath(source.root, dirname(uri))}/${basename(uri)}`);
  };
  const isRead = async (files: Readonly<Record<string, string>>): Promise<boolean> =>
    (await listsOf(files)).includes('orders/Pipfile');

  it('are left over in the package of an app below that of the site', async () => {
    assert.equal(await isRead(site), false);
  });

  it('are those of the site where it has no other', async () => {
    assert.equal(await isRead({ ...site, 'requirements.txt': 'redis\n' }), true);
  });

  it('are installed where something names them, or starts there', async () => {
    assert.equal(await isRead({ ...site, Dockerfile: 'RUN cd orders && pipenv install\n' }), true);
    assert.equal(await isRead({ ...site, Dockerfile: 'COPY orders/Pipfile .\n' }), true);
    assert.equal(await isRead({ ...site, 'orders/Dockerfile': 'FROM python\n' }), true);
  });

  it('are others in a folder that is no package of an app', async () => {
    const { 'orders/models.py': _, ...tools } = site;
    assert.equal(await isRead(tools), true);
  });
});
