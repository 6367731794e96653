import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileUri, relativePath } from '../../server/src/core/text';
import { loadProject, type LoadRequest, type LoadResult } from '../../server/src/load';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource, type MemoryFile, type MemorySource } from './memory-source';

const forced = (module: string): string => `os.environ["DJANGO_SETTINGS_MODULE"] = "${module}"\n`;
const wsgi = (module: string): string => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
const settings = 'DEBUG = True\n';
const whole = 'SECRET_KEY = "x"\nINSTALLED_APPS = []\nROOT_URLCONF = "p.urls"\nDATABASES = {}\n';

async function load(
  files: Readonly<Record<string, MemoryFile>>,
  more: Partial<LoadRequest> = {},
  root = fileUri('/srv/project'),
): Promise<LoadResult & { readonly source: MemorySource }> {
  const source = memorySource(files, root);
  const loaded = await loadProject(source, root, { analyzer: fakeAnalyzer, ruleIds: ['debug-enabled'], ...more });
  return { ...loaded, source };
}

function entries({ project }: LoadResult): Record<string, string> {
  return Object.fromEntries(project.entries.map((entry) => [relativePath(project.root, entry.uri), entry.role]));
}

function paths({ project }: LoadResult, uris: Iterable<string>): string[] {
  return [...uris].map((uri) => relativePath(project.root, fileUriOf(uri))).sort();
}

function fileUriOf(uri: string): ReturnType<typeof fileUri> {
  return uri as ReturnType<typeof fileUri>;
}

/** `asgi.py` as `startproject` made it, which alone names `p.settings`. */
const asgiAlone = {
  'manage.py': wsgi('p.settings.local'),
  'p/__init__.py': '',
  'p/wsgi.py': wsgi('p.settings.production'),
  'p/asgi.py': wsgi('p.settings'),
  'p/settings/__init__.py': settings,
  'p/settings/local.py': 'from . import *\n',
  'p/settings/production.py': settings,
};
const besideAsgi = { 'p/settings/production.py': 'production', 'p/settings/local.py': 'development' };

/** Settings for production on which others build, and an image whose settings are an argument of its build. */
const argued = {
  Dockerfile: 'FROM python\nARG settings\nENV DJANGO_SETTINGS_MODULE ${settings}\nCMD gunicorn p.wsgi\n',
  'p/__init__.py': '',
  'p/settings/__init__.py': '',
  'p/settings/prod_main.py': settings,
  'p/settings/prod_dev.py': 'from .prod_main import *\nDEBUG = True\n',
};

