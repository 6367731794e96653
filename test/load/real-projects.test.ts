import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createPythonParser } from '../../server/src/core';
import { createInspector } from '../../server/src/core/inspect';
import { fileUri, relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { pythonParser, wasmEngine } from '../harness/engines';
import { memorySource } from './memory-source';

const wsgi = (module: string): string => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
const settings = 'DEBUG = True\n';

/** Layouts met in public projects: files, the entries with their roles, and the loose modules. */
const rows: readonly {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly root?: string;
  readonly entries: Readonly<Record<string, string>>;
  readonly loose?: readonly string[];
  /** The files called `*.conf` that are read as modules. */
  readonly parts?: readonly string[];
}[] = [
  {
    title: 'a folder of another name with base, local and production is a folder of settings',
    files: {
      'manage.py': wsgi('config.django.local'),
      'config/django/base.py': settings,
      'config/django/local.py': 'from .base import *\n',
      'config/django/production.py': 'from .base import *\n',
    },
    entries: { 'config/django/production.py': 'production', 'config/django/local.py': 'development' },
  },
  {
    title: 'asgi.py as it was generated names the base of what wsgi.py takes',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/asgi.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings.apache'),
      'shop/settings/__init__.py': settings,
      'shop/settings/apache.py': 'from shop.settings import *\nDEBUG = False\n',
    },
    entries: { 'shop/settings/apache.py': 'production' },
  },
  {
    title: 'asgi.py of a site that names an application for it',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/asgi.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings.apache'),
      'shop/settings/__init__.py': `${settings}ASGI_APPLICATION = "shop.asgi.application"\n`,
      'shop/settings/apache.py': 'from shop.settings import *\nDEBUG = False\n',
    },
    entries: { 'shop/settings/__init__.py': 'unknown', 'shop/settings/apache.py': 'production' },
  },
  {
    title: 'settings in the folder of the documentation',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings.py': settings,
      'docs/conf.py': 'project = "shop"\n',
      'docs/index.rst': '',
      'docs/settings.py': settings,
    },
    entries: { 'shop/settings.py': 'unknown' },
  },
  {
    title: "a developer's machine with the database of another one",
    files: {
      'manage.py': wsgi('shop.settings.base'),
      'shop/wsgi.py': wsgi('shop.settings.production'),
      'shop/settings/base.py': settings,
      'shop/settings/remote_db.py': 'from .base import *\n',
      'shop/settings/production.py': 'from .base import *\nDEBUG = False\n',
    },
    entries: {
      'shop/settings/production.py': 'production',
      'shop/settings/base.py': 'development',
      'shop/settings/remote_db.py': 'development',
    },
  },
  {
    title: 'a folder for configuration may hold its common settings as a package',
    files: {
      'manage.py': wsgi('config.development'),
      'config/wsgi.py': wsgi('config.development'),
      'config/common/__init__.py': 'from .apps import *\n',
      'config/common/apps.py': settings,
      'config/development.py': 'from .common import *\n',
      'config/production.py': 'from .common import *\nDEBUG = False\n',
    },
    entries: { 'config/production.py': 'production', 'config/development.py': 'development' },
  },
  {
    title: 'two words for the machine of a developer may be written without a gap',
    files: {
      'manage.py': wsgi('config.settings.dev'),
      'config/settings/dev.py': settings,
      'config/settings/localdev.py': 'from .dev import *\n',
      'config/settings/localtest.py': 'from .dev import *\n',
      'config/settings/prod.py': 'from .dev import *\nDEBUG = False\n',
    },
    entries: {
      'config/settings/prod.py': 'production',
      'config/settings/dev.py': 'development',
      'config/settings/localdev.py': 'development',
      'config/settings/localtest.py': 'test',
    },
  },
  {
    title: 'what a package chooses beside settings for production and development is judged by itself',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py':
        'import os\nfrom .logs import *\nif os.environ["S"] == "prod":\n    from .prod import *\nelif os.environ["S"] == "own":\n    from .own import *\n    from .extra import *\nelse:\n    from .dev import *\n',
      'p/settings/base.py': settings,
      'p/settings/logs.py': 'LOGGING = {}\n',
      'p/settings/extra.py': 'CACHES = {}\n',
      'p/settings/own.py': 'from .base import *\n',
      'p/settings/prod.py': 'from .base import *\n',
      'p/settings/dev.py': 'from .base import *\n',
    },
    entries: {
      'p/settings/prod.py': 'production',
      'p/settings/__init__.py': 'unknown',
      'p/settings/own.py': 'unknown',
    },
  },
  {
    title: "a package that runs the settings of this machine beside those of remote ones is the developer's",
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings/__init__.py': 'from .local import *\n',
      'shop/settings/base.py': settings,
      'shop/settings/local.py': 'from .base import *\nDEBUG = True\n',
      'shop/settings/remote.py': 'from .base import *\nDEBUG = False\n',
    },
    entries: { 'shop/settings/remote.py': 'production', 'shop/settings/__init__.py': 'development' },
  },
  {
    title: 'what a step of an image sets for its own commands is no settings of the site',
    files: {
      Dockerfile:
        'FROM python:3.12\nRUN DJANGO_SETTINGS_MODULE=shop.settings.docker_build \\\n    python manage.py shell -c "import shop"\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nCMD ["gunicorn", "shop.wsgi"]\n',
      'shop/settings/base.py': settings,
      'shop/settings/docker_build.py': 'from .base import *\n',
      'shop/settings/production.py': 'from .base import *\n',
    },
    entries: { 'shop/settings/production.py': 'production', 'shop/settings/docker_build.py': 'development' },
  },
  {
    title: 'what lies in a project of its own below is judged there, whatever names it',
    files: {
      'pyproject.toml': '[project]\ndependencies = ["django"]\n',
      'pytest.ini': '[pytest]\nDJANGO_SETTINGS_MODULE = backend.core.settings.base\n',
      'backend/manage.py': wsgi('core.settings.local'),
      'backend/core/settings/base.py': settings,
      'backend/core/settings/local.py': 'from .base import *\n',
    },
    entries: {},
  },
  {
    title: 'what a package runs on the machine of a developer is no site of its own',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py':
        'import os, sys\nif os.environ["S"] == "prod":\n    from .prod import *\nelse:\n    from .dev import *\nif sys.platform != "linux":\n    from .windows import *\n',
      'p/settings/base.py': settings,
      'p/settings/prod.py': 'from .base import *\n',
      'p/settings/dev.py': 'from .base import *\n',
      'p/settings/windows.py': 'from .base import *\nHUEY = {}\n',
    },
    entries: { 'p/settings/prod.py': 'production', 'p/settings/__init__.py': 'unknown' },
  },
  {
    title: 'classes of django-configurations hold settings, classes of other kinds do not',
    files: {
      'p/settings.py': 'from configurations import Configuration\nclass Site(Configuration):\n    DEBUG = False\n',
      'api/settings.py': 'from pydantic import BaseSettings\nclass Site(BaseSettings):\n    DEBUG: bool = False\n',
    },
    entries: {},
    loose: ['p/settings.py'],
  },
  {
    title: 'what a walrus, the namespace and setattr set counts as set',
    files: {
      'requirements.txt': 'Django==5.2.8\n',
      'a/settings.py': '(ALLOWED_HOSTS := ["*"])\n',
      'b/settings.py': 'globals()["DEBUG"] = True\n',
      'c/settings.py': 'globals().update({"SECURE_HSTS_SECONDS": 0})\n',
      'd/settings.py': 'import sys\nsetattr(sys.modules[__name__], "DEBUG", True)\n',
      'e/settings.py': 'if (DEBUG := read()) and True:\n    print()\n',
      'f/settings.py': 'from site_tools import names\nnames()["DEBUG"] = True\nsetattr(names, "DEBUG", True)\n',
    },
    entries: {},
    loose: ['a/settings.py', 'b/settings.py', 'c/settings.py', 'd/settings.py', 'e/settings.py'],
  },
  {
    title: 'a settings module may set nothing but variables of the environment',
    files: {
      'requirements.txt': 'Django==5.2.8\n',
      'shop/settings.py': 'import os\nos.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"\n',
      'cart/settings.py': 'import os\nprint(os.environ["PAGE_SIZE"] == "1")\n',
    },
    entries: {},
    loose: ['shop/settings.py'],
  },
  {
    title: 'a program that configures Django itself is for tests, unless it starts a site',
    files: {
      'requirements.txt': 'Django==5.2.8\n',
      'run_settings.py': 'from django.conf import settings\nsettings.configure(DEBUG=True, SECRET_KEY="x")\n',
      'p/wsgi.py': 'from django.conf import settings\nsettings.configure(DEBUG=True, SECRET_KEY="x")\n',
      'site_settings.py':
        'from django.conf import settings\nsettings.configure(DEBUG=True)\napplication = get_wsgi_application()\n',
    },
    entries: { 'p/wsgi.py': 'production', 'run_settings.py': 'test' },
    loose: ['site_settings.py'],
  },
  {
    title: 'settings of a build service are for tests',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      '.github/workflows/mysql_settings.py': 'from p.settings import *\nDEBUG = False\n',
    },
    entries: { 'p/settings.py': 'unknown', '.github/workflows/mysql_settings.py': 'test' },
  },
  {
    title: 'settings with which files are compressed are not those that a site runs with',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings_common.py': settings,
      'p/settings_dev.py': 'from .settings_common import *\n',
      'p/settings_compress.py': 'from .settings_dev import *\n',
    },
    entries: { 'p/settings_compress.py': 'development' },
    loose: ['p/settings_common.py'],
  },
  {
    title: 'settings for containers are those of the site where there are no others',
    files: { 'p/settings_docker.py': settings, 'p/settings_test.py': 'from .settings_docker import *\n' },
    entries: { 'p/settings_docker.py': 'unknown', 'p/settings_test.py': 'test' },
  },
  {
    title: 'and those of developers where these have more of their own',
    files: { 'p/settings_docker.py': settings, 'p/settings_local.py': 'from .settings_docker import *\n' },
    entries: { 'p/settings_local.py': 'development' },
  },
  {
    title: 'nor are those that are for compressing files for production',
    files: {
      'p/wsgi.py': wsgi('p.settings.production'),
      'p/settings/base.py': settings,
      'p/settings/compress_production.py': 'from .base import *\n',
      'p/settings/production.py': 'from .base import *\nDEBUG = False\n',
    },
    entries: { 'p/settings/compress_production.py': 'development', 'p/settings/production.py': 'production' },
  },
  {
    title: 'a folder of helpers for tests has settings for tests',
    files: {
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings.py': settings,
      'p/testutils/settings.py': 'from p.settings import *\nDEBUG = True\n',
    },
    entries: { 'p/settings.py': 'production', 'p/testutils/settings.py': 'test' },
  },
  {
    title: 'a server that still names a package in which nothing is left says nothing',
    files: {
      'manage.py': wsgi('p.settings.shop'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': '"""Settings of the shop."""\n# Nothing here.\n',
      'p/settings/base.py': settings,
      'p/settings/shop.py': 'from .base import *\n',
    },
    entries: { 'p/settings/shop.py': 'unknown' },
  },
  {
    title: 'settings with which an image collects static files are not those that it runs with',
    files: {
      'manage.py': wsgi('p.settings.local'),
      'p/settings/base.py': settings,
      'p/settings/local.py': 'from .base import *\n',
      'p/settings/static.py': 'from .base import *\n',
      'p/settings/prod.py': 'from .base import *\n',
      Dockerfile:
        'FROM python\nRUN DJANGO_SETTINGS_MODULE=p.settings.static \\\n    python manage.py collectstatic --noinput\n',
    },
    entries: {
      'p/settings/prod.py': 'production',
      'p/settings/local.py': 'development',
      'p/settings/static.py': 'development',
    },
  },
  {
    title: 'what wsgi.py falls back to is only the base of what the script that starts the container names',
    files: {
      'manage.py': wsgi('p.settings.settings'),
      'p/wsgi.py': wsgi('p.settings.settings'),
      'p/settings/settings.py': settings,
      'p/settings/production.py': 'from .settings import *\n',
      'docker/entrypoint.sh': 'export DJANGO_SETTINGS_MODULE=p.settings.production\nexec gunicorn p.wsgi:application\n',
    },
    entries: { 'p/settings/production.py': 'production' },
  },
  {
    title: 'a script with the server of developers, and one that says to be for them, prove nothing',
    files: {
      'manage.py': wsgi('p.settings.settings'),
      'p/wsgi.py': wsgi('p.settings.settings'),
      'p/settings/settings.py': settings,
      'p/settings/production.py': 'from .settings import *\n',
      'start.sh': 'export DJANGO_SETTINGS_MODULE=p.settings.production\npython manage.py runserver\n',
      'dev-entrypoint.sh': 'export DJANGO_SETTINGS_MODULE=p.settings.production\ngunicorn p.wsgi\n',
      'start-dev.sh': 'export DJANGO_SETTINGS_MODULE=p.settings.production\ngunicorn p.wsgi\n',
    },
    entries: { 'p/settings/production.py': 'production', 'p/settings/settings.py': 'unknown' },
  },
  {
    title: 'settings for staging and for production between which the package chooses are each judged by itself',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py':
        'import os\nif "STAGE" in os.environ:\n    if os.environ["STAGE"] == "STAGING":\n        from .staging import *\n    else:\n        from .production import *\nelse:\n    from .local import *\n',
      'p/settings/base.py': settings,
      'p/settings/staging.py': 'from .base import *\n',
      'p/settings/production.py': 'from .base import *\nDEBUG = True\n',
    },
    entries: {
      'p/settings/production.py': 'production',
      'p/settings/staging.py': 'production',
      'p/settings/__init__.py': 'unknown',
    },
  },
  {
    title: 'settings for production that build on those for staging are one',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': 'from .production import *\n',
      'p/settings/base.py': settings,
      'p/settings/staging.py': 'from .base import *\n',
      'p/settings/production.py': 'from .staging import *\n',
    },
    entries: { 'p/settings/production.py': 'production' },
  },
  {
    title: 'docker.py is deployed where the image is made to run with it, and for development beside a compose file',
    files: {
      'manage.py': wsgi('p.settings.local'),
      'p/settings/local.py': settings,
      'p/settings/docker.py': settings,
      Dockerfile: 'FROM python\nENV DJANGO_SETTINGS_MODULE p.settings.docker\n',
    },
    entries: { 'p/settings/docker.py': 'production', 'p/settings/local.py': 'development' },
  },
  {
    title: 'docker.py is deployed where a developer has docker_dev.py beside it',
    files: {
      'manage.py': wsgi('p.settings.dev'),
      'p/wsgi.py': wsgi('p.settings.dev'),
      'p/settings/dev.py': settings,
      'p/settings/docker.py': settings,
      'p/settings/docker_dev.py': settings,
      'docker-compose.yml': 'services:\n  web:\n    environment:\n      - DJANGO_SETTINGS_MODULE=p.settings.docker\n',
      'docker-compose.dev.yml':
        'services:\n  web:\n    environment:\n      - DJANGO_SETTINGS_MODULE=p.settings.docker_dev\n',
    },
    entries: {
      'p/settings/docker.py': 'production',
      'p/settings/dev.py': 'development',
      'p/settings/docker_dev.py': 'development',
    },
  },
  {
    title: 'the sample project of a library is for development',
    files: {
      'manage.py': wsgi('devproject.settings'),
      'devproject/wsgi.py': wsgi('devproject.settings'),
      'devproject/settings.py': settings,
    },
    entries: { 'devproject/settings.py': 'development' },
  },
  {
    title:
      'settings for a developer that the server takes as well are what a site runs with, where there are no others',
    files: {
      'manage.py': wsgi('shop.settings.local'),
      'shop/wsgi.py': wsgi('shop.settings.local'),
      'shop/settings/base.py': settings,
      'shop/settings/local.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/local.py': 'unknown' },
  },
  {
    title: 'settings for a developer stay so beside others for production',
    files: {
      'manage.py': wsgi('shop.settings.local'),
      'shop/wsgi.py': wsgi('shop.settings.local'),
      'shop/settings/base.py': settings,
      'shop/settings/local.py': `from .base import *\n${settings}`,
      'shop/settings/production.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/production.py': 'production', 'shop/settings/local.py': 'development' },
  },
  {
    title: 'settings for a developer stay so beside others whose name says nothing and that no file names',
    files: {
      'manage.py': wsgi('shop.settings.local'),
      'shop/wsgi.py': wsgi('shop.settings.local'),
      'shop/settings/base.py': settings,
      'shop/settings/local.py': `from .base import *\n${settings}`,
      'shop/settings/hosting.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/local.py': 'development' },
    loose: ['shop/settings/hosting.py'],
  },
  {
    title: 'a package that runs only the settings of a developer is theirs, where others for production stand beside',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings/__init__.py': 'from .dev import *\n',
      'shop/settings/base.py': settings,
      'shop/settings/dev.py': `from .base import *\n${settings}`,
      'shop/settings/production.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/production.py': 'production', 'shop/settings/__init__.py': 'development' },
  },
  {
    title: 'a package that runs only the settings for production is what a site runs with',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings/__init__.py':
        'try:\n    from .local import *\nexcept ImportError:\n    from .production import *\n',
      'shop/settings/production.py': settings,
    },
    entries: { 'shop/settings/__init__.py': 'production' },
  },
  {
    title: 'a package that is nothing but the settings for production stands for them',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings/__init__.py': '"""The settings."""\n\n# All of them.\nfrom .production import *  # noqa\n',
      'shop/settings/production.py': settings,
    },
    entries: { 'shop/settings/production.py': 'production' },
  },
  {
    title: 'a package that runs only the settings of a developer is judged, where there are no others',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings/__init__.py': 'from .dev import *\n',
      'shop/settings/base.py': settings,
      'shop/settings/dev.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/__init__.py': 'unknown' },
  },
  {
    title: "a module that runs the settings of a developer and their base is the developer's as well",
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings/__init__.py': 'from .base import *\nfrom .development import *\n',
      'shop/settings/base.py': settings,
      'shop/settings/development.py': `from .base import *\n${settings}`,
      'shop/settings/live.py': 'from .base import *\n',
    },
    entries: { 'shop/settings/live.py': 'production', 'shop/settings/__init__.py': 'development' },
  },
  {
    title: "a module that chooses between two is nobody's alone, though one of them takes a name from it",
    files: {
      'manage.py': wsgi('shop.settings.base'),
      'shop/wsgi.py': wsgi('shop.settings.base'),
      'shop/settings/base.py': `${settings}if ON:\n    from .production import *\nelse:\n    from .development import *\n`,
      'shop/settings/development.py': `from .base import DIR\n${settings}`,
      'shop/settings/production.py': settings,
    },
    entries: { 'shop/settings/base.py': 'unknown' },
  },
  {
    title: 'settings for production that are kept elsewhere leave those of a developer to the developer',
    files: {
      'manage.py': wsgi('shop.settings.local'),
      'shop/wsgi.py': wsgi('shop.settings.production'),
      'shop/celery.py': wsgi('shop.settings.local'),
      'docker-compose.yml':
        'services:\n  web:\n    environment:\n      - DJANGO_SETTINGS_MODULE=shop.settings.compose\n    command: gunicorn shop.wsgi\n',
      'shop/settings/common.py': settings,
      'shop/settings/local.py': `from .common import *\n${settings}`,
      'shop/settings/compose.py': 'from .local import *\n',
    },
    entries: { 'shop/settings/compose.py': 'development', 'shop/settings/local.py': 'development' },
    loose: ['shop/settings/common.py'],
  },
  {
    title: 'a package that also chooses settings whose name says nothing is judged with them',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      Dockerfile: 'FROM python:3.12\nENV DJANGO_SETTINGS_MODULE=shop.settings.prod\nCMD ["gunicorn", "shop.wsgi"]\n',
      'shop/settings/__init__.py':
        'if STAGE == "prod":\n    from .prod import *\nelif STAGE == "pg":\n    from .postgres import *\nelse:\n    from .dev import *\n',
      'shop/settings/dev.py': settings,
      'shop/settings/postgres.py': settings,
      'shop/settings/prod.py': 'DEBUG = False\n',
    },
    entries: { 'shop/settings/prod.py': 'production', 'shop/settings/__init__.py': 'unknown' },
  },
  {
    title:
      'a package that chooses is for whoever runs the project by hand, where containers name what a site runs with',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/wsgi.py': wsgi('shop.settings'),
      'docker-compose.prod.yml':
        'services:\n  web:\n    environment:\n      DJANGO_SETTINGS_MODULE: shop.settings.prod\n    command: gunicorn shop.wsgi\n',
      'shop/settings/__init__.py':
        'STAGE = "dev"\nif STAGE == "prod":\n    from .prod import *\nelse:\n    from .dev import *\n',
      'shop/settings/dev.py': settings,
      'shop/settings/prod.py': 'DEBUG = False\n',
    },
    entries: { 'shop/settings/prod.py': 'production', 'shop/settings/__init__.py': 'development' },
  },
  {
    title: 'settings for a build step stay so where the build of a service names them too',
    files: {
      'manage.py': wsgi('shop.settings.main'),
      'shop/wsgi.py': wsgi('shop.settings.main'),
      'shop/settings/main.py': settings,
      'shop/settings/assets.py': settings,
      Dockerfile: 'FROM python:3.12\nRUN DJANGO_SETTINGS_MODULE=shop.settings.assets python manage.py collectstatic\n',
      '.github/workflows/assets.yml':
        'jobs:\n  a:\n    steps:\n      - run: DJANGO_SETTINGS_MODULE=shop.settings.assets python manage.py collectstatic\n',
    },
    entries: { 'shop/settings/main.py': 'unknown', 'shop/settings/assets.py': 'development' },
  },
  {
    title: 'the base of what an image runs with is no entry of its own',
    files: {
      'manage.py': wsgi('config.settings'),
      'wsgi.py': wsgi('config.settings'),
      'config/settings.py': settings,
      'config/production.py': `from .settings import *\n${settings}`,
      Dockerfile: 'FROM python:3.12\nENV DJANGO_SETTINGS_MODULE=config.production\nCMD ["gunicorn", "wsgi"]\n',
    },
    entries: { 'config/production.py': 'production' },
  },
  {
    title: 'the base that workers fall back to is no entry of its own, beside settings for production',
    files: {
      'manage.py': wsgi('shop.settings.dev'),
      'shop/celery.py': wsgi('shop.settings.base'),
      'shop/settings/base.py': settings,
      'shop/settings/dev.py': `from .base import *\n${settings}`,
      'shop/settings/prod.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/prod.py': 'production', 'shop/settings/dev.py': 'development' },
  },
  {
    title: 'what workers run with is an entry, where nothing else is deployed',
    files: {
      'manage.py': wsgi('shop.settings.dev'),
      'shop/celery.py': wsgi('shop.settings.base'),
      'shop/settings/base.py': settings,
      'shop/settings/dev.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/base.py': 'production', 'shop/settings/dev.py': 'development' },
  },
  {
    title: 'settings with which files are collected are nobody to deploy',
    files: {
      'manage.py': wsgi('shop.settings.main'),
      'shop/wsgi.py': wsgi('shop.settings.main'),
      'shop/settings/base.py': settings,
      'shop/settings/main.py': `from .base import *\n${settings}`,
      'shop/settings/static.py': `from .base import *\n${settings}`,
    },
    entries: { 'shop/settings/main.py': 'unknown', 'shop/settings/static.py': 'development' },
  },
  {
    title: 'a package around the settings of a developer that files name is nothing to judge by itself',
    files: {
      'manage.py': wsgi('shop.settings.dev'),
      'shop/wsgi.py': wsgi('shop.settings.dev'),
      'shop/settings/__init__.py': `from .dev import *\n${settings}`,
      'shop/settings/dev.py': settings,
      'shop/settings/prod.py': settings,
    },
    entries: { 'shop/settings/prod.py': 'production', 'shop/settings/dev.py': 'development' },
  },
  {
    title: 'a bare module is looked for where the program starts, and not where another one does',
    files: {
      'manage.py': wsgi('shop.settings'),
      'shop/__init__.py': '',
      'shop/wsgi.py': wsgi('shop.settings'),
      'shop/settings.py': `${settings}from settings_local import *\n`,
      'contrib/conf/settings_local.py': settings,
    },
    entries: { 'shop/settings.py': 'unknown', 'contrib/conf/settings_local.py': 'development' },
  },
  {
    title: 'included files are parts of the module that includes them',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py': 'from split_settings.tools import include\ninclude("parts/*.py", f"env/{NAME}.py")\n',
      'p/settings/parts/base.py': settings,
      'p/settings/env/production.py': settings,
    },
    entries: { 'p/settings/__init__.py': 'unknown' },
  },
  {
    title: 'files that are included by the names that a pattern finds are parts as well',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py':
        'import glob, os\nfrom split_settings.tools import include\ninclude(*["parts/{}".format(os.path.basename(one)) for one in glob.glob(os.path.join(HERE, "*.py"))])\n',
      'p/settings/parts/base.py': settings,
    },
    entries: { 'p/settings/__init__.py': 'unknown' },
  },
  {
    title:
      'files that a pattern finds and that are executed are parts as well, in the folder of the module and below it',
    files: {
      'manage.py': wsgi('p.settings'),
      'p/wsgi.py': wsgi('p.settings'),
      'p/settings/__init__.py':
        'import os\nfrom glob import glob\nfor part in sorted(glob(os.path.join(os.path.dirname(__file__), "parts", "*.conf"))):\n    exec(open(part).read())\n',
      'p/settings/parts/10-base.conf': settings,
      'p/settings/parts/notes.cfg': settings,
      'p/settings/nginx.conf': settings,
      'parts/nginx.conf': settings,
    },
    entries: { 'p/settings/__init__.py': 'unknown' },
    parts: ['p/settings/parts/10-base.conf'],
  },
];

