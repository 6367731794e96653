/** A generated repository: everything in it by path from its root, and which files a linter of settings has to open. */
export interface LargeWorkspace {
  readonly files: ReadonlyMap<string, string>;
  /** The settings modules. */
  readonly settings: readonly string[];
  /** The files that name settings modules, say how they are run or which Django it is. */
  readonly evidence: readonly string[];
  /** A module that three entries of its project build on. */
  readonly base: string;
}

const services = ['shop', 'billing', 'search', 'support'];
const entries = ['production', 'staging', 'local', 'test'];

/** What a Django app consists of. */
const appFiles = ['__init__', 'admin', 'apps', 'forms', 'models', 'serializers', 'signals', 'tasks', 'urls', 'views'];

/**
 * A repository of `count` files as teams have them: four services with five settings modules each, their apps with
 * migrations, templates and static files, a virtual environment and a frontend. `baseText` is the text of each `base.py`.
 */
export function largeWorkspace(count: number, baseText: string): LargeWorkspace {
  const files = new Map<string, string>();
  const put = (path: string, text: string): string => {
    files.set(path, text);
    return path;
  };
  const settings = services.flatMap((service) => [
    put(`${service}/config/settings/base.py`, baseText),
    ...entries.map((entry) => put(`${service}/config/settings/${entry}.py`, entryText(entry))),
  ]);
  const evidence = services.flatMap((service) => [
    put(`${service}/manage.py`, names('config.settings.local')),
    put(`${service}/config/wsgi.py`, names('config.settings.production')),
    put(`${service}/config/asgi.py`, names('config.settings.staging')),
    put(`${service}/Dockerfile`, 'FROM python:3.13\nENV DJANGO_SETTINGS_MODULE=config.settings.production\n'),
    put(`${service}/pytest.ini`, '[pytest]\nDJANGO_SETTINGS_MODULE = config.settings.test\n'),
    put(`${service}/requirements.txt`, 'Django==5.2.8\n'),
    // A package of settings may hold some itself.
    put(`${service}/config/settings/__init__.py`, ''),
    // Python runs it before the settings.
    put(`${service}/config/__init__.py`, ''),
  ]);
  put('.git/HEAD', 'ref: refs/heads/main\n');
  fill(files, count);
  return { files, settings, evidence, base: 'shop/config/settings/base.py' };
}

/** Each entry has something to find, because the benchmark waits for the first finding. */
function entryText(entry: string): string {
  return `from .base import *\n\nSESSION_COOKIE_SECURE = False\nDEBUG = ${entry === 'local' ? 'True' : 'False'}\n`;
}

function names(module: string): string {
  return `import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
}

/** Adds what no linter of settings has to open, until there are enough files. */
function fill(files: Map<string, string>, count: number): void {
  for (let i = 0; files.size < count; i++) {
    const app = `${services[i % services.length] ?? ''}/apps/app${i.toString()}`;
    const more = [
      ...appFiles.map((name) => `${app}/${name}.py`),
      ...numbered(5, (n) => `${app}/migrations/000${n}_change.py`),
      ...numbered(5, (n) => `${app}/templates/app/page${n}.html`),
      ...numbered(5, (n) => `${app}/static/app/part${n}.js`),
      ...numbered(25, (n) => `frontend/node_modules/package${i.toString()}/lib/file${n}.js`),
      ...numbered(10, (n) => `.venv/lib/python3.13/site-packages/package${i.toString()}/settings${n}.py`),
    ];
    for (const path of more.slice(0, count - files.size)) files.set(path, 'DEBUG = True\n');
  }
}

function numbered(count: number, name: (n: string) => string): readonly string[] {
  return Array.from({ length: count }, (_, n) => name(n.toString()));
}