/** Each row: files, the entries with their roles, and the loose modules. */
const rows: readonly {
  readonly title: string;
  readonly files: Readonly<Record<string, MemoryFile>>;
  readonly entries: Readonly<Record<string, string>>;
  readonly loose?: readonly string[];
}[] = [
  {
    title: 'a word for tests that is written together with another one',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/settings_testserver.py': 'from p.settings import *\nDEBUG = False\n',
      'p/__init__.py': '',
    },
    entries: { 'p/settings.py': 'unknown', 'p/settings_testserver.py': 'test' },
  },
  {
    title: 'settings for production that others build on, named by an argument of the build',
    files: {
      ...argued,
      'compose.yml': 'services:\n  web:\n    build:\n      args:\n        settings: p.settings.prod_main\n',
    },
    entries: { 'p/settings/prod_main.py': 'production', 'p/settings/prod_dev.py': 'production' },
  },
  {
    title: 'the same, named by what the argument falls back to',
    files: { ...argued, Dockerfile: argued.Dockerfile.replace('ARG settings', 'ARG settings=p.settings.prod_main') },
    entries: { 'p/settings/prod_main.py': 'production', 'p/settings/prod_dev.py': 'production' },
  },
  {
    title: 'the same, named by nothing that builds the image',
    files: { ...argued, 'compose.yml': 'services:\n  web:\n    environment:\n      settings: p.settings.prod_main\n' },
    entries: { 'p/settings/prod_dev.py': 'production' },
  },
  {
    title: 'the same, named by a module of a package for servers',
    files: { ...argued, 'p/wsgi/main.py': wsgi('p.settings.prod_main'), 'p/wsgi/local.py': wsgi('p.settings.dev') },
    entries: { 'p/settings/prod_main.py': 'production', 'p/settings/prod_dev.py': 'production' },
  },
  {
    title: 'the same, named by the configuration of gunicorn in a hidden folder',
    files: { ...argued, '.deploy/gunicorn_main.py': 'raw_env = ["DJANGO_SETTINGS_MODULE=p.settings.prod_main"]\n' },
    entries: { 'p/settings/prod_main.py': 'production', 'p/settings/prod_dev.py': 'production' },
  },
  {
    title: 'settings named for developers that the server of the site is told, where nothing names others',
    files: {
      'manage.py': wsgi('p.settings.local'),
      'p/wsgi.py': wsgi('p.settings.local'),
      'compose.yml': 'services:\n  web:\n    command: gunicorn p.wsgi --env DJANGO_SETTINGS_MODULE=p.settings.local\n',
      'p/settings/base.py': settings,
      'p/settings/local.py': 'from .base import *\n',
      'p/settings/__init__.py': '',
      'p/__init__.py': '',
    },
    entries: { 'p/settings/local.py': 'production' },
  },
  {
    title: 'the same beside a file that names those for production, and with a server that restarts at edits',
    files: {
      'manage.py': wsgi('p.settings.local'),
      'p/wsgi.py': wsgi('p.settings.local'),
      'q/wsgi.py': wsgi('q.settings.local'),
      'compose.yml':
        'services:\n  web:\n    command: gunicorn p.wsgi --env DJANGO_SETTINGS_MODULE=p.settings.local\n  q:\n    command: gunicorn --reload q.wsgi --env DJANGO_SETTINGS_MODULE=q.settings.local\n',
      'compose.prod.yml': 'services:\n  web:\n    environment:\n      DJANGO_SETTINGS_MODULE: p.settings.production\n',
      'p/settings/local.py': settings,
      'p/settings/production.py': settings,
      'p/settings/__init__.py': '',
      'p/__init__.py': '',
      'q/settings/local.py': settings,
      'q/settings/__init__.py': '',
      'q/__init__.py': '',
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/settings/local.py': 'development',
      'q/settings/local.py': 'development',
    },
  },
  {
    title: 'what the manifest of a platform names, beside a compose file for developers',
    files: {
      'manage.py': wsgi('p.settings'),
      'ops/manifest-stable.yaml': 'applications:\n- name: p\n  env:\n    DJANGO_SETTINGS_MODULE: p.settings\n',
      'docker-compose.dev.yml': 'services:\n  web:\n    environment:\n      DJANGO_SETTINGS_MODULE: p.settings\n',
      'p/settings.py': settings,
      'p/__init__.py': '',
    },
    entries: { 'p/settings.py': 'production' },
  },
  {
    title: 'startproject: one name in wsgi.py and manage.py says nothing about the use',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/__init__.py': '',
    },
    entries: { 'p/settings.py': 'unknown' },
  },
  {
    title: 'a copy, which no import can name, is none',
    files: { 'manage.py': wsgi('p.settings'), 'p/settings copy.py': settings, 'p/settings.py': settings },
    entries: { 'p/settings.py': 'unknown' },
  },
  {
    title: 'what wsgi.py names, where containers of a build service run tests that build on it and a helper reads it',
    files: {
      'manage.py': wsgi('p.settings.test'),
      'containers/docker-compose-codebuild.yaml': 'environment:\n  - DJANGO_SETTINGS_MODULE=p.settings.test\n',
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings.base'),
      'p/settings/__init__.py': '',
      'p/settings/base.py': settings,
      'p/settings/test.py': 'from .base import *\n',
      'p/settings/context_processors.py': 'from p.settings import base\n\ndef debug(request):\n    return base.DEBUG\n',
    },
    entries: { 'p/settings/base.py': 'production', 'p/settings/test.py': 'test' },
  },
  {
    title:
      'a module that turns DEBUG on beside those that the image runs, and others of the same kind that may be deployed',
    files: {
      'manage.py': wsgi('p.settings.site'),
      Dockerfile: 'FROM python\nENV DJANGO_SETTINGS_MODULE=p.settings.site\nCMD gunicorn p.wsgi\n',
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings.site'),
      'p/settings/__init__.py': '',
      'p/settings/base.py': settings,
      'p/settings/site.py': 'from .base import *\nDEBUG = False\nload_file("named.py")\n',
      'p/settings/named.py': 'from .base import *\nDEBUG = True\n',
      'p/settings/integration.py': 'from .base import *\nDEBUG = True\n',
      'p/settings/recette.py': 'from .base import *\nDEBUG = False\n',
    },
    entries: { 'p/settings/site.py': 'production', 'p/settings/integration.py': 'development' },
    loose: ['p/settings/named.py', 'p/settings/recette.py'],
  },
  {
    title: 'another module for production beside the one that the settings of all files choose',
    files: {
      'manage.py': wsgi('p.settings.settings'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings.settings'),
      'p/settings/__init__.py': '',
      'p/settings/settings.py':
        'from .base import *\nif X:\n    from .prod import *\nelse:\n    from .local import *\n',
      'p/settings/base.py': settings,
      'p/settings/prod.py': settings,
      'p/settings/local.py': settings,
      'p/settings/prod_for_docker.py': 'from .base import *\n',
      'p/settings/heroku.py': 'from .base import *\n',
      'p/settings/staging.py': 'from .base import *\n',
    },
    entries: {
      'p/settings/heroku.py': 'production',
      'p/settings/staging.py': 'production',
      'p/settings/settings.py': 'unknown',
      'p/settings/prod_for_docker.py': 'development',
    },
  },
  {
    title: 'other modules for production beside the one to which files fall back',
    files: {
      'manage.py': wsgi('p.settings.local'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings.prod'),
      'p/settings/__init__.py': '',
      'p/settings/base.py': settings,
      'p/settings/prod.py': 'from .base import *\n',
      'p/settings/local.py': 'from .base import *\n',
      'p/settings/prod_for_docker.py': 'from .base import *\n',
    },
    entries: {
      'p/settings/prod.py': 'production',
      'p/settings/prod_for_docker.py': 'production',
      'p/settings/local.py': 'development',
    },
  },
  {
    title: 'a base on which nothing builds, beside settings that stand alone',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': 'from .local import *\n',
      'p/settings/base.py': settings,
      'p/settings/local.py': whole,
      'p/settings/production.py': whole,
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/settings/__init__.py': 'development',
      'p/settings/base.py': 'development',
    },
  },
  {
    title: 'a base beside settings that lack what a site needs, and one that a file names',
    files: {
      'p/__init__.py': '',
      'p/settings/__init__.py': '',
      'p/settings/base.py': whole,
      'p/settings/production.py': 'exec(read(folder))\nDEBUG = False\n',
      'q/__init__.py': '',
      'q/wsgi.py': wsgi('q.settings.base'),
      'q/settings/__init__.py': '',
      'q/settings/base.py': whole,
      'q/settings/production.py': whole,
    },
    entries: {
      'p/settings/production.py': 'production',
      'q/settings/base.py': 'production',
      'q/settings/production.py': 'production',
    },
    loose: ['p/settings/base.py'],
  },
  {
    title: 'settings called dev that a script tells the server, whatever wsgi.py falls back to',
    files: {
      'bin/gunicorn_start':
        '#!/bin/sh\nDJANGO_SETTINGS_MODULE=p.settings.dev\nexport DJANGO_SETTINGS_MODULE\nexec gunicorn p.wsgi\n',
      'manage.py': wsgi('p.settings.dev'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': '',
      'p/settings/base.py': whole,
      'p/settings/dev.py': 'from .base import *\n',
      'p/settings/prod.py': 'from .base import *\n',
    },
    entries: { 'p/settings/dev.py': 'production', 'p/settings/prod.py': 'production' },
  },
  {
    title: 'settings called dev that a Procfile tells the server, where another file tells it those for production',
    files: {
      Procfile: 'web: DJANGO_SETTINGS_MODULE=p.settings.dev gunicorn p.wsgi\n',
      'deploy/docker-compose.prod.yml':
        'services:\n  web:\n    command: sh -c "DJANGO_SETTINGS_MODULE=p.settings.prod gunicorn p.wsgi"\n',
      'manage.py': wsgi('p.settings.dev'),
      'p/__init__.py': '',
      'p/settings/__init__.py': '',
      'p/settings/base.py': whole,
      'p/settings/dev.py': 'from .base import *\n',
      'p/settings/prod.py': 'from .base import *\n',
    },
    entries: { 'p/settings/dev.py': 'development', 'p/settings/prod.py': 'production' },
  },
  {
    title: 'settings in a folder that no import reaches, beside those of a site',
    files: {
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': whole,
      'useful modules/settings1.py': whole,
    },
    entries: { 'p/settings.py': 'production' },
  },
  {
    title: 'settings that build on those for tests and nothing else',
    files: {
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings/__init__.py': '',
      'p/settings/base.py': whole,
      'p/settings/production.py': 'from .base import *\n',
      'p/settings/test.py': 'from .base import *\n',
      'p/settings/testmysql.py': 'from .test import *\nDATABASES = {}\n',
    },
    entries: { 'p/settings/production.py': 'production', 'p/settings/test.py': 'test' },
  },
  {
    title: 'settings that asgi.py alone names, where only a server for WSGI is installed',
    files: { ...asgiAlone, 'requirements.txt': 'Django==5.2\nasgiref==3.8\ngunicorn==23.0\n' },
    entries: { ...besideAsgi, 'p/settings/__init__.py': 'development' },
  },
  {
    title: 'settings that asgi.py alone names, where gunicorn may run it',
    files: { ...asgiAlone, 'requirements.txt': 'Django==5.2\ngunicorn==23.0\nuvicorn-worker==0.3\n' },
    entries: { ...besideAsgi, 'p/settings/__init__.py': 'production' },
  },
  {
    title: 'settings that asgi.py alone names, where a command names its application',
    files: {
      ...asgiAlone,
      'requirements.txt': 'Django==5.2\ngunicorn==25.0\n',
      Procfile: 'web: gunicorn -k asgi p.asgi\n',
    },
    entries: { ...besideAsgi, 'p/settings/__init__.py': 'production' },
  },
  {
    title: 'settings that asgi.py alone names, where nothing tells which server is installed',
    files: { ...asgiAlone, 'requirements.txt': 'Django==5.2\n' },
    entries: { ...besideAsgi, 'p/settings/__init__.py': 'production' },
  },
  {
    title: 'a module for production that imports its base and takes nothing of it, and others that do',
    files: {
      'manage.py': wsgi('p.settings.base'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': '',
      'p/settings/base.py': settings,
      'p/settings/prod.py': 'from . import base\nDEBUG = False\n',
    },
    entries: { 'p/settings/base.py': 'unknown', 'p/settings/prod.py': 'development' },
  },
  {
    title: 'modules for production that import their base and take it over in other ways',
    files: {
      'p/__init__.py': '',
      'p/settings/__init__.py': '',
      'p/settings/base.py': settings,
      'p/settings/prod.py': 'from . import base\nglobals().update(vars(base))\nDEBUG = False\n',
      'p/settings/live.py': 'from . import base\nINSTALLED_APPS = base.INSTALLED_APPS\nDEBUG = False\n',
    },
    entries: { 'p/settings/prod.py': 'production', 'p/settings/live.py': 'production' },
  },
  {
    title: 'docker.py for the containers of developers, which an image is made to run with',
    files: {
      'manage.py': wsgi('p.settings'),
      Dockerfile: 'FROM python\nENV DJANGO_SETTINGS_MODULE p.settings.docker\n',
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': 'from .base import *\n',
      'p/settings/base.py': settings,
      'p/settings/docker.py': 'from .base import *\nALLOWED_HOSTS = ["127.0.0.1", "localhost", ".dev.local"]  # here\n',
    },
    entries: { 'p/settings/__init__.py': 'unknown', 'p/settings/docker.py': 'development' },
  },
  {
    title: 'docker.py that goes on to name other hosts',
    files: {
      'manage.py': wsgi('p.settings'),
      Dockerfile: 'FROM python\nENV DJANGO_SETTINGS_MODULE p.settings.docker\n',
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': 'from .base import *\n',
      'p/settings/base.py': settings,
      'p/settings/docker.py': 'from .base import *\nALLOWED_HOSTS = ["localhost"]\nALLOWED_HOSTS += ["example.org"]\n',
    },
    entries: { 'p/settings/__init__.py': 'unknown', 'p/settings/docker.py': 'production' },
  },
  {
    title: 'settings whose import is commented out beside the one of those for production',
    files: {
      'manage.py': wsgi('p.settings.production'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings/__init__.py': '# else:\n#     from .liv import *\nfrom .production import *\n',
      'p/settings/base.py': settings,
      'p/settings/liv.py': 'from .base import *\nALLOWED_HOSTS = ["*"]\n',
      'p/settings/shop.py': 'from .base import *\nALLOWED_HOSTS = ["*"]\n',
      'p/settings/production.py': 'from .base import *\n',
    },
    entries: { 'p/settings/production.py': 'production', 'p/settings/liv.py': 'development' },
    loose: ['p/settings/shop.py'],
  },
  {
    title: 'modules that only their folders tell apart',
    files: {
      'manage.py': wsgi('p.production.settings'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.production.settings'),
      'p/common/settings.py': settings,
      'p/local/settings.py': 'from p.common.settings import *\n',
      'p/production/settings.py': 'from p.common.settings import *\nDEBUG = False\n',
      'local_settings.py': 'from p.local.settings import *\n',
    },
    entries: {
      'p/production/settings.py': 'production',
      'local_settings.py': 'development',
    },
  },
  {
    title: 'the only settings of a project, whose folder is called like a role',
    files: {
      'manage.py': wsgi('local.settings'),
      'local/wsgi.py': wsgi('local.settings'),
      'local/settings.py': settings,
    },
    entries: { 'local/settings.py': 'unknown' },
  },
  {
    title: 'settings in pieces that take those for production where a machine has none of its own',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py':
        'from .apps import *\nfrom .rest import *\n\ntry:\n    from .local import *\n    from .local_logs import *\nexcept ImportError:\n    from .production import *\n',
      'p/settings/apps.py': settings,
      'p/settings/rest.py': settings,
      'p/settings/local_logs.py': settings,
      'p/settings/production.py': settings,
    },
    entries: { 'p/settings/__init__.py': 'production' },
  },
  {
    title: 'the same where the project has the settings of the machine',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py':
        'from .apps import *\ntry:\n    from .local import *\nexcept ImportError:\n    from .production import *\n',
      'p/settings/apps.py': settings,
      'p/settings/local.py': settings,
      'p/settings/production.py': settings,
    },
    entries: { 'p/settings/__init__.py': 'unknown' },
  },
  {
    title: 'settings for a shell of developers',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/settings_shell.py': 'from p.settings import *\n',
    },
    entries: { 'p/settings.py': 'unknown', 'p/settings_shell.py': 'development' },
  },
  {
    title: 'modules that take over the one beside them without a dot, as in Python 2',
    files: {
      'manage.py': wsgi('p.settings.dev'),
      'p/__init__.py': '',
      'p/wsgi.py': wsgi('p.settings.prod'),
      'p/settings/__init__.py': '',
      'p/settings/defaults.py': settings,
      'p/settings/dev.py': 'from defaults import *\n',
      'p/settings/prod.py': 'from defaults import *\nDEBUG = False\n',
    },
    entries: { 'p/settings/prod.py': 'production', 'p/settings/dev.py': 'development' },
  },
  {
    title: 'a module beside that another import means is not read for a package of the same name',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/__init__.py': '',
      'p/celery.py': 'DEBUG = True\n',
      'p/settings.py': 'from celery import Celery\nDEBUG = False\n',
    },
    entries: { 'p/settings.py': 'unknown' },
  },
  {
    title: 'nor one in a folder without an __init__, which the names of its modules go through',
    files: {
      'manage.py': wsgi('docker.settings.prod'),
      'docker/settings/base.py': 'import test\nDEBUG = False\n',
      'docker/settings/prod.py': 'from .base import *\n',
      'docker/settings/test.py': 'from .prod import *\nSECRET_KEY = "x"\n',
    },
    entries: { 'docker/settings/prod.py': 'production', 'docker/settings/test.py': 'test' },
  },
  {
    title: 'a package with a hyphen in its name, which only a text can import',
    files: {
      Dockerfile: 'FROM python\nENV DJANGO_SETTINGS_MODULE=my-shop.config.docker\n',
      'manage.py': wsgi('my-shop.config.dev'),
      'my-shop/config/base.py': settings,
      'my-shop/config/docker.py': 'from .base import *\n',
      'my-shop/config/dev.py': 'from .base import *\n',
    },
    entries: { 'my-shop/config/docker.py': 'production', 'my-shop/config/dev.py': 'development' },
  },
  {
    title: 'a package `settings` hides the module of the same name beside it, as in Python',
    files: {
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/settings/__init__.py': 'from .base import *\n',
      'p/settings/base.py': settings,
    },
    entries: { 'p/settings.py': 'development', 'p/settings/__init__.py': 'production' },
  },
  {
    title: 'a folder `settings` that is no package hides nothing, and the module beside it hides what is in it',
    files: {
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/settings/local.py': settings,
      'p/settings/production.py': settings,
    },
    entries: {
      'p/settings.py': 'production',
      'p/settings/local.py': 'development',
      'p/settings/production.py': 'development',
    },
  },
  {
    title: 'what names no URLconf starts nothing, nor what imports from its own package and is in none',
    files: {
      'p/wsgi.py': wsgi('p.settings'),
      'manage.py': wsgi('p.settings'),
      'p/__init__.py': '',
      'p/settings.py': `${settings}ROOT_URLCONF = "p.urls"\n`,
      'p/settings_prod.py': 'from .settings import *\nDEBUG = False\n',
      'settings_prod.py': 'from .settings import *\nDEBUG = False\n',
      'settings_vercel.py': 'SECRET_KEY = "x"\nINSTALLED_APPS = []\n',
      'settings_live.py': `from vendor.settings import *\n${settings}`,
    },
    entries: {
      'p/settings.py': 'unknown',
      'p/settings_prod.py': 'production',
      'settings_prod.py': 'development',
      'settings_vercel.py': 'development',
      'settings_live.py': 'production',
    },
  },
  {
    title: 'unless a file names it',
    files: {
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings.py': settings,
      'p/settings/production.py': settings,
    },
    entries: { 'p/settings/production.py': 'production' },
    loose: ['p/settings.py'],
  },
  {
    title: 'what a package was split from and no longer runs',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': 'from .production import *\nfrom .shop import *\n',
      'p/settings/production.py': 'DEBUG = False\n',
      'p/settings/shop.py': 'CORS_ALLOW_ALL_ORIGINS = True\n',
      'p/settings/settings.py': settings,
      'q/wsgi.py': wsgi('q.settings'),
      'q/settings/__init__.py': settings,
      'q/settings/settings.py': settings,
    },
    entries: {
      'p/settings/__init__.py': 'unknown',
      'p/settings/settings.py': 'development',
      'q/settings/__init__.py': 'production',
    },
    loose: ['q/settings/settings.py'],
  },
  {
    title: "the package around what files name as a site's, which names nothing itself",
    files: {
      'manage.py': wsgi('p.settings.dev'),
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings/__init__.py': 'from .defaults import *\n',
      'p/settings/defaults.py': settings,
      'p/settings/dev.py': 'from .defaults import *\n',
      'p/settings/production.py': 'from .defaults import *\nDEBUG = False\n',
      'q/settings/__init__.py': settings,
      'q/settings/production.py': 'DEBUG = False\n',
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/settings/__init__.py': 'development',
      'p/settings/dev.py': 'development',
      'q/settings/production.py': 'production',
    },
    loose: ['q/settings/__init__.py'],
  },
  {
    title: 'an image for the machine of a developer',
    files: {
      '.gitignore': '',
      'docker/django.dockerfile': 'FROM python\nENV DJANGO_SETTINGS_MODULE p.settings.localhost-docker\n',
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings/production.py': settings,
      'p/settings/localhost.py': settings,
      'p/settings/localhost-docker.py': 'from .localhost import *\n',
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/settings/localhost-docker.py': 'development',
    },
  },
  {
    title: 'what is kept aside under the name of what it was',
    files: {
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings/production.py': settings,
      'p/settings/production_old.py': settings,
      'p/settings/stage_bk.py': settings,
      'p/settings.bak/production.py': settings,
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/settings/production_old.py': 'development',
      'p/settings/stage_bk.py': 'development',
    },
  },
  {
    title: 'settings for work that the file of Passenger takes whatever the environment says',
    files: {
      'manage.py': wsgi('p.settings.dev'),
      'p/wsgi.py': wsgi('p.settings.dev'),
      'passenger_wsgi.py': forced('p.settings.dev'),
      'p/settings/dev.py': settings,
      'p/settings/production.py': settings,
    },
    entries: { 'p/settings/dev.py': 'production', 'p/settings/production.py': 'production' },
  },
  {
    title: 'settings for work that wsgi.py takes whatever the environment says',
    files: {
      'manage.py': wsgi('p.settings.dev'),
      'p/wsgi.py': `${wsgi('p.settings.production')}${forced('p.settings.dev')}`,
      'p/settings/dev.py': settings,
      'p/settings/production.py': settings,
    },
    entries: { 'p/settings/dev.py': 'unknown', 'p/settings/production.py': 'production' },
  },
  {
    title: 'settings for work that wsgi.py takes under a condition or in a comment, celery.py, or one server of two',
    files: {
      'p/wsgi.py': `if at_home:\n    ${forced('p.settings.dev')}# ${forced('p.settings.dev')}`,
      'p/celery.py': forced('p.settings.dev'),
      'q/wsgi.py': forced('q.settings.local'),
      'deploy/wsgi.py': wsgi('q.settings.production'),
      'p/settings/dev.py': settings,
      'q/settings/local.py': settings,
      'q/settings/production.py': settings,
    },
    entries: {
      'q/settings/production.py': 'production',
      'p/settings/dev.py': 'development',
      'q/settings/local.py': 'development',
    },
  },
  {
    title: 'what the file of Passenger and manage.py name is for the site',
    files: { 'manage.py': wsgi('p.settings'), 'passenger_wsgi.py': wsgi('p.settings'), 'p/settings.py': settings },
    entries: { 'p/settings.py': 'production' },
  },
  {
    title: 'wsgi.py deploys, manage.py develops, a shared base is no entry',
    files: {
      'manage.py': wsgi('config.settings.local'),
      'config/wsgi.py': wsgi('config.settings.production'),
      'config/settings/base.py': settings,
      'config/settings/local.py': 'from .base import *\n',
      'config/settings/production.py': 'from .base import *\n',
      'config/settings/test.py': 'from .base import *\n',
    },
    entries: {
      'config/settings/production.py': 'production',
      'config/settings/local.py': 'development',
      'config/settings/test.py': 'test',
    },
  },
  {
    title: 'settings that build the documentation or measure the speed are no deployment',
    files: {
      'manage.py': wsgi('p.settings.local'),
      'p/settings/production.py': settings,
      'p/docs_settings.py': settings,
      'p/settings/build.py': 'from .production import *\nSECRET_KEY = "for-collecting-static-files"\n',
      'benchmarks/settings.py': 'from p.settings.production import *\n',
      'p/settings/circle.py': 'from p.settings.production import *\n',
      'testing/config/settings/base.py': settings,
      'testing/config/settings/__init__.py': 'from .base import *\n',
      'server/profiling/settings_mixin.py': 'PASSWORD_HASHERS = []\n',
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/docs_settings.py': 'development',
      'p/settings/build.py': 'development',
      'benchmarks/settings.py': 'test',
      'p/settings/circle.py': 'test',
      'testing/config/settings/__init__.py': 'test',
      'server/profiling/settings_mixin.py': 'test',
    },
  },
  {
    title: 'settings for production that a package chooses are judged by themselves',
    files: {
      'manage.py': wsgi('config.settings'),
      'config/wsgi.py': wsgi('config.settings'),
      'config/settings/__init__.py':
        'if ENV == "production":\n    from .production import *\nelse:\n    from .development import *\n',
      'config/settings/base.py': settings,
      'config/settings/production.py': 'from .base import *\n',
      'config/settings/development.py': 'from .base import *\n',
    },
    entries: { 'config/settings/production.py': 'production', 'config/settings/__init__.py': 'unknown' },
  },
  {
    title: 'what a package only adds for production is judged with it',
    files: {
      'manage.py': wsgi('config.settings'),
      'config/wsgi.py': wsgi('config.settings'),
      'config/settings/__init__.py':
        'from .base import *\nif ENV == "production":\n    from .production import *\nelse:\n    from .development import *\n',
      'config/settings/base.py': settings,
      'config/settings/production.py': settings,
      'config/settings/development.py': settings,
    },
    entries: { 'config/settings/__init__.py': 'unknown' },
  },
  {
    title: 'a container file decides over manage.py',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      Dockerfile: 'FROM python\nENV DJANGO_SETTINGS_MODULE=p.settings\n',
    },
    entries: { 'p/settings.py': 'production' },
  },
  {
    title: 'compose files for developing say development',
    files: {
      'docker-compose.local.yml': 'services:\n  web:\n    environment:\n      - DJANGO_SETTINGS_MODULE=p.conf\n',
      'docker-compose.yml':
        'services:\n  web:\n    environment:\n      DJANGO_SETTINGS_MODULE: ${DJANGO_SETTINGS_MODULE:-p.live}\n',
      'p/conf.py': settings,
      'p/live.py': settings,
    },
    entries: { 'p/live.py': 'production', 'p/conf.py': 'development' },
  },
  {
    title: 'a lone manage.py does not silence the only settings module',
    files: { 'manage.py': wsgi('p.settings'), 'p/settings.py': settings },
    entries: { 'p/settings.py': 'unknown' },
  },
  {
    title: 'manage.py is for development beside a production module',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/settings_prod.py': 'from p.settings import *\n',
    },
    entries: { 'p/settings_prod.py': 'production', 'p/settings.py': 'development' },
  },
  {
    title: 'pytest.ini, tox.ini and workflows name test settings',
    files: {
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/quick.py': settings,
      'p/other.py': settings,
      'pytest.ini': '[pytest]\nDJANGO_SETTINGS_MODULE = p.quick\n',
      '.github/workflows/ci.yml': 'jobs:\n  t:\n    steps:\n      - run: pytest --ds=p.other\n',
    },
    entries: { 'p/settings.py': 'production', 'p/other.py': 'test', 'p/quick.py': 'test' },
  },
  {
    title: 'a unit of systemd starts the deployed site',
    files: {
      'p/settings/common.py': settings,
      'p/settings/docker.py': 'from .common import *\n',
      'deploy/p.service':
        '[Service]\nExecStart=/srv/bin/uwsgi --ini u.ini --env DJANGO_SETTINGS_MODULE=p.settings.common\n',
      Dockerfile: 'ENV DJANGO_SETTINGS_MODULE=p.settings.docker\n',
    },
    entries: { 'p/settings/common.py': 'production', 'p/settings/docker.py': 'production' },
  },
  {
    title: 'supervisor keeps the deployed site running',
    files: {
      'p/settings/common.py': settings,
      'p/settings/docker.py': 'from .common import *\n',
      'p/settings/worker.py': 'from .common import *\n',
      'p/settings/other.py': 'from .common import *\n',
      'deploy/supervisor.conf':
        "[program:p]\ncommand = gunicorn p.wsgi\nenvironment = A='b',DJANGO_SETTINGS_MODULE='p.settings.common'\n",
      'etc/supervisor/p.conf':
        '[program:q]\nenvironment=DJANGO_SETTINGS_MODULE="p.settings.worker"\ncommand=celery -A p\n',
      'docs/supervisor.conf': '[program:r]\nenvironment=DJANGO_SETTINGS_MODULE="p.settings.other"\n',
      Dockerfile: 'ENV DJANGO_SETTINGS_MODULE=p.settings.docker\n',
    },
    entries: {
      'p/settings/common.py': 'production',
      'p/settings/docker.py': 'production',
      'p/settings/worker.py': 'production',
    },
    loose: ['p/settings/other.py'],
  },
  {
    title: 'the app of DigitalOcean says what it starts',
    files: {
      'p/settings/common.py': settings,
      'p/settings/live2.py': 'from .common import *\n',
      '.do/app.yaml':
        'services:\n- envs:\n  - key: DJANGO_SETTINGS_MODULE\n    scope: RUN_AND_BUILD_TIME\n    value: p.settings.live2\n',
    },
    entries: { 'p/settings/live2.py': 'production' },
  },
  {
    title: 'settings by name alone that import what nothing installs cannot be started',
    files: {
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings/base.py': settings,
      'p/settings/production.py': 'from .base import *\n',
      'p/settings/heroku.py': 'from .base import *\nimport dj_database_url\n',
      'requirements/base.txt': 'django==5.2.8\n',
      'requirements/live.txt': '-r base.txt\ngunicorn==23.0.0\n',
    },
    entries: { 'p/settings/production.py': 'production', 'p/settings/heroku.py': 'development' },
  },
  {
    title: 'those that another package brings along, a handler expects or the project has can be',
    files: {
      'p/settings/base.py': settings,
      'p/settings/production.py': 'from .base import *\n',
      'p/settings/aws.py': 'from .base import *\nimport environ\n',
      'p/settings/heroku.py': 'from .base import *\nimport dj_database_url\nimport django_heroku\n',
      'p/settings/live.py': 'from .base import *\ntry:\n    import decouple\nexcept ImportError:\n    pass\n',
      'environ.py': '',
      'requirements.txt': 'django==5.2.8\ndjango-heroku==0.3.1\n',
    },
    entries: {
      'p/settings/aws.py': 'production',
      'p/settings/heroku.py': 'production',
      'p/settings/live.py': 'production',
      'p/settings/production.py': 'production',
    },
  },
  {
    title: 'settings whose packages may come from a file that is not there are judged',
    files: {
      'p/settings/base.py': settings,
      'p/settings/heroku.py': 'from .base import *\nimport dj_database_url\n',
      'p/settings/production.py': 'from .base import *\n',
      'requirements.txt': '-r ../shared/common.txt\ndjango==5.2.8\n',
    },
    entries: { 'p/settings/heroku.py': 'production', 'p/settings/production.py': 'production' },
  },
  {
    title: 'the only settings for production are judged, whatever they import',
    files: {
      'p/settings/base.py': settings,
      'p/settings/heroku.py': 'from .base import *\nimport dj_database_url\n',
      'requirements.txt': 'django==5.2.8\n',
    },
    entries: { 'p/settings/heroku.py': 'production' },
  },
  {
    title: 'the configuration of uWSGI names what the deployed site runs with',
    files: {
      'manage.py': wsgi('p.settings.testing'),
      'p/settings/__init__.py': settings,
      'p/settings/testing.py': 'from . import *\n',
      'p/other.py': settings,
      'docker/p.ini':
        '[uwsgi]\nmodule = p.wsgi:application\n;env = DJANGO_SETTINGS_MODULE=p.other\nenv = DJANGO_SETTINGS_MODULE=p.settings\n',
      'docker/php.ini': '[php]\nenv = DJANGO_SETTINGS_MODULE=p.other\n',
    },
    entries: { 'p/settings/__init__.py': 'production', 'p/settings/testing.py': 'test' },
  },
  {
    title: 'what a build service starts is a test, also with a server in it',
    files: {
      'docker-compose-circleci-server-up.yml':
        'services:\n  web:\n    environment:\n      - DJANGO_SETTINGS_MODULE=p.settings.check_server\n',
      'p/settings/base.py': settings,
      'p/settings/check_server.py': 'from .base import *\n',
      'p/settings/live.py': 'from .base import *\n',
    },
    entries: { 'p/settings/live.py': 'production', 'p/settings/check_server.py': 'test' },
  },
  {
    title: 'modules named for the platform that serves them are deployed',
    files: {
      'p/settings/base.py': settings,
      'p/settings/render.py': 'from .base import *\n',
      'p/settings_ecs.py': settings,
    },
    entries: { 'p/settings/render.py': 'production', 'p/settings_ecs.py': 'production' },
  },
  {
    title: 'a .env file names the module and gives its own role',
    files: { '.env.production': 'DJANGO_SETTINGS_MODULE=p.site\n', 'p/site.py': settings, 'p/settings.py': settings },
    entries: { 'p/site.py': 'production' },
    loose: ['p/settings.py'],
  },
  {
    title: 'names alone: staging counts as production, `__init__` names follow their folder',
    files: {
      'p/settings/staging/__init__.py': settings,
      'p/settings/dev.py': settings,
      'p/tests/settings.py': settings,
      'p/settings/base.py': settings,
    },
    entries: {
      'p/settings/staging/__init__.py': 'production',
      'p/settings/dev.py': 'development',
      'p/tests/settings.py': 'test',
    },
    loose: ['p/settings/base.py'],
  },
  {
    title: 'names alone: what is not production is for development, what comes before it counts as production',
    files: {
      'p/settings/not_production.py': settings,
      'p/settings/nonprod.py': settings,
      'p/settings/no_debug.py': settings,
      'p/settings/pre_production.py': settings,
      'p/settings/preprod.py': settings,
    },
    entries: {
      'p/settings/pre_production.py': 'production',
      'p/settings/preprod.py': 'production',
      'p/settings/nonprod.py': 'development',
      'p/settings/not_production.py': 'development',
    },
    loose: ['p/settings/no_debug.py'],
  },
  {
    title: 'names alone: production as a developer runs it is for development',
    files: {
      'p/settings/production.py': settings,
      'p/settings/local_prod.py': 'from .production import *\n',
      'p/settings/production_local.py': 'from .production import *\n',
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/settings/local_prod.py': 'development',
      'p/settings/production_local.py': 'development',
    },
  },
  {
    title: 'a module for all that only tests build on is judged on its own',
    files: {
      'p/settings.py': settings,
      'tests/settings.py': 'from p.settings import *\n',
      'p/settings_live.py': settings,
    },
    entries: { 'p/settings_live.py': 'production', 'tests/settings.py': 'test' },
    loose: ['p/settings.py'],
  },
  {
    title: 'what production is tested with is for tests',
    files: {
      'p/settings/prod.py': settings,
      'p/settings/tests/prod.py': `from p.settings.prod import *\n${settings}`,
    },
    entries: { 'p/settings/prod.py': 'production', 'p/settings/tests/prod.py': 'test' },
  },
  {
    title: 'production that only tests or staging import stays an entry; production that production imports does not',
    files: {
      's/settings/production.py': settings,
      's/settings/staging.py': 'from .production import *\n',
      's/settings/prod.py': settings,
      's/settings/test.py': 'from .prod import *\n',
      's/settings/live.py': settings,
      's/settings/production_eu.py': 'from .live import *\n',
    },
    entries: {
      's/settings/prod.py': 'production',
      's/settings/production.py': 'production',
      's/settings/production_eu.py': 'production',
      's/settings/staging.py': 'production',
      's/settings/test.py': 'test',
    },
  },
  {
    title: 'import cycles end, and one of the two stays',
    files: {
      'a/settings_prod.py': 'from a.settings_live import *\nDEBUG = 1\n',
      'a/settings_live.py': 'from a.settings_prod import *\nDEBUG = 1\n',
    },
    entries: { 'a/settings_live.py': 'production' },
  },
  {
    title: 'a piece that takes single names from the settings that run it is no entry',
    files: {
      'wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/settings.py':
        'BASE_DIR = "/"\nDEBUG = 0\nif LIVE:\n    from .prod_settings import *\nelse:\n    from .local_settings import *\n',
      'shop/prod_settings.py': 'from .settings import BASE_DIR\nSTATIC_ROOT = BASE_DIR\n',
      'shop/local_settings.py': 'DATABASES = {}\n',
    },
    entries: { 'shop/settings.py': 'production' },
  },
  {
    title: 'modules that only sound like settings, examples and generator templates are left out',
    files: {
      'app/app_settings.py': 'PAGE_SIZE = 10\n',
      'settings/views.py': 'DEBUG = 1\n',
      'p/settings_example.py': settings,
      '{{cookiecutter.slug}}/settings.py': settings,
      'p/settings.py': settings,
    },
    entries: {},
    loose: ['p/settings.py'],
  },
  {
    title: 'a module counts with any setting that only Django or a package for it reads',
    files: {
      'a/settings.py': 'FILE_UPLOAD_PERMISSIONS = 0o777\n',
      'b/settings.py': 'AXES_ENABLED = False\n',
      'c/settings.py': 'SECURE = True\nACCOUNTS = 3\n',
    },
    entries: {},
    loose: ['a/settings.py', 'b/settings.py'],
  },
  {
    title: 'a fragment by name counts for any setting where no module assigns a telling one',
    files: {
      'shop/settings.py': 'USE_X_FORWARDED_PORT = True\n',
      'shop/cart/settings.py': 'PAGE_SIZE = 20\n',
      'shop/settings_celery.py': 'CELERY_TASK_SERIALIZER = "pickle"\n',
    },
    entries: {},
    loose: ['shop/settings.py', 'shop/settings_celery.py'],
  },
  {
    title: 'a fragment may hold any name where Django is asked for, unless it reads the settings of Django',
    files: {
      'requirements.txt': 'Django==5.2.8\n',
      'shop/settings.py': 'GATEWAY_KEY = "x"\n',
      'cart/settings.py': 'from django.conf import settings\nCART_SIZE = getattr(settings, "CART_SIZE", 20)\n',
    },
    entries: {},
    loose: ['shop/settings.py'],
  },
  {
    title: 'a fragment is nothing beside the settings of the site',
    files: {
      'shop/settings.py': settings,
      'shop/cart/settings.py': 'APPEND_SLASH = False\n',
    },
    entries: {},
    loose: ['shop/settings.py'],
  },
  {
    title: 'a piece of settings in an app is run by no site where there are settings for one',
    files: {
      'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/settings.py': settings,
      'cart/settings.py':
        'INSTALLED_APPS = ["debug_toolbar"]\nMIDDLEWARE = ["debug_toolbar.middleware.DebugToolbarMiddleware"]\n',
      'cart/apps.py': '',
      'shop/models.py': '',
      'shop/settings_extra.py': 'CORS_ALLOW_ALL_ORIGINS = True\n',
      'pieces/settings.py': 'CORS_ALLOW_ALL_ORIGINS = True\n',
      'site2/apps.py': '',
      'site2/settings.py': 'SECRET_KEY = "x"\nINSTALLED_APPS = []\n',
      'site3/apps.py': '',
      'site3/settings.py': 'from shop.settings import *\nINSTALLED_APPS = []\n',
    },
    entries: { 'shop/settings.py': 'unknown', 'cart/settings.py': 'development' },
    loose: ['pieces/settings.py', 'shop/settings_extra.py', 'site2/settings.py', 'site3/settings.py'],
  },
  {
    title: 'a piece that a package of settings no longer imports is run by no site',
    files: {
      'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.django.base")\n',
      'config/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.django.base")\n',
      'config/django/base.py': `from config.settings.jwt import *\n# from config.settings.sessions import *\n${settings}`,
      'config/settings/jwt.py': 'SIMPLE_JWT = {}\n',
      'config/settings/sessions.py': 'SESSION_COOKIE_SECURE = False\nSESSION_COOKIE_AGE = 60\n',
      'config/settings/env.py': 'DEBUG = True\nCORS_ALLOW_ALL_ORIGINS = True\n',
      'config/settings/on_base.py': 'from config.django.base import *\nCORS_ALLOW_ALL_ORIGINS = True\n',
      'config/settings/whole.py': Array.from({ length: 16 }, (_, index) => `CORS_${String(index)} = 1\n`).join(''),
      'other/settings/sessions.py': 'SESSION_COOKIE_SECURE = False\n',
    },
    entries: { 'config/django/base.py': 'unknown', 'config/settings/sessions.py': 'development' },
    loose: [
      'config/settings/env.py',
      'config/settings/on_base.py',
      'config/settings/whole.py',
      'other/settings/sessions.py',
    ],
  },
  {
    title: 'nor is a piece with its own lists beside settings that have theirs and do not speak of it',
    files: {
      'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.local")\n',
      'shop/settings/base.py': `${whole}MIDDLEWARE = []\n`,
      'shop/settings/production.py': 'from .base import *\nEXTRA = ["shop.settings.named"]\n',
      'shop/settings/local.py': 'from .base import *\n',
      'shop/settings/tenants.py': 'INSTALLED_APPS = []\nMIDDLEWARE = []\n',
      'shop/settings/named.py': 'INSTALLED_APPS = []\nMIDDLEWARE = []\n',
      'shop/settings/site.py': 'SECRET_KEY = "x"\nINSTALLED_APPS = []\nMIDDLEWARE = []\n',
    },
    entries: {
      'shop/settings/production.py': 'production',
      'shop/settings/local.py': 'development',
      'shop/settings/tenants.py': 'development',
    },
    loose: ['shop/settings/named.py', 'shop/settings/site.py'],
  },
  {
    title: 'a fragment is nothing where Django is not asked for',
    files: {
      'requirements.txt': 'flask==3.1.0\n',
      'shop/settings.py': 'APPEND_SLASH = False\n',
    },
    entries: {},
  },
  {
    title: 'settings of other frameworks are none of Django where the dependencies ask for those',
    files: {
      'requirements.txt': 'flask==3.1.0\nflask-limiter\n',
      'shop/settings.py': 'DEBUG = True\nSECRET_KEY = "x"\nSESSION_COOKIE_SECURE = False\nRATELIMIT_ENABLED = False\n',
      'api/settings.py': 'DEBUG = True\nALLOWED_HOSTS = ["*"]\nCORS_ALLOW_ALL_ORIGINS = True\n',
    },
    entries: {},
  },
  {
    title: 'they are where one of the modules assigns what Django alone reads',
    files: {
      'requirements.txt': 'flask==3.1.0\n',
      'shop/settings/base.py': 'INSTALLED_APPS = []\n',
      'shop/settings/prod.py': 'DEBUG = True\n',
    },
    entries: { 'shop/settings/prod.py': 'production' },
    loose: ['shop/settings/base.py'],
  },
  {
    title: 'they may be where a package is asked for that brings Django along',
    files: { 'requirements.txt': 'wagtail==7.0\n', 'shop/settings.py': settings },
    entries: {},
    loose: ['shop/settings.py'],
  },
  {
    title: 'a commented-out name and a name of a module that does not exist are nothing',
    files: {
      'p/wsgi.py': `# ${wsgi('p.old')}${wsgi('p.settings')}`,
      'p/old.py': settings,
      'p/settings.py': settings,
      Procfile: 'web: gunicorn --env DJANGO_SETTINGS_MODULE=gone.settings\n',
    },
    entries: { 'p/settings.py': 'production' },
  },
  {
    title: 'a settings package under an unusual import root is found by the end of its path',
    files: {
      'backend/apps/config/settings/live.py': settings,
      Dockerfile: 'ENV DJANGO_SETTINGS_MODULE config.settings.live\n',
    },
    entries: { 'backend/apps/config/settings/live.py': 'production' },
  },
];