describe('discovery in real layouts', () => {
  for (const row of rows) {
    it(row.title, async () => {
      const parse = await pythonParser();
      const source = memorySource(row.files);
      const analyzer = { inspect: (_uri: string, text: string) => createInspector()(parse(text), text) };
      const { project } = await loadProject(source, source.root, { analyzer, ruleIds: [] });
      const path = (uri: typeof source.root): string => relativePath(project.root, uri);
      assert.deepEqual(Object.fromEntries(project.entries.map(({ uri, role }) => [path(uri), role])), row.entries);
      assert.deepEqual(project.loose.map(path), row.loose ?? []);
      const parts = [...project.files.keys()].map(path).filter((name) => name.endsWith('.conf'));
      assert.deepEqual(parts, row.parts ?? []);
    });
  }

  it('a script that starts the site tells that the settings are chosen, one for developers does not', async () => {
    const parse = await pythonParser();
    const analyzer = { inspect: (_uri: string, text: string) => createInspector()(parse(text), text) };
    const chosen = async (name: string, script: string): Promise<boolean> => {
      const files = { 'manage.py': wsgi('p.dev'), 'p/dev.py': settings, 'p/prod.py': settings, [name]: script };
      const source = memorySource(files);
      const { project } = await loadProject(source, source.root, { analyzer, ruleIds: [] });
      return project.facts.hasStartScript === true;
    };
    const server = 'exec gunicorn --env DJANGO_SETTINGS_MODULE=p.prod p.wsgi\n';
    const collects = 'python manage.py collectstatic --settings=p.prod\ngunicorn p.wsgi\n';
    assert.equal(await chosen('docker-entrypoint.sh', server), true);
    assert.equal(await chosen('docker-entrypoint.sh', collects), false);
    assert.equal(await chosen('docker-entrypoint.sh', 'exec gunicorn p.wsgi\n'), false);
    assert.equal(await chosen('start-dev.sh', server), false);
  });

  it('a sample project finds the library of its repository', async () => {
    const parse = createPythonParser((await wasmEngine()).parsePython);
    const source = memorySource(
      {
        '.git/HEAD': 'ref: refs/heads/main\n',
        'src/library/defaults.py': 'DEBUG = False\n',
        'sandbox/manage.py': wsgi('settings'),
        'sandbox/settings.py': 'from library.defaults import *\nALLOWED_HOSTS = []\n',
      },
      fileUri('/srv/repository'),
    );
    const analyzer = { inspect: (_uri: string, text: string) => createInspector()(parse(text), text) };
    const { project } = await loadProject(source, source.uri('sandbox'), { analyzer, ruleIds: [] });
    assert.ok([...project.files.keys()].includes(source.uri('src/library/defaults.py')));
  });
});
