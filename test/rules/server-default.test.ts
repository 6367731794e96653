import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { apply } from './fixed-site';
import { findingsIn, roots, useLab, type Site } from './support';
import type { Finding } from '../../server/src/core/lint/finding';

const wsgi = (name: string): string => `import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', ${name})\n`;
const asgi = 'from os import environ\nenviron.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\n';

describe('settings that wsgi.py takes where no variable names others', () => {
  const lab = useLab();

  function siteIn(root: Site['root'], files: Site['files'], entries: Site['entries'] = {}): Site {
    return {
      root,
      files: { 'shop/settings/dev.py': 'DEBUG = True\n', 'shop/settings/prod.py': 'DEBUG = False\n', ...files },
      entries: { 'shop/settings/dev.py': 'development', 'shop/settings/prod.py': 'production', ...entries },
      urlModules: ['shop/wsgi.py', 'shop/asgi.py'].filter((path) => path in files),
      projectFiles: ['Dockerfile'].filter((path) => path in files),
    };
  }

  function found(site: Site): readonly Finding[] {
    return findingsIn(lab.analyzer(rules), site).filter(({ rule }) => rule === 'debug-fails-open');
  }

  for (const root of roots) {
    const named = { 'shop/wsgi.py': wsgi("'shop.settings.dev'") };

    it(`is information, and the fix names those for production, in ${root}`, () => {
      const site = siteIn(root, named);
      const [finding, ...others] = found(site);
      assert.deepEqual([finding?.severity, others.length], ['info', 0]);
      const [fix] = finding?.fixes ?? [];
      assert.ok(fix !== undefined);
      assert.equal(apply(site, fix).files['shop/wsgi.py'], wsgi("'shop.settings.prod'"));
    });

    it(`names none where there are two for production, in ${root}`, () => {
      const [finding] = found(
        siteIn(
          root,
          { ...named, 'shop/settings/live.py': 'DEBUG = False\n' },
          { 'shop/settings/live.py': 'production' },
        ),
      );
      assert.deepEqual(finding?.fixes, []);
    });

    it(`is told once for wsgi.py and asgi.py, and for asgi.py alone, in ${root}`, () => {
      const where = (files: Site['files']): readonly string[] => found(siteIn(root, files)).map(({ at }) => at.uri);
      assert.deepEqual(where({ ...named, 'shop/asgi.py': asgi }), [`${root}/shop/wsgi.py`]);
      assert.deepEqual(where({ 'shop/asgi.py': asgi }), [`${root}/shop/asgi.py`]);
      const started = (by: string): Site['files'] => ({ ...named, 'shop/asgi.py': asgi, Dockerfile: `CMD ${by}\n` });
      assert.deepEqual(where(started('daphne shop.asgi:application')), [`${root}/shop/asgi.py`]);
      assert.deepEqual(where(started('gunicorn shop.wsgi & daphne shop.asgi')), [`${root}/shop/wsgi.py`]);
    });

    it(`is told for a package that runs nothing else, and none that chooses, in ${root}`, () => {
      const count = (text: string): number => {
        const files = { 'shop/wsgi.py': wsgi("'shop.settings'"), 'shop/settings/__init__.py': text };
        return found(siteIn(root, files, { 'shop/settings/__init__.py': 'development' })).filter(
          ({ at }) => at.uri === `${root}/shop/wsgi.py`,
        ).length;
      };
      assert.equal(count('from .dev import *\n'), 1);
      assert.equal(
        count('import os\nif os.environ.get("X"):\n    from .prod import *\nelse:\n    from .dev import *\n'),
        0,
      );
    });

    it(`is not told of a module that a package of its name hides, in ${root}`, () => {
      const files = { 'shop/wsgi.py': wsgi("'shop.settings'"), 'shop/settings.py': 'DEBUG = True\n' };
      assert.deepEqual(found(siteIn(root, files, { 'shop/settings.py': 'development' })), []);
    });

    it(`is told where only some of those for production have it on, in ${root}`, () => {
      const files = { ...named, 'shop/settings/staging.py': 'DEBUG = True\n' };
      const all = found(siteIn(root, files, { 'shop/settings/staging.py': 'production' }));
      assert.equal(all.filter(({ at }) => at.uri === `${root}/shop/wsgi.py`).length, 1);
    });

    it(`is told where a compose file names the same settings, in ${root}`, () => {
      const compose = 'ENV DJANGO_SETTINGS_MODULE=${DJANGO_SETTINGS_MODULE:-shop.settings.dev}\n';
      assert.equal(found(siteIn(root, { ...named, Dockerfile: compose })).length, 1);
    });

    it(`is told where only what prepares a site is told its settings, in ${root}`, () => {
      const step = 'python manage.py collectstatic --noinput --settings=shop.settings.prod';
      const image = (lines: string): number =>
        found(siteIn(root, { ...named, Dockerfile: `FROM python\n${lines}\n` })).length;
      assert.equal(image(`RUN ${step} || true\nCMD gunicorn shop.wsgi`), 1);
      assert.equal(image(`RUN DJANGO_SETTINGS_MODULE=shop.settings.prod \\\n  python manage.py compress`), 1);
      assert.equal(image(`CMD ${step} && gunicorn shop.wsgi`), 1);
      assert.equal(image(`CMD ${step} && DJANGO_SETTINGS_MODULE=shop.settings.prod gunicorn shop.wsgi`), 0);
      assert.equal(image('CMD python manage.py runserver --settings=shop.settings.prod'), 0);
    });

    it(`is told of classes of django-configurations, in ${root}`, () => {
      const settings =
        'from configurations import Configuration\nclass Development(Configuration):\n    DEBUG = True\nclass Production(Configuration):\n    DEBUG = False\n';
      const both = `${wsgi("'shop.settings'")}os.environ.setdefault('DJANGO_CONFIGURATION', 'Development')\n`;
      const site: Site = {
        root,
        files: { 'shop/settings.py': settings, 'shop/wsgi.py': both },
        entries: { 'shop/settings.py': 'unknown' },
        urlModules: ['shop/wsgi.py'],
      };
      const [finding, ...others] = found(site);
      assert.match(finding?.message ?? '', /`DJANGO_CONFIGURATION` is missing/);
      assert.equal(others.length, 0);
      const [fix] = finding?.fixes ?? [];
      assert.ok(fix !== undefined);
      assert.equal(apply(site, fix).files['shop/wsgi.py'], both.replace('Development', 'Production'));
      const image = { ...site.files, Dockerfile: 'ENV DJANGO_CONFIGURATION=Production\n' };
      assert.deepEqual(found({ ...site, files: image, projectFiles: ['Dockerfile'] }), []);
    });

    it(`is told where those for production have it on as well, or are not known, in ${root}`, () => {
      for (const text of ['DEBUG = True\n', 'from elsewhere import DEBUG\n']) {
        const all = found(siteIn(root, { ...named, 'shop/settings/prod.py': text }));
        assert.deepEqual(
          all.map(({ at }) => at.uri),
          [`${root}/shop/wsgi.py`],
        );
      }
    });

    it(`is told where a variable may turn it on in those for production, in ${root}`, () => {
      const [finding] = found(
        siteIn(root, { ...named, 'shop/settings/prod.py': 'import os\nDEBUG = os.environ.get("DEBUG") == "1"\n' }),
      );
      assert.equal(finding?.severity, 'info');
    });

    it(`is told where a missing variable turns it on in those for development, in ${root}`, () => {
      const [finding] = found(
        siteIn(root, { ...named, 'shop/settings/dev.py': 'import os\nDEBUG = os.getenv("DEBUG", "1") == "1"\n' }),
      );
      assert.equal(finding?.severity, 'info');
    });

    it(`is silent where a script that starts the site names its settings, in ${root}`, () => {
      assert.deepEqual(found({ ...siteIn(root, named), hasStartScript: true }), []);
    });

    it(`is silent where something else chooses or nothing is opened, in ${root}`, () => {
      const sites: readonly Site['files'][] = [
        { ...named, Dockerfile: 'ENV DJANGO_SETTINGS_MODULE=shop.settings.prod\nCMD gunicorn shop.wsgi\n' },
        { ...named, 'shop/settings/dev.py': 'DEBUG = False\n' },
        { 'shop/wsgi.py': wsgi("'shop.settings.prod'") },
        { 'shop/wsgi.py': wsgi("'shop.settings.prod'"), 'shop/asgi.py': asgi },
        {
          'shop/wsgi.py': `import os\nif os.environ.get("X"):\n    ${wsgi("'shop.settings.dev'").split('\n')[1] ?? ''}\n`,
        },
      ];
      for (const files of sites) assert.deepEqual(found(siteIn(root, files)), []);
    });
  }
});