for (const [system, root] of [
  ['POSIX', fileUri('/srv/project')],
  ['Windows', fileUri('C:\\Work\\project')],
] as const) {
  describe(`entries and roles (${system})`, () => {
    for (const row of rows) {
      it(row.title, async () => {
        const loaded = await load(row.files, {}, root);
        assert.deepEqual(entries(loaded), row.entries);
        assert.deepEqual(paths(loaded, loaded.project.loose), row.loose ?? []);
      });
    }
  });
}

describe('settings for developers that are all that a project has', () => {
  const forWork = async (files: Readonly<Record<string, string>>): Promise<readonly (true | undefined)[]> => {
    const named = { 'manage.py': wsgi('p.settings'), 'p/wsgi.py': wsgi('p.settings') };
    const modules = { 'p/settings/base.py': settings, 'p/settings/development.py': 'from .base import *\n' };
    return (await load({ ...named, ...modules, ...files })).project.entries.map(({ isForWork }) => isForWork);
  };
  const handsOn = {
    'p/settings/__init__.py': '"""For work."""\nenvironment = "development"\nfrom .development import *\n',
  };

  it('are handed on by a module that sets nothing', async () => {
    assert.deepEqual(await forWork(handsOn), [true]);
    assert.deepEqual(await forWork({ 'p/settings/__init__.py': 'from .development import *\nDEBUG = False\n' }), [
      undefined,
    ]);
  });

  it('are not all where something deploys the project, or other settings stand beside', async () => {
    assert.deepEqual(await forWork({ ...handsOn, Procfile: 'web: gunicorn p.wsgi\n' }), [undefined]);
    assert.deepEqual(await forWork({ ...handsOn, 'p/settings/server.py': settings }), [undefined]);
  });
});

