import assert from 'node:assert/strict';
import { relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

async function load(files: Record<string, string>) {
  const source = memorySource(files);
  const { project, consulted } = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
  const path = (uri: Parameters<typeof relativePath>[1]): string => relativePath(source.root, uri);
  return { project, path, consulted: consulted.map(path) };
}

const settings = 'ROOT_URLCONF = "config.urls"\nASGI_APPLICATION = "config.routing.application"\nDEBUG = False\n';

describe('modules with functions that settings name', () => {
  it('are read, and are no URLconfs', async () => {
    const { project, path, consulted } = await load({
      'config/settings.py': `${settings}DEBUG_TOOLBAR_CONFIG = {"SHOW_TOOLBAR_CALLBACK": "shop.tools.show"}`,
      'shop/tools.py': 'def show(request):\n    return True\n',
      'shop/other.py': 'def show(request):\n    return True\n',
    });
    assert.ok([...project.files.keys()].map(path).includes('shop/tools.py'));
    assert.deepEqual(project.urlModules, []);
    assert.ok(!consulted.includes('shop/other.py'));
  });
});

describe('URLconfs of a project', () => {
  it('are those that settings name, and what they include', async () => {
    const { project, path, consulted } = await load({
      'config/settings.py': settings,
      'config/urls.py': 'urlpatterns = [path("", include("shop.urls")), path("x", include(("blog.urls", "blog")))]',
      'config/asgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")',
      'config/routing.py': 'application = 1',
      'shop/urls.py': 'urlpatterns = [include("config.urls")]',
      'blog/urls.py': 'urlpatterns = []',
      'other/urls.py': 'urlpatterns = []',
    });
    const found = (project.urlModules ?? []).map(path).sort();
    assert.deepEqual(found, ['blog/urls.py', 'config/asgi.py', 'config/routing.py', 'config/urls.py', 'shop/urls.py']);
    assert.ok(found.every((name) => [...project.files.keys()].map(path).includes(name)));
    assert.ok(!consulted.includes('other/urls.py'));
  });

  it('are joined by server modules that set something, each read once', async () => {
    const { project, path, consulted } = await load({
      'config/__init__.py': 'from .celery import app',
      'config/settings.py': settings,
      'config/wsgi.py':
        'import os\nfrom django.conf import settings as s\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\ns.DEBUG = True',
      'config/celery.py': 'from celery import Celery\napp = Celery("config")',
      'other/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")',
      'shop/middleware.py': 'from django.conf import settings\nsettings.DEBUG = True',
    });
    const found = (project.urlModules ?? []).map(path).sort();
    assert.deepEqual(found, ['config/celery.py', 'config/wsgi.py']);
    assert.ok(!consulted.includes('shop/middleware.py'));
  });

  it('are joined by what starts a site where it names settings for development, and by no celery.py', async () => {
    const { project, path } = await load({
      'config/settings/dev.py': settings,
      'config/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")',
      'docker/settings/celery.py': 'from .dev import *',
      'other/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")',
    });
    assert.deepEqual((project.urlModules ?? []).map(path).sort(), ['config/wsgi.py', 'other/wsgi.py']);
  });

  it('are joined by what starts a site with a package, or a class, for development', async () => {
    const start = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n';
    const ofPackage = await load({
      'config/settings/__init__.py': 'from .dev import *\n',
      'config/settings/dev.py': settings,
      'config/wsgi.py': start,
    });
    assert.deepEqual((ofPackage.project.urlModules ?? []).map(ofPackage.path), ['config/wsgi.py']);
    const ofClass = await load({
      'config/settings.py': settings,
      'config/wsgi.py': `${start}os.environ.setdefault("DJANGO_CONFIGURATION", "Development")\n`,
    });
    assert.deepEqual((ofClass.project.urlModules ?? []).map(ofClass.path), ['config/wsgi.py']);
  });

  it('are those beside the settings where these name none', async () => {
    const { project, path, consulted } = await load({
      'config/settings/base.py': 'DEBUG = False\n',
      'config/settings/production.py': 'from .base import *\n',
      'config/urls.py': 'urlpatterns = [include("shop.urls")]',
      'shop/urls.py': 'urlpatterns = []',
      'other/urls.py': 'urlpatterns = []',
    });
    assert.deepEqual((project.urlModules ?? []).map(path).sort(), ['config/urls.py', 'shop/urls.py']);
    assert.ok(!consulted.includes('other/urls.py'));
  });

  it('are none where settings name a module that is not there', async () => {
    const { project } = await load({ 'config/settings.py': settings });
    assert.deepEqual(project.urlModules, []);
  });
});

describe('files about the project as a whole', () => {
  it('say of the files that start a site whether git ignores them', async () => {
    const { project } = await load({
      '.git/HEAD': 'ref',
      '.gitignore': 'docker-compose.live.yml\n',
      'docker-compose.live.yml': 'services:\n  web:\n    image: x\n',
      'docker-compose.prod.yml': 'services:\n  web:\n    image: x\n',
      'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
      'settings.py': 'DEBUG = False\nROOT_URLCONF = "urls"\n',
    });
    const found = (project.projectFiles ?? []).flatMap((file) =>
      file.kind === 'process' ? [[relativePath(project.root, file.uri), file.isIgnored]] : [],
    );
    assert.deepEqual(
      new Map(found as [string, boolean][]),
      new Map([
        ['docker-compose.live.yml', true],
        ['docker-compose.prod.yml', false],
      ]),
    );
  });

  it('are dependency files and the .gitignore, with what git would store', async () => {
    const { project, path } = await load({
      '.git/HEAD': 'ref',
      '.gitignore': '*.log\n',
      'requirements.txt': 'django==5.2\n',
      'config/settings.py': settings,
      'db.sqlite3': '',
      'debug.log': '',
      'certs/site.key': '',
    });
    assert.deepEqual(
      (project.projectFiles ?? []).map(({ uri, kind }) => `${path(uri)} ${kind}`),
      ['requirements.txt dependencies', '.gitignore gitignore'],
    );
    assert.deepEqual(
      (project.facts.unignored ?? []).map((file) => `${file.path} by ${file.pattern} in ${path(file.ignoreFile)}`),
      ['db.sqlite3 by *.sqlite3 in .gitignore', 'certs/site.key by site.key in .gitignore'],
    );
  });

  it('are process files with what they are for; another YAML file is none', async () => {
    const { project, path } = await load({
      'compose.yml': 'services:\n',
      'docker-compose.prod.yml': '# to be written\n',
      'docker-compose.dev.yml': 'services:\n',
      'production.yml': '- hosts: all\n',
      Procfile: 'web: gunicorn config.wsgi\n',
      'gunicorn.conf.py': 'bind = ":8000"\n',
      'config/settings/__init__.py': 'DEBUG = False\nROOT_URLCONF = ""\nADMINS = []\n',
    });
    const files = project.projectFiles ?? [];
    assert.deepEqual(
      files.map((file) => `${path(file.uri)} ${file.kind === 'process' ? file.role : file.kind}`).sort(),
      [
        'Procfile production',
        'compose.yml production',
        'docker-compose.dev.yml development',
        'gunicorn.conf.py production',
      ],
    );
    assert.ok(files.every(({ uri }) => project.files.has(uri)));
  });

  it('are files that settings name to read them and that git stores, unread', async () => {
    const { project, path, consulted } = await load({
      '.git/HEAD': 'ref',
      '.gitignore': '*.pem\n',
      'config/settings.py': `${settings}SECRET_KEY = open(BASE / "secret_key.txt").read()\nKEY = open("site.pem").read()\n`,
      'secret_key.txt': 'an-example-key',
      'site.pem': 'an-example-key',
      'notes.txt': '',
    });
    assert.deepEqual((project.facts.storedFiles ?? []).map(path), ['secret_key.txt']);
    assert.ok(!consulted.includes('secret_key.txt'));
  });

  it('hold private keys, as those of them show whose names say so', async () => {
    const head = `-----BEGIN ${'RSA'} PRIVATE ${'KEY'}-----`;
    const key = `${head}\n${'no0real1one2'.repeat(4)}${'MIIEvAIBADANBgkq'.repeat(2)}\n`;
    const names = ['site.key', 'site.key.pub', 'dev.key', 'empty.pem'];
    const reads = names.map((name, index) => `A${String(index)}_KEY = open(f"{BASE}/keys/${name}").read()\n`).join('');
    const { project, path } = await load({
      '.git/HEAD': 'ref',
      'config/settings.py': `${settings}${reads}`,
      'keys/site.key': key,
      'keys/site.key.pub': 'ssh-rsa',
      'keys/dev.key': key,
      'keys/empty.pem': '',
    });
    assert.deepEqual((project.facts.privateKeys ?? []).map(path), ['keys/site.key']);
  });

  it('are none for middleware of the project, of which is told what has nothing of django-cors-headers', async () => {
    const listed = ['shop.cors.PlainCors', 'shop.cors.cors', 'shop.cors.MadeCors', 'shop.read.ReadsCors', 'tools.Cors'];
    const { project } = await load({
      'config/settings.py': `${settings}MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", ${JSON.stringify(listed).slice(1, -1)}]\n`,
      'shop/__init__.py': '',
      'shop/cors.py':
        'from shop.base import Base\nclass PlainCors(MiddlewareMixin):\n    pass\nclass MadeCors(Base):\n    pass\ndef cors(get_response):\n    return get_response\n',
      'shop/read.py':
        'class ReadsCors:\n    def __call__(self, request):\n        return settings.CORS_ALLOWED_ORIGINS\n',
    });
    assert.deepEqual(project.facts.ownCors, ['shop.cors.PlainCors', 'shop.cors.cors']);
  });

  it('are no files that git encrypts', async () => {
    const { project } = await load({
      '.git/HEAD': 'ref',
      '.gitattributes': 'secret_key.txt filter=git-crypt diff=git-crypt\n',
      'config/settings.py': `${settings}SECRET_KEY = open(BASE / "secret_key.txt").read()\n`,
      'secret_key.txt': 'an-example-key',
    });
    assert.deepEqual(project.facts.storedFiles, []);
  });

  it('are not those of a folder that is no Django project', async () => {
    const { project } = await load({ '.git/HEAD': 'ref', '.gitignore': '!.env\n', 'requirements.txt': 'flask==3\n' });
    assert.deepEqual([project.projectFiles, project.facts.unignored], [[], []]);
  });

  it('know nothing of git outside of a repository', async () => {
    const { project } = await load({ 'config/settings.py': settings, 'db.sqlite3': '' });
    assert.deepEqual(project.facts.unignored, []);
  });
});
