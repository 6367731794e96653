import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileUri } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

describe('files that start programs', () => {
  const root = fileUri('/srv/project');

  it('name the settings that an image starts with, by its command and the script that this runs', async () => {
    const image = (command: string): string => `FROM python\nRUN chmod +x start.sh\n${command}\n`;
    const starts = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const source = memorySource({ 'p/settings/production.py': 'DEBUG = True\n', ...files }, root);
      const loaded = await loadProject(source, root, { analyzer: fakeAnalyzer, ruleIds: [] });
      return (loaded.project.projectFiles ?? []).flatMap((file) =>
        file.kind === 'process' ? (file.starts ?? []) : [],
      );
    };
    const script = 'python manage.py runserver --settings=p.settings.production\n';
    const found = ['p.settings.production'];
    assert.deepEqual(await starts({ Dockerfile: image('CMD ["./entrypoint.sh"]'), 'entrypoint.sh': script }), found);
    assert.deepEqual(
      await starts({ Dockerfile: image('ENTRYPOINT sh /app/bin/start.sh'), 'bin/start.sh': script }),
      found,
    );
    assert.deepEqual(
      await starts({ Dockerfile: image('CMD gunicorn --env DJANGO_SETTINGS_MODULE=p.settings.production') }),
      found,
    );
    assert.deepEqual(await starts({ Dockerfile: image('CMD gunicorn p.wsgi'), 'entrypoint.sh': script }), []);
    const two = { 'a/start.sh': script, 'b/start.sh': '' };
    assert.deepEqual(await starts({ Dockerfile: image('CMD /start.sh'), ...two }), []);
    assert.deepEqual(await starts({ 'a/Dockerfile': image('CMD /start.sh'), ...two }), found);
  });
});