describe('settings on which those for production build', () => {
  const above = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { project } = await load({
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/settings_prod.py': 'from .settings import *\nDEBUG = False\n',
      ...files,
    });
    const entry = project.entries.find(({ uri }) => uri.endsWith('/settings.py'));
    return (entry?.production ?? []).map((uri) => relativePath(project.root, uri));
  };

  it('know them where files only fall back to the settings', async () => {
    assert.deepEqual(await above({}), ['p/settings_prod.py']);
  });

  it('may be called after a platform', async () => {
    const none = { 'p/settings_prod.py': '' };
    for (const name of ['p/settings_fly.py', 'p/scalingo_settings.py'])
      assert.deepEqual(await above({ ...none, [name]: 'from .settings import *\nDEBUG = False\n' }), [name]);
  });

  it('may only be handed on by the package around them', async () => {
    const star = 'from .default import *\n';
    const inPackage = async (around: string, more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const { project } = await load({
        'p/wsgi.py': wsgi('p.settings'),
        'p/settings/__init__.py': around,
        'p/settings/default.py': settings,
        ...more,
      });
      const entry = project.entries.find(({ uri }) => uri.endsWith('/__init__.py'));
      return (entry?.production ?? []).map((uri) => relativePath(project.root, uri));
    };
    const scalingo = { 'p/settings/scalingo.py': `${star}SECURE_SSL_REDIRECT = True\n` };
    assert.deepEqual(await inPackage(star, scalingo), ['p/settings/scalingo.py']);
    assert.deepEqual(await inPackage(`${star}DEBUG = True\n`, scalingo), []);
    const shop = { 'p/settings/shop.py': star };
    const named = { Procfile: 'web: DJANGO_SETTINGS_MODULE=p.settings.shop gunicorn p.wsgi\n' };
    assert.deepEqual(await inPackage(star, shop), []);
    assert.deepEqual(await inPackage(star, { ...shop, ...named }), ['p/settings/shop.py']);
  });

  it('are deployed themselves where a container names them, or wsgi.py whatever the environment says', async () => {
    assert.deepEqual(await above({ 'p/wsgi.py': forced('p.settings') }), []);
    assert.deepEqual(await above({ Dockerfile: 'ENV DJANGO_SETTINGS_MODULE=p.settings\n' }), []);
  });

  it('are for work where no host but the own machine is let in', async () => {
    const roles = async (base: string): Promise<Readonly<Record<string, string>>> =>
      entries(
        await load({
          'p/wsgi.py': wsgi('p.settings'),
          'p/settings.py': base,
          'p/settings_prod.py': 'from .settings import *\nDEBUG = False\nALLOWED_HOSTS = ["shop.example"]\n',
        }),
      );
    const forWork = { 'p/settings_prod.py': 'production', 'p/settings.py': 'development' };
    for (const hosts of ['ALLOWED_HOSTS = []\n', "ALLOWED_HOSTS = ['localhost', '127.0.0.1']  # here\n"])
      assert.deepEqual(await roles(`${settings}${hosts}`), forWork, hosts);
    const asked = 'DEBUG = os.environ.get("DEBUG", "1") == "1"\n';
    const forSite = { 'p/settings.py': 'production', 'p/settings_prod.py': 'production' };
    for (const hosts of [
      '',
      'ALLOWED_HOSTS = ["shop.example"]\n',
      'ALLOWED_HOSTS = os.environ.get("HOSTS", "localhost").split(",")\n',
      'ALLOWED_HOSTS = []\nALLOWED_HOSTS += ["shop.example"]\n',
      'ALLOWED_HOSTS = []\ntry:\n    from .machine import *\nexcept ImportError:\n    pass\n',
    ])
      assert.deepEqual(await roles(`${settings}${hosts}`), forSite, hosts);
    assert.deepEqual(await roles(`${asked}ALLOWED_HOSTS = []\n`), forSite);
  });

  it('have none in settings that build on others, or that are for staging', async () => {
    assert.deepEqual(await above({ 'p/settings_prod.py': settings }), []);
    assert.deepEqual(
      await above({ 'p/settings_prod.py': '', 'p/settings_staging.py': 'from .settings import *\n' }),
      [],
    );
  });
});

describe('settings that lie on the machine alone', () => {
  const naming = (module: string): string => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
  const told = async (files: Readonly<Record<string, string>>): Promise<boolean | undefined> =>
    (await load({ 'settings/base.py': settings, ...files })).project.runsUnseen;

  it('are what `manage.py` and the server agree on and nobody finds', async () => {
    assert.equal(await told({ 'manage.py': naming('settings_local'), 'p/wsgi.py': naming('settings_local') }), true);
  });

  it('may have settings for developers beside them', async () => {
    const named = { 'manage.py': naming('p.machine'), 'p/wsgi.py': naming('p.machine') };
    const forWork = { 'p/settings_dev.py': settings, 'p/settings_test.py': settings };
    assert.equal(await told({ 'p/settings_common.py': settings, ...forWork, ...named }), true);
    assert.equal(await told({ 'p/settings_prod.py': settings, ...forWork, ...named }), undefined);
  });

  it('are not a name that is long gone', async () => {
    assert.equal(
      await told({ 'manage.py': naming('settings_local'), 'p/wsgi.py': naming('settings_site') }),
      undefined,
    );
    assert.equal(await told({ 'p/wsgi.py': naming('settings_local') }), undefined);
    assert.equal(await told({ 'manage.py': naming('p.settings'), 'p/wsgi.py': naming('p.settings') }), undefined);
  });
});

describe('classes of django-configurations', () => {
  const classes = 'from configurations import Configuration\nclass A(Configuration):\n    DEBUG = False\n';
  const starts = (name: string): string =>
    `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "p.settings")\nos.environ.setdefault("DJANGO_CONFIGURATION", "${name}")\n`;

  it('take their roles from what names them', async () => {
    const { project } = await load({
      'manage.py': starts('Here'),
      'p/wsgi.py': starts('Site'),
      'p/celery.py': starts('Workers'),
      'p/settings.py': classes,
      Dockerfile: 'RUN DJANGO_CONFIGURATION=Pack python manage.py collectstatic\n',
      'docker-compose.yml': 'services:\n  web:\n    environment:\n      - DJANGO_CONFIGURATION=Boxed\n',
      'pytest.ini': '[pytest]\nDJANGO_CONFIGURATION = Checks\n',
    });
    const [entry] = project.entries;
    const found = [...(entry?.configurations ?? [])].map(([name, { role, because }]) => [name, role, because.join()]);
    assert.deepEqual(found.sort(), [
      ['Boxed', 'production', 'named by docker-compose.yml'],
      ['Checks', 'test', 'named by pytest.ini'],
      ['Here', 'development', 'named by manage.py'],
      ['Pack', 'development', 'named by Dockerfile for a build step'],
      ['Site', 'production', 'named by p/wsgi.py'],
    ]);
  });

  const compose = (more: string): string =>
    [
      'services:\n  web:\n    build: .\n    volumes:\n      - .:/src\n    environment:',
      '      - DJANGO_SETTINGS_MODULE=mine.settings\n      - DJANGO_CONFIGURATION=Office',
      more,
    ].join('\n');

  for (const [more, role] of [
    ['      - LOCALDEV=true\n', 'development'],
    ['    command: poetry run ./manage.py runserver\n', 'development'],
    ['    command: gunicorn p.wsgi\n', 'production'],
  ] as const) {
    it(`are of the module that the same file names, which is for ${role} where its compose file has${more.trimEnd().slice(5)}`, async () => {
      const { project } = await load({
        'manage.py': wsgi('p.settings'),
        'p/wsgi.py': wsgi('p.settings'),
        'p/settings.py': classes,
        'mine/settings.py': 'from p.settings import *\nDEBUG = True\n',
        'tests/settings.py': 'from p.settings import *\nDEBUG = True\n',
        'pytest.ini': '[pytest]\nDJANGO_SETTINGS_MODULE = tests.settings\n',
        'docker-compose.yml': compose(more),
      });
      const found = project.entries.map((entry) => [
        relativePath(project.root, entry.uri),
        entry.role,
        [...(entry.configurations?.keys() ?? [])].join(),
      ]);
      assert.deepEqual(found.sort(), [
        ['mine/settings.py', role, 'Office'],
        ...(role === 'production' ? [] : [['p/settings.py', 'unknown', '']]),
        ['tests/settings.py', 'test', ''],
      ]);
    });
  }

  it('are for tests where they are named after continuous integration, also for a compose file', async () => {
    const { project } = await load({
      'manage.py': starts('Development'),
      'p/settings.py':
        'from configurations import Configuration\nclass ContinuousIntegration(Configuration):\n    DEBUG = True\n',
      'docker-compose.yml': 'services:\n  e2e:\n    environment:\n      - DJANGO_CONFIGURATION=ContinuousIntegration\n',
    });
    const [entry] = project.entries;
    assert.equal(entry?.configurations?.get('ContinuousIntegration')?.role, 'test');
  });

  it('all have the role that the configuration gives their module', async () => {
    const files = { 'manage.py': starts('A'), 'p/settings.py': classes };
    const options = '[tool.django-settings-lint.entries]\n"p/settings.py" = "test"\n';
    const { project } = await load({ ...files, 'pyproject.toml': options });
    assert.deepEqual([project.entries[0]?.isChosen, project.entries[0]?.configurations], [true, undefined]);
  });
});

describe('options decide over discovery', () => {
  const files = {
    'pyproject.toml': '[tool.django-settings-lint.entries]\n"p/site.py" = "production"\n"p/gone.py" = "test"\n',
    'p/wsgi.py': wsgi('p.site'),
    'manage.py': wsgi('p.site'),
    'p/site.py': settings,
  };

  it('reads the files that a module runs by `exec`', async () => {
    const { project } = await load({
      'p/settings.py':
        'DEBUG = False\nexec(open(BASE_DIR / "p" / "more.py").read())\nexec(open("p/other.py").read())\n',
      'p/more.py': 'X = 1\n',
      'p/other.py': 'Y = 1\n',
      'p/third.py': 'Z = 1\n',
    });
    const read = paths({ project } as LoadResult, project.files.keys());
    assert.deepEqual(read, ['p/more.py', 'p/other.py', 'p/settings.py']);
  });

  it('takes roles from the configuration, and reports entries that do not exist', async () => {
    const loaded = await load(files);
    assert.deepEqual(entries(loaded), { 'p/site.py': 'production' });
    assert.deepEqual(loaded.project.entries[0]?.because, ['set in the configuration']);
    const [finding] = loaded.findings;
    assert.equal(finding?.rule, 'configuration-invalid');
    assert.equal(files['pyproject.toml'].slice(finding.at.span.start, finding.at.span.end), '"p/gone.py"');
  });

  it('gives every module the role of the command line', async () => {
    const loaded = await load(
      { 'p/settings.py': settings, 'p/settings_test.py': settings },
      { overrides: { role: 'production' } },
    );
    assert.deepEqual(entries(loaded), { 'p/settings.py': 'production', 'p/settings_test.py': 'production' });
    assert.deepEqual(loaded.project.loose, []);
  });

  it('leaves out what `exclude` names', async () => {
    const loaded = await load({
      'pyproject.toml': '[tool.django-settings-lint]\nexclude = ["legacy", "*_old.py"]\n',
      'legacy/settings.py': settings,
      'deep/legacy/settings.py': settings,
      'p/settings_old.py': settings,
      'p/settings.py': settings,
    });
    assert.deepEqual(paths(loaded, loaded.project.loose), ['p/settings.py']);
  });
});

describe('what is read', () => {
  it('opens candidates, their imports and packages, and nothing else', async () => {
    const { source, project } = await load({
      'manage.py': wsgi('p.settings'),
      'p/__init__.py': '',
      'p/settings.py': 'from p.helpers import env_bool\nimport os\nDEBUG = env_bool("DEBUG")\n',
      'p/helpers.py': 'from .deeper import x\n',
      'p/deeper.py': 'x = 1\n',
      'p/models.py': 'DEBUG = 1\n',
      'p/views.py': '',
      'p/migrations/0001_settings.py': '',
      'node_modules/x/settings.py': settings,
      '.venv/lib/settings.py': settings,
      'python/pyvenv.cfg': '',
      'python/lib/settings.py': settings,
      '.env/bin/settings.py': settings,
      'static/settings.py': settings,
    });
    assert.deepEqual(paths({ project } as LoadResult, project.files.keys()), [
      'p/__init__.py',
      'p/deeper.py',
      'p/helpers.py',
      'p/settings.py',
    ]);
    const read = [...new Set(source.reads)].filter((path) => path.endsWith('.py') || path.includes('env/')).sort();
    assert.deepEqual(read, ['manage.py', 'p/__init__.py', 'p/deeper.py', 'p/helpers.py', 'p/settings.py']);
    for (const folder of ['node_modules', '.venv', '.env', 'p/migrations', 'static', 'python/lib']) {
      assert.ok(!source.lists.includes(folder), `${folder} was listed`);
    }
  });

  it('opens what a package imports from its own folder before its settings run', async () => {
    const { project } = await load({
      'manage.py': wsgi('shop.settings'),
      'shop/__init__.py': 'from shop import apps\nfrom catalogue import models\n',
      'shop/apps.py': 'from shop.settings import INSTALLED_APPS\nimport shop.orders.models\n',
      'shop/settings.py': settings,
      'shop/orders/__init__.py': '',
      'shop/orders/models.py': '',
      'catalogue/__init__.py': '',
      'catalogue/models.py': '',
    });
    assert.deepEqual(paths({ project } as LoadResult, project.files.keys()), [
      'shop/__init__.py',
      'shop/apps.py',
      'shop/settings.py',
    ]);
  });

  it('reads each file once', async () => {
    const { source } = await load({
      'manage.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'pyproject.toml': '[tool.django-settings-lint]\n',
    });
    assert.deepEqual([...source.reads].sort(), [...new Set(source.reads)].sort());
  });

  it('does not follow links to folders, and ends where links make an endless import chain', async () => {
    const loaded = await load({
      'p/settings.py': 'from .loop.settings import *\nDEBUG = True\n',
      'p/loop': { link: 'p' },
      'p/__init__.py': '',
    });
    assert.ok(!loaded.source.lists.some((path) => path.startsWith('p/loop/loop/loop/') && path.split('/').length > 60));
    assert.ok(loaded.project.files.size < 60);
  });

  it('follows imports in broken, missing and unreadable surroundings and tells what cannot be read', async () => {
    const loaded = await load({
      'p/settings.py': 'from .secret import *\nfrom .gone import *\nDEBUG = True\n',
      'p/secret.py': { broken: 'unreadable' },
      'p/settings_blob.py': { broken: 'binary' },
      'p/settings_huge.py': { broken: 'too-large' },
    });
    assert.deepEqual(
      loaded.errors.map((error) => [relativePath(loaded.project.root, error.uri), error.message]).sort(),
      [
        ['p/secret.py', 'The file cannot be read.'],
        ['p/settings_blob.py', 'The file is not text in UTF-8.'],
      ],
    );
    assert.deepEqual(
      loaded.findings.map((one) => [one.rule, one.severity]),
      [['file-too-large', 'info']],
    );
    assert.deepEqual(paths(loaded, loaded.project.loose), ['p/settings.py']);
  });

  it('stops when the result is not wanted any more', async () => {
    const source = memorySource({ 'p/settings.py': settings });
    const request = { analyzer: fakeAnalyzer, ruleIds: [], signal: { aborted: true } };
    await assert.rejects(loadProject(source, source.root, request), { name: 'LoadAborted' });
    assert.ok(!source.reads.includes('p/settings.py'));
  });

  it('counts files that are named by hand, whatever they are called', async () => {
    const source = memorySource({ 'p/site.py': 'X = 1\n', 'p/values': 'A=1\n' });
    const named = [source.uri('p/site.py'), source.uri('p/values')];
    const loaded = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [], named });
    assert.deepEqual(loaded.project.loose, [source.uri('p/site.py')]);
    assert.deepEqual(
      loaded.project.envFiles.map((file) => file.uri),
      [source.uri('p/values')],
    );
  });
});

describe('environment files that are handed to the site', () => {
  const compose =
    'services:\n  web:\n    env_file:\n      - .env\n      - path: ./web.env # ours\n        required: false\n    image: x\n';
  const handed = async (path: string, text: string): Promise<readonly string[]> => {
    const files = { '.env': 'A=1\n', 'web.env': 'B=1\n', 'docker/.prod': 'C=1\n' };
    const loaded = await load({ 'p/settings.py': settings, ...files, [path]: text });
    const uris = loaded.project.envFiles.filter((file) => file.isHanded === true).map(({ uri }) => uri);
    return [...paths(loaded, uris)].sort();
  };

  it('are those of compose files for production', async () => {
    assert.deepEqual(await handed('docker-compose.prod.yml', compose), ['.env', 'web.env']);
    assert.deepEqual(await handed('prod.docker-compose.yml', compose), ['.env', 'web.env']);
    assert.deepEqual(await handed('dev.docker-compose.yml', compose), []);
    assert.deepEqual(await handed('compose.production.yaml', 'services:\n  web:\n    env_file: "web.env"\n'), [
      'web.env',
    ]);
    assert.deepEqual(await handed('docker-compose-prod.yaml', 'services:\n  web:\n    env_file: ./docker/.prod\n'), [
      'docker/.prod',
    ]);
    const anchored = 'x-env:\n  env_file: &files\n    - .env\n    - web.env\n';
    assert.deepEqual(await handed('compose.prd.yml', anchored), ['.env', 'web.env']);
    assert.deepEqual(await handed('compose.staging.yml', 'services:\n  web:\n    env_file: [.env, web.env]\n'), [
      '.env',
      'web.env',
    ]);
  });

  it('are not those of what developers start as well', async () => {
    assert.deepEqual(await handed('docker-compose.yml', compose), []);
    assert.deepEqual(
      await handed('docker-compose.prod.yml', 'services:\n  web:\n    environment:\n      - A=.env\n'),
      [],
    );
  });

  it('are for development where nobody but developers hands them over', async () => {
    const roles = async (more: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> => {
      const loaded = await load({ 'p/settings.py': settings, '.env': 'A=1\n', 'conf/web.env': 'B=1\n', ...more });
      const { envFiles } = loaded.project;
      const names = paths(
        loaded,
        envFiles.map(({ uri }) => uri),
      );
      return Object.fromEntries(envFiles.map(({ role }, index) => [names[index] ?? '', role]));
    };
    const web = 'services:\n  web:\n    env_file: [.env, conf/web.env]\n';
    const work = `${web}    command: python manage.py runserver\n    volumes:\n      - .:/code\n`;
    const [own, others] = [
      { '.env': 'unknown', 'conf/web.env': 'unknown' },
      { '.env': 'unknown', 'conf/web.env': 'development' },
    ];
    assert.deepEqual(await roles({ 'docker-compose.yml': work }), others);
    assert.deepEqual(await roles({ 'docker-compose.dev.yml': web }), others);
    assert.deepEqual(await roles({ 'docker-compose.yml': web }), own);
    assert.deepEqual(await roles({ 'docker-compose.yml': web, 'docker-compose.dev.yml': web }), own);
    assert.deepEqual(await roles({ 'docker-compose.yml': work.replace('.:/', 'media:/') }), own);
    const folder = work.replace('.:/', './shop:/');
    assert.deepEqual(await roles({ 'docker-compose.yml': folder }), own);
    assert.deepEqual(await roles({ 'docker-compose.yml': `${folder}    build: ./shop/\n` }), others);
    assert.deepEqual(await roles({ 'docker-compose.yml': `${folder}    build:\n      context: shop\n` }), others);
    assert.deepEqual(await roles({ 'docker-compose.yml': work.replace('runserver', 'migrate') }), own);
    const reads = { 'p/settings.py': `${settings}load_dotenv("conf/web.env")\n` };
    assert.deepEqual(await roles({ 'docker-compose.yml': work, ...reads }), own);
  });

  it('are those of options', async () => {
    assert.deepEqual(await handed('Dockerfile.prod', 'CMD ["uv"]\nRUN uv run --env-file web.env gunicorn p.wsgi\n'), [
      'web.env',
    ]);
  });
});

describe('programs without a settings module', () => {
  const program = 'from django.conf import settings\nsettings.configure(DEBUG=True, ROOT_URLCONF=__name__)\n';

  it('are entries where they start a server', async () => {
    const loaded = await load({ 'wsgi.py': program, 'manage.py': program, 'runtests.py': program });
    assert.deepEqual(entries(loaded), { 'wsgi.py': 'production' });
  });
});

describe('environment files', () => {
  const role = async (path: string, more: Readonly<Record<string, string>> = {}): Promise<string | undefined> => {
    const loaded = await load({ 'p/settings.py': settings, [path]: 'A=1\n', ...more });
    return loaded.project.envFiles[0]?.role;
  };

  for (const [path, text, expected] of [
    ['.env.docker', 'A=1\nENVIRONMENT=dev\n', 'development'],
    ['web.env', 'export DJANGO_ENV="local" # mine\n', 'development'],
    ['web.env', 'APP_ENV=ci\r\n', 'test'],
    ['web.env', 'ENVIRONMENT=production\n', 'unknown'],
    ['web-vars.env', 'DJANGO_SETTINGS_MODULE=p.settings.test\n', 'test'],
    ['web-vars.env', 'DJANGO_SETTINGS_MODULE=p.settings.docker\n', 'unknown'],
    ['.env.prod', 'ENVIRONMENT=dev\n', 'production'],
    ['.env', 'ENVIRONMENT=dev\n', 'unknown'],
    ['.env', 'COMPOSE_FILE=docker-compose.yml;docker/dev.yml;docker/text.yml\n', 'development'],
    ['.env', 'COMPOSE_FILE=docker-compose.yml:docker/prod.yml\n', 'unknown'],
    ['.env', 'COMPOSE_FILE=docker-compose.yml\n', 'unknown'],
  ] as const) {
    it(`${path} with ${JSON.stringify(text)} is ${expected}`, async () => {
      assert.equal(await role(path, { [path]: text }), expected);
    });
  }

  for (const [path, expected] of [
    ['.env', 'unknown'],
    ['.env.prod', 'production'],
    ['.env.prd', 'production'],
    ['.env.stg', 'production'],
    ['env/uat.env', 'production'],
    ['env.prd', 'production'],
    ['env.public.production', 'production'],
    ['env.public.local', 'development'],
    ['.env.staging', 'production'],
    ['prod.env', 'production'],
    ['.envs/.production/.django', 'production'],
    ['docker/production/web.env', 'production'],
    ['stg/app.env', 'production'],
    ['production_lines/app.env', 'unknown'],
    ['docker/deploy-example/prod/.prod.env', 'example'],
    ['examples/.env', 'example'],
    ['.envs/.local/.postgres', 'development'],
    ['.envs/.personal/.postgres', 'development'],
    ['.env.local', 'development'],
    ['web.env.dev', 'development'],
    ['web.env.prod', 'production'],
    ['compose/prod/boilerplate.env.prod', 'example'],
    ['.env.production.local', 'development'],
    ['.env.test.local', 'test'],
    ['dev.env', 'development'],
    ['.devcontainer/app.env', 'development'],
    ['env.d/development/common', 'development'],
    ['ci.env', 'test'],
    ['.env_circleci', 'test'],
    ['config/.env.actions', 'test'],
    ['.env.exemplo', 'example'],
    ['dev/common/postgres.env', 'development'],
    ['.env-test', 'test'],
    ['.env.example', 'example'],
    ['env.sample', 'example'],
    ['.env.production.template', 'example'],
    ['.env.dist', 'example'],
    ['.env.exemplo', 'example'],
    ['docker/dev/docker.env', 'development'],
    ['developers/docker.env', 'unknown'],
    ['devenv/db.env', 'development'],
    ['dev-env/app.env', 'development'],
    ['deploy/devel/app.env', 'development'],
    ['.env.devenv', 'development'],
    ['.env.temp', 'example'],
    ['.env.docker', 'unknown'],
    ['.env-exp', 'example'],
    ['.env.exemple', 'example'],
    ['.env.dev-sample', 'example'],
    ['env_sample', 'example'],
    ['env-example', 'example'],
    ['env.development.tmpl', 'example'],
    ['example-env', 'example'],
    ['dotenv', 'example'],
    ['dot.env', 'example'],
    ['dotenv.example', 'example'],
    ['dotenv-sample', 'example'],
    ['.environment-example', 'example'],
    ['.env.backup', 'unknown'],
    ['.env.old', 'unknown'],
    ['.local-env', 'development'],
    ['env.prod', 'production'],
  ] as const) {
    it(`${path} is ${expected}`, async () => assert.equal(await role(path), expected));
  }

  for (const path of [
    '.flaskenv',
    '.envrc',
    '.env.py',
    '.env.enc',
    '.env.ts',
    'env.py',
    'environment.ts',
    'env_helpers',
    'dotenv.rb',
    'env.sh',
    'env.d/dev/values.yaml.gotmpl',
  ]) {
    it(`${path} is none`, async () => assert.equal(await role(path), undefined));
  }

  it('leaves a file alone that has the form of TOML', async () => {
    const files = { 'manage.py': wsgi('p.settings'), 'p/settings.py': settings };
    const sections = 'mode = "prod"\n\n[dev]\nDEBUG = "True"\n\n[prod]\nDEBUG = "False"\n';
    const { project } = await load({ ...files, '.env': sections, 'web/.env': 'DEBUG=1\n' });
    assert.deepEqual(
      paths(
        { project } as LoadResult,
        project.envFiles.map((file) => file.uri),
      ),
      ['web/.env'],
    );
  });

  it('leaves the files of a front end alone', async () => {
    assert.equal(await role('frontend/.env', { 'frontend/package.json': '{}' }), undefined);
  });

  it('are for Django as far as dependency files leave it open', async () => {
    const found = async (files: Readonly<Record<string, string>>): Promise<number> => {
      const { project } = await load({ 'server/settings.py': 'SECRET_KEY = "x"\n', ...files });
      return [...project.files.keys()].filter((uri) => uri.endsWith('.py')).length;
    };
    assert.equal(await found({}), 1);
    assert.equal(await found({ 'requirements.txt': 'django==5.2\n' }), 1);
    assert.equal(await found({ 'requirements.txt': 'fastapi==0.115\n' }), 0);
    assert.equal(
      await found({ 'requirements.txt': 'fastapi==0.115\n', 'admin/settings.py': 'INSTALLED_APPS = []\n' }),
      2,
    );
  });

  it('leaves the environment files above projects of a repository to these', async () => {
    const files = {
      '.gitignore': 'x\n',
      '.env': 'DJANGO_DEBUG=1\n',
      'tools/.env': 'DJANGO_DEBUG=1\n',
      'src/manage.py': wsgi('p.settings'),
      'src/p/settings.py': settings,
    };
    const of = async (some: Readonly<Record<string, string>>, root?: string): Promise<readonly string[]> => {
      const loaded = await load(some, {}, fileUri('/srv/project'));
      const { project } =
        root === undefined
          ? loaded
          : await loadProject(loaded.source, fileUri(root), { analyzer: fakeAnalyzer, ruleIds: [] });
      return paths(
        { ...loaded, project: { ...project, root: fileUri('/srv/project') } },
        project.envFiles.map(({ uri }) => uri),
      );
    };
    assert.deepEqual(await of(files), ['tools/.env']);
    assert.deepEqual(await of(files, '/srv/project/src'), ['.env']);
    assert.deepEqual(await of({ ...files, 'config/settings.py': settings }), ['.env', 'tools/.env']);
    const named = await load(files, { named: [fileUri('/srv/project/.env')] });
    assert.equal(named.project.envFiles.length, 2);
  });

  it('leaves the dependency files above projects of a repository to these as well', async () => {
    const pin = 'Django==3.2\n';
    const files = {
      '.gitignore': 'x\n',
      'requirements2.txt': pin,
      'tools/requirements.txt': pin,
      'src/manage.py': wsgi('p.settings'),
      'src/p/settings.py': settings,
    };
    const of = async (some: Readonly<Record<string, string>>, folder = ''): Promise<readonly string[]> => {
      const loaded = await load(some);
      const root = fileUri(`/srv/project${folder}`);
      const { project } = await loadProject(loaded.source, root, { analyzer: fakeAnalyzer, ruleIds: [] });
      const found = (project.projectFiles ?? []).filter(({ kind }) => kind === 'dependencies');
      return paths(
        loaded,
        found.map(({ uri }) => uri),
      );
    };
    assert.deepEqual(await of(files), ['tools/requirements.txt']);
    assert.deepEqual(await of(files, '/src'), ['requirements2.txt']);
    assert.deepEqual(await of({ ...files, 'config/settings.py': settings }), [
      'requirements2.txt',
      'tools/requirements.txt',
    ]);
  });

  it('needs a Django project around', async () => {
    assert.deepEqual((await load({ '.env': 'DEBUG=1\n' })).project.envFiles, []);
    assert.equal((await load({ '.env': 'DJANGO_DEBUG=1\n' })).project.envFiles.length, 1);
    assert.equal((await load({ '.env': 'DEBUG=1\n', 'requirements.txt': 'Django>=5.2\n' })).project.envFiles.length, 1);
  });

  it('takes exactly the configured ones', async () => {
    const loaded = await load({
      'pyproject.toml': '[tool.django-settings-lint]\nenv-files = ["conf/values.txt", "*.prod"]\n',
      'conf/values.txt': 'A=1\n',
      '.env.prod': 'A=1\n',
      '.env': 'A=1\n',
      'p/settings.py': settings,
    });
    assert.deepEqual(
      paths(
        loaded,
        loaded.project.envFiles.map((file) => file.uri),
      ),
      ['.env.prod', 'conf/values.txt'],
    );
  });

  it('knows what git ignores', async () => {
    const loaded = await load({
      '.git/HEAD': '',
      '.gitignore': '.env*\n!.env.example\n',
      'api/.gitignore': '!.env.shared\n',
      '.env': 'A=1\n',
      '.env.example': 'A=1\n',
      'api/.env': 'A=1\n',
      'api/.env.shared': 'A=1\n',
      'p/settings.py': settings,
    });
    const ignored = Object.fromEntries(
      loaded.project.envFiles.map((file) => [relativePath(loaded.project.root, file.uri), file.ignoredByGit]),
    );
    assert.deepEqual(ignored, { '.env': true, '.env.example': false, 'api/.env': true, 'api/.env.shared': false });
  });

  it('believes the `.gitignore` of a project that is no repository, such as an unpacked copy of one', async () => {
    const ignoredIn = async (more: Readonly<Record<string, string>>): Promise<boolean | undefined> => {
      const loaded = await load({ ...more, 'p/.env': 'A=1\n', 'p/settings.py': settings });
      return loaded.project.envFiles[0]?.ignoredByGit;
    };
    assert.equal(await ignoredIn({ '.gitignore': '.env\n' }), true);
    assert.equal(await ignoredIn({ '.gitignore': '*.pyc\n' }), false);
    assert.equal(await ignoredIn({ 'p/.gitignore': '' }), false);
    assert.equal(await ignoredIn({}), undefined);
  });
});

describe('a project inside a library', () => {
  const roleIn = async (library: Readonly<Record<string, MemoryFile>>, folder: string): Promise<readonly string[]> => {
    const source = memorySource({
      ...library,
      [`${folder}/manage.py`]: wsgi('shop.settings'),
      [`${folder}/shop/wsgi.py`]: wsgi('shop.settings'),
      [`${folder}/shop/settings.py`]: settings,
    });
    const { project } = await loadProject(source, source.uri(folder), { analyzer: fakeAnalyzer, ruleIds: [] });
    return project.entries.map((entry) => entry.role);
  };

  it('that tests it is no deployment, and neither is one that shows it', async () => {
    assert.deepEqual(await roleIn({ 'pyproject.toml': '' }, 'tests'), ['test']);
    assert.deepEqual(await roleIn({ 'setup.py': '' }, 'tests/site'), ['test']);
    assert.deepEqual(await roleIn({ 'setup.cfg': '' }, 'example'), ['development']);
  });

  it('may be a site where it has another name, or where there is no library', async () => {
    assert.deepEqual(await roleIn({ 'pyproject.toml': '' }, 'backend'), ['unknown']);
    assert.deepEqual(await roleIn({}, 'tests'), ['unknown']);
    assert.deepEqual(await roleIn({ 'setup.py': '', '.git/HEAD': '' }, 'tests'), ['test']);
    assert.deepEqual(await roleIn({ 'setup.py': '', 'tests/.git/HEAD': '' }, 'tests'), ['unknown']);
  });
});

describe('a project by the name of its folder in a repository', () => {
  const roleIn = async (folder: string, repository: string): Promise<readonly string[]> => {
    const source = memorySource({
      [`${repository}.git/HEAD`]: '',
      [`${folder}/manage.py`]: wsgi('shop.settings'),
      [`${folder}/shop/wsgi.py`]: wsgi('shop.settings'),
      [`${folder}/shop/settings.py`]: settings,
    });
    const { project } = await loadProject(source, source.uri(folder), { analyzer: fakeAnalyzer, ruleIds: [] });
    return project.entries.map((entry) => entry.role);
  };

  it('stands in for the service of somebody else while others are developed', async () => {
    assert.deepEqual(await roleIn('services/mock-bank', ''), ['development']);
    assert.deepEqual(await roleIn('identity_stub', ''), ['development']);
    assert.deepEqual(await roleIn('echo-service', ''), ['development']);
  });

  it('may be a site by any other name, and as a repository of its own', async () => {
    assert.deepEqual(await roleIn('echo', ''), ['unknown']);
    assert.deepEqual(await roleIn('mockups', ''), ['unknown']);
    assert.deepEqual(await roleIn('mock-bank', 'mock-bank/'), ['unknown']);
  });
});

describe('a project inside another', () => {
  const entriesIn = async (files: Readonly<Record<string, MemoryFile>>): Promise<readonly string[]> => {
    const source = memorySource({ '.git/HEAD': '', ...files });
    const { project } = await loadProject(source, source.uri('portal'), { analyzer: fakeAnalyzer, ruleIds: [] });
    return project.entries.map(({ uri }) => relativePath(source.uri(''), uri));
  };
  const unit = { 'deploy/shop.service': 'Environment=DJANGO_SETTINGS_MODULE=shop.settings.prod\n' };
  const around = { 'shop/settings/prod.py': settings, ...unit };

  it('does not run the settings that the files around it name for the other', async () => {
    const own = { 'portal/manage.py': wsgi('config.settings'), 'portal/config/settings.py': settings };
    assert.deepEqual(await entriesIn({ ...around, ...own }), ['portal/config/settings.py']);
  });

  it('may have its settings beside it, where its own files say so', async () => {
    const own = { 'portal/manage.py': wsgi('shop.settings.local'), 'portal/blog/settings.py': settings };
    const entries = await entriesIn({ ...around, ...own, 'shop/settings/local.py': settings });
    assert.ok(entries.includes('shop/settings/prod.py'));
  });
});

describe('settings with an empty key', () => {
  async function roleOf(base: string, beside: string): Promise<string | undefined> {
    const source = memorySource({
      '.git/HEAD': '',
      'shop/manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/__init__.py': '',
      'shop/settings.py': `# SECRET_KEY = "an example"\n${base}ROOT_URLCONF = "shop.urls"\n`,
      'docker/docker_settings.py': beside,
    });
    const { project } = await loadProject(source, source.uri('shop'), { analyzer: fakeAnalyzer, ruleIds: [] });
    return project.entries.find(({ uri }) => uri.endsWith('shop/settings.py'))?.role;
  }

  const empty = 'SECRET_KEY = ""\n';
  const above = 'from shop.settings import *\nSECRET_KEY = os.environ["KEY"]\n';

  it('are the base of others that bring one', async () => {
    assert.equal(await roleOf(empty, above), 'development');
  });

  it('may be what a site runs with where nothing builds on them, where others bring none, or where something is laid over', async () => {
    for (const [base, beside] of [
      [empty, 'SECRET_KEY = "x"\n'],
      [empty, 'from shop.settings import *\nDEBUG = False\n'],
      [`${empty}try:\n    from .local import *\nexcept ImportError:\n    pass\n`, above],
      [`${empty}from elsewhere import *\n`, above],
      [`${empty}SECRET_KEY = SECRET_KEY or "x"\n`, above],
      ['SECRET_KEY = "x"\n', above],
    ] as const) {
      assert.equal(await roleOf(base, beside), 'unknown', base + beside);
    }
  });

  it('are the base of those of the same project as well', async () => {
    const files = {
      'p/settings.py': empty + settings,
      'p/settings_production.py': 'from .settings import *\nSECRET_KEY = 1\n',
    };
    const named = { 'manage.py': wsgi('p.settings'), 'p/wsgi.py': wsgi('p.settings'), 'p/__init__.py': '' };
    assert.deepEqual(entries(await load({ ...files, ...named })), {
      'p/settings_production.py': 'production',
      'p/settings.py': 'development',
    });
  });
});

describe('a folder of what has been replaced', () => {
  const files = {
    '.git/HEAD': '',
    'manage.py': wsgi('p.settings'),
    'p/settings.py': settings,
    Dockerfile: 'FROM python\nCMD ["gunicorn", "p.wsgi"]\n',
    'pytest.ini': '[pytest]\naddopts = --ignore=legacy/\n',
    'legacy/shop/manage.py': wsgi('shop.settings'),
    'legacy/shop/shop/wsgi.py': wsgi('shop.settings'),
    'legacy/shop/shop/settings.py': settings,
    'legacy/shop/shop/production.py': settings,
    'legacy/shop/.env': 'DEBUG=1\n',
  };
  const { 'pytest.ini': _, ...unsaid } = files;

  async function inside(more: Readonly<Record<string, string>>, base: object = files): Promise<readonly string[]> {
    const source = memorySource({ ...base, ...more });
    const { project } = await loadProject(source, source.uri('legacy/shop'), { analyzer: fakeAnalyzer, ruleIds: [] });
    const { root } = project;
    const env = project.envFiles.find(({ uri }) => relativePath(root, uri) === '.env');
    return [...new Set(project.entries.map(({ role }) => role)), ...(env?.isKept === true ? ['kept'] : [])];
  }

  for (const [name, text] of [
    ['pytest.ini', '[pytest]\nnorecursedirs = build legacy\n'],
    ['.flake8', '[flake8]\nextend-exclude = .git,old,legacy/,.venv\n'],
    ['pyproject.toml', '[tool.pyright]\nexclude = [\n  "**/snap_*.py",\n  "legacy/",\n]\n'],
    ['.pre-commit-config.yaml', 'exclude: |\n  (?x)^(\n    \\.git|\n    legacy|\n    \\.venv\n  )\n'],
  ] as const) {
    it(`is one where ${name} leaves it out`, async () => {
      assert.deepEqual(await inside({ [name]: text }, unsaid), ['development', 'kept']);
    });
  }

  it('is none where no tool leaves it out', async () => {
    for (const text of ['[flake8]\nper-file-ignores =\n  legacy/*: E501\n', '[pytest]\n# --ignore=legacy/\n']) {
      assert.deepEqual(await inside({ 'tox.ini': text }, unsaid), ['production', 'unknown']);
    }
  });

  it('is none where something starts it, where nothing is deployed, and where nothing else is there', async () => {
    const compose = 'services:\n  shop:\n    build: ./legacy/shop\n';
    assert.deepEqual(await inside({ 'docker-compose.yml': compose }), ['production', 'unknown']);
    const { Dockerfile: _image, ...unstarted } = files;
    const { 'manage.py': _other, ...alone } = files;
    for (const base of [unstarted, alone]) assert.deepEqual(await inside({}, base), ['production', 'unknown']);
  });

  it('may lie in a project', async () => {
    const { 'legacy/shop/manage.py': _manage, ...one } = files;
    assert.deepEqual(entries(await load({ ...one, 'p/wsgi.py': wsgi('p.settings') })), {
      'p/settings.py': 'unknown',
      'legacy/shop/shop/production.py': 'development',
      'legacy/shop/shop/settings.py': 'development',
    });
  });
});

describe('a server that nothing starts', () => {
  const files = {
    'manage.py': wsgi('web.settings.local'),
    'web/wsgi.py': wsgi('web.settings.production'),
    'web/asgi.py': wsgi('web.settings.production'),
    'web/settings/production.py': settings,
    'web/settings/local.py': settings,
    'course/wsgi.py': wsgi('course.settings'),
    'course/asgi.py': wsgi('course.settings'),
    'course/settings.py': settings,
    'entrypoint.sh': 'exec gunicorn web.wsgi:application\n',
  };
  const roleIn = async (more: Readonly<Record<string, string>>): Promise<string | undefined> =>
    entries(await load({ ...files, ...more }))['course/settings.py'];

  it('deploys nothing where what starts the site starts another', async () => {
    assert.equal(await roleIn({}), 'development');
    assert.equal(await roleIn({ 'entrypoint.sh': '', Procfile: 'web: gunicorn web.wsgi\n' }), 'development');
    assert.equal(await roleIn({ 'manage.py': wsgi('course.settings') }), 'development');
  });

  it('may deploy a site where nothing is started by its name, or any file speaks of it', async () => {
    const { 'entrypoint.sh': _, ...unsaid } = files;
    assert.equal(entries(await load(unsaid))['course/settings.py'], 'production');
    for (const more of [
      { 'deploy/apache.conf': 'WSGIScriptAlias / /srv/course/wsgi.py\n' },
      { 'deploy/course.sh': 'gunicorn course.asgi:application\n' },
      { 'run.sh': 'gunicorn "$NAME.wsgi"\n' },
      { Dockerfile: 'FROM python\nCMD cd course && gunicorn wsgi:application\n' },
      { 'web/wsgi.py': `from course.wsgi import application\n` },
      { 'docker-compose.dev.yml': 'services:\n  web:\n    command: gunicorn course.wsgi\n' },
      { 'passenger_wsgi.py': wsgi('course.settings') },
      { '.env.production': 'DJANGO_SETTINGS_MODULE=course.settings\n' },
    ]) {
      assert.notEqual(await roleIn(more), 'development', JSON.stringify(more));
    }
  });

  it('is looked for only where it alone names settings', async () => {
    const source = memorySource({
      'manage.py': wsgi('web.settings'),
      'web/wsgi.py': wsgi('web.settings'),
      'web/asgi.py': wsgi('web.settings'),
      'web/settings.py': settings,
      'web/fixtures/goods.json': '[]',
      'deploy/pool.xml': '<pool/>\n',
      Procfile: 'web: gunicorn web.wsgi\n',
    });
    await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
    assert.ok(source.reads.includes('Procfile'));
    assert.deepEqual(
      source.reads.filter((path) => /\.(?:json|xml)$/.test(path)),
      [],
    );
  });

  it('still names settings that are called production', async () => {
    const own = { 'course/wsgi.py': wsgi('course.production'), 'course/production.py': settings };
    assert.equal(entries(await load({ ...files, ...own }))['course/production.py'], 'production');
  });
});

describe('settings that an environment file for tests names', () => {
  it('are for tests, unless a template proposes them', async () => {
    const name = 'DJANGO_SETTINGS_MODULE=p.shop\n';
    const files = { 'p/settings.py': settings, 'p/shop.py': `${settings}SECRET_KEY = "x"\n`, 'tests.shop.env': name };
    const roleIn = async (more: Readonly<Record<string, string>>): Promise<string | undefined> =>
      entries(await load({ ...files, ...more }))['p/shop.py'];
    assert.equal(await roleIn({}), 'test');
    assert.equal(await roleIn({ 'example.shop.env': 'DJANGO_SETTINGS_MODULE=p.other\n' }), 'test');
    assert.equal(await roleIn({ 'example.shop.env': name }), 'unknown');
  });
});

describe('settings for staging', () => {
  it('are perhaps of no site where files name those for production and not these', async () => {
    const star = 'from .base import *\n';
    const stages = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const loaded = await load({
        'p/settings/base.py': settings,
        'p/settings/staging.py': star,
        'p/settings/production.py': star,
        ...more,
      });
      const found = loaded.project.entries.filter(({ isUnnamedStage }) => isUnnamedStage === true);
      return paths(
        loaded,
        found.map(({ uri }) => uri),
      );
    };
    const image = (name: string): string => `FROM python\nENV DJANGO_SETTINGS_MODULE=p.settings.${name}\n`;
    assert.deepEqual(await stages({ Dockerfile: image('production') }), ['p/settings/staging.py']);
    assert.deepEqual(await stages({}), []);
    assert.deepEqual(await stages({ Dockerfile: image('staging') }), []);
    const both = { Dockerfile: image('production'), 'web/Dockerfile': image('staging') };
    assert.deepEqual(await stages(both), []);
    const own = { 'p/settings/staging.py': `${star}A = 1\n` };
    assert.deepEqual(await stages({ Dockerfile: image('production'), ...own }), []);
  });

  it('are no settings for production where those stand beside them, unless files name only the former', async () => {
    const stages = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const loaded = await load({ 'p/settings/staging.py': settings, ...more });
      const found = loaded.project.entries.filter(({ isStage }) => isStage === true);
      return paths(
        loaded,
        found.map(({ uri }) => uri),
      );
    };
    const beside = { 'p/settings/production.py': settings };
    const image = (name: string): string => `FROM python\nENV DJANGO_SETTINGS_MODULE=p.settings.${name}\n`;
    assert.deepEqual(await stages(beside), ['p/settings/staging.py']);
    assert.deepEqual(await stages({ ...beside, Dockerfile: image('production') }), ['p/settings/staging.py']);
    assert.deepEqual(await stages({ ...beside, Dockerfile: image('staging') }), []);
    const both = { Dockerfile: image('production'), 'web/Dockerfile': image('staging') };
    assert.deepEqual(await stages({ ...beside, ...both }), ['p/settings/staging.py']);
    assert.deepEqual(await stages({ 'p/settings/local.py': settings }), []);
    assert.deepEqual(await stages({ 'q/settings/production.py': settings }), []);
  });
});

describe('folders where imports start', () => {
  const started = async (line: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
    const files = { 'p/apps/shop/conf.py': settings, 'p/settings/base.py': `${line}\n${settings}`, ...more };
    const loaded = await load(files);
    return paths(loaded, loaded.project.importRoots);
  };

  it('are those that settings add as well', async () => {
    const own = await started('');
    for (const line of [
      'sys.path.insert(0, root("apps"))',
      'sys.path.append(os.path.join(str(BASE_DIR), "p", "apps/"))',
      'APPS_DIR = BASE_DIR / "p" / "apps"\nsys.path.insert(0, str(APPS_DIR))',
    ])
      assert.deepEqual(await started(line, { 'q/apps/a.py': '' }), [...own, 'p/apps'].sort(), line);
    for (const line of [
      'sys.path.append(str(BASE_DIR))',
      'sys.path.insert(0, "/opt/apps")',
      '# sys.path.insert(0, "apps")',
    ])
      assert.deepEqual(await started(line), own, line);
  });

  it('are not those of which there are several, nor packages behind the installed ones', async () => {
    const [several, one] = [{ 'apps/a.py': '' }, { 'p/apps/__init__.py': '' }];
    assert.deepEqual(await started('sys.path.insert(0, "apps")', several), await started('', several));
    assert.deepEqual(await started('sys.path.append(root("apps"))', one), await started('', one));
  });

  it('let settings build on what lies there', async () => {
    const loaded = await load({
      'manage.py': wsgi('p.settings'),
      'p/settings.py': 'sys.path.insert(0, root("apps"))\nfrom shop.conf import *\nDEBUG = True\n',
      'p/apps/shop/conf.py': 'A = 1\n',
    });
    assert.ok(paths(loaded, loaded.project.files.keys()).includes('p/apps/shop/conf.py'));
  });
});

describe('facts', () => {
  it('knows which texts what starts the site gives to variables', async () => {
    const given = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const { facts } = (await load({ 'p/settings.py': settings, ...files })).project;
      return [...(facts.given ?? [])].map((pair) => pair.join('='));
    };
    const server = `${wsgi('p.settings')}os.environ["STAGE"] = "prod"\n`;
    const late = 'application = get_wsgi_application()\nos.environ["LATE"] = "1"\n';
    assert.deepEqual(await given({ 'p/wsgi.py': server + late }), ['STAGE=prod']);
    assert.deepEqual(await given({ 'p/celery.py': server, 'manage.py': server }), []);
    assert.deepEqual(await given({ 'p/wsgi.py': `if x:\n    os.environ.setdefault("A", "b")\n` }), []);
    const image = 'FROM a AS base\nENV A=1\nFROM b AS other\nENV B=1\nFROM base\nENV C 1\nENV MODE=local\n';
    assert.deepEqual(await given({ Dockerfile: image }), ['A=1', 'C=1']);
    assert.deepEqual(await given({ 'Dockerfile.dev': image }), []);
    assert.deepEqual(await given({ Dockerfile: `${image}CMD python manage.py runserver\n` }), []);
    assert.deepEqual(await given({ Dockerfile: image, 'web/Dockerfile': 'FROM a\nENV A=2 D=1\n' }), ['C=1', 'D=1']);
  });

  it('knows which variables are never missing, since nothing but an image with them runs the settings', async () => {
    const kept = async (files: Readonly<Record<string, string>>): Promise<readonly string[] | undefined> => {
      const { entries } = (await load({ 'p/settings.py': settings, ...files })).project;
      return entries[0]?.brought;
    };
    const image = (more: string): string => `FROM a\nENV DJANGO_SETTINGS_MODULE="p.settings" ${more}\n`;
    const start = 'RUN DJANGO_SETTINGS_MODULE=p.settings collect\nCMD ["uvicorn", "p.asgi:app"]\n';
    const serves = `${image('A=1 B="" C=3')}${start}`;
    assert.deepEqual(await kept({ Dockerfile: serves }), ['A', 'C']);
    assert.deepEqual(await kept({ Dockerfile: serves, 'web/Dockerfile': image('C=4') + start }), ['C']);
    assert.equal(await kept({ Dockerfile: image('A=1') }), undefined);
    assert.equal(await kept({ Dockerfile: `${image('A=1')}CMD python manage.py runserver\n` }), undefined);
    assert.equal(await kept({ Dockerfile: serves, 'p/wsgi.py': wsgi('p.settings') }), undefined);
    assert.equal(
      await kept({ Dockerfile: serves, Procfile: 'web: DJANGO_SETTINGS_MODULE=p.settings gunicorn p.wsgi\n' }),
      undefined,
    );
  });

  it('knows whether a file deploys the project', async () => {
    const facts = async (files: Readonly<Record<string, string>>): Promise<boolean> =>
      (await load({ 'p/settings.py': settings, ...files })).project.facts.hasProcessFile;
    assert.equal(await facts({ Procfile: 'web: gunicorn p.wsgi\n' }), true);
    assert.equal(await facts({ 'compose/production/django/Dockerfile': 'FROM x\n' }), true);
    assert.equal(await facts({ 'production.yml': 'services:\n' }), true);
    assert.equal(await facts({ 'production.yml': 'a: 1\n', 'docker-compose.dev.yml': 'services:\n' }), false);
    assert.equal(await facts({ 'docker-compose-prod.yml': '# To be written\n\n' }), false);
    assert.equal(await facts({ 'docker/supervisord.ini': '[supervisord]\n' }), false);
    assert.equal(await facts({ 'docker/supervisord.conf': '[supervisord]\n[program:nginx]\ncommand=nginx\n' }), false);
    assert.equal(
      await facts({ 'docker/supervisord.conf': '[program:p]\ncommand=python manage.py runserver\n' }),
      false,
    );
    assert.equal(await facts({ 'docker/supervisord.conf': '[program:p]\ncommand=gunicorn p.wsgi\n' }), true);
    assert.equal(await facts({ 'manifest_prod.yml': 'applications:\n- name: p\n' }), true);
    assert.equal(await facts({ 'manifest-dev.yml': 'applications:\n- name: p\n' }), false);
    assert.equal(await facts({ 'manifest.yml': 'kind: Deployment\n' }), false);
    assert.equal(await facts({ 'p_uwsgi.ini': '[uwsgi]\nmodule = p.wsgi\n' }), true);
    assert.equal(await facts({ 'config/p.ini': '[uwsgi]\nmodule = p.wsgi\n' }), true);
    assert.equal(await facts({ 'config/p.ini': '[loggers]\nkeys = root\n' }), false);
    assert.equal(await facts({ '.devcontainer/Dockerfile': 'FROM x\n' }), false);
  });

  it('looks for what deploys a project also in folders beside it', async () => {
    const files = {
      'repo/.git/HEAD': 'ref',
      'repo/backend/manage.py': wsgi('p.live'),
      'repo/backend/p/live.py': settings,
    };
    for (const folder of ['infra/docker/web', '.docker', 'deployment', 'containers/django']) {
      const given = { ...files, [`repo/${folder}/Dockerfile`]: 'ENV DJANGO_SETTINGS_MODULE=p.live\n' };
      const source = memorySource(given);
      const { project } = await loadProject(source, source.uri('repo/backend'), {
        analyzer: fakeAnalyzer,
        ruleIds: [],
      });
      assert.ok(project.facts.hasProcessFile, folder);
    }
  });

  const monorepo = {
    'repo/Dockerfile': 'ENV DJANGO_SETTINGS_MODULE=p.live\n',
    'repo/.env': 'A=1\n',
    'repo/requirements/base.txt': 'django==4.2.11\n',
    'repo/other/settings.py': settings,
    'repo/backend/manage.py': wsgi('p.live'),
    'repo/backend/p/live.py': settings,
    '.env': 'A=1\n',
    Procfile: '',
  };

  for (const [what, mark] of [
    ['the repository', 'repo/.git/HEAD'],
    ['a copy of it with a `.gitignore`', 'repo/.gitignore'],
    ['a copy of it with workflows', 'repo/.github/workflows/test.yml'],
  ] as const) {
    it(`uses files further up in ${what}, and nothing above it`, async () => {
      const source = memorySource({ ...monorepo, [mark]: '' });
      const root = source.uri('repo/backend');
      const loaded = await loadProject(source, root, { analyzer: fakeAnalyzer, ruleIds: [] });
      assert.deepEqual(entries(loaded), { 'p/live.py': 'production' });
      assert.deepEqual(
        loaded.project.envFiles.map((file) => file.uri),
        [source.uri('repo/.env')],
      );
      assert.deepEqual(loaded.project.facts.django, { version: '4.2', from: '../requirements/base.txt' });
      assert.ok(!source.reads.includes('.env'));
    });
  }

  it('uses nothing above the project where there is no repository, or only signs of one far above', async () => {
    for (const mark of ['repo/notes.txt', '.gitignore']) {
      const far = Object.entries(monorepo).map(([path, text]) => [`home/me/code/${path}`, text] as const);
      const source = memorySource({ ...Object.fromEntries(far), [mark]: '' });
      const root = source.uri('home/me/code/repo/backend');
      const loaded = await loadProject(source, root, { analyzer: fakeAnalyzer, ruleIds: [] });
      assert.deepEqual([loaded.project.envFiles, loaded.project.facts.django], [[], null]);
    }
  });

  it('takes the uppermost of neighbouring folders that look like a copy for its root', async () => {
    const marked = { 'repo/.gitignore': '', 'repo/backend/.gitignore': '.env\n' };
    const source = memorySource({ ...monorepo, ...marked, 'repo/backend/.env': 'A=1\n' });
    const { project } = await loadProject(source, source.uri('repo/backend'), { analyzer: fakeAnalyzer, ruleIds: [] });
    const ignored = project.envFiles.map(({ uri, ignoredByGit }) => [relativePath(project.root, uri), ignoredByGit]);
    assert.deepEqual(ignored.sort(), [
      ['../.env', false],
      ['.env', true],
    ]);
  });
});
