/** What files are by their names alone: the loader lists a project and opens only what is named here. */
import { isComposeFile, isDeployTemplate, isDockerfile, isPlatformManifest } from '../../core/text';

/** Folders that never hold a project's own settings. */
const skippedFolders: ReadonlySet<string> = new Set([
  ...['node_modules', 'bower_components', 'jspm_packages', 'site-packages', 'dist-packages', '__pycache__'],
  ...['__pypackages__', 'venv', 'virtualenv', 'migrations', 'static', 'staticfiles', 'static_root', 'media', 'vendor'],
  ...['vendored', '_vendor', 'third_party', 'thirdparty', 'build', 'dist', 'target', 'htmlcov', 'locale', 'templates'],
  ...['project_template', 'app_template', 'eggs', 'wheels', 'assets', 'images', 'fixtures', 'testdata', 'coverage'],
]);

/** Hidden folders that are looked into; a `.env` folder is a virtual environment. */
const openedHidden: ReadonlySet<string> = new Set([
  '.envs',
  '.devcontainer',
  '.github',
  '.circleci',
  '.docker',
  '.deploy',
  '.do',
]);

/** True for folders that the walk does not enter; `parent` is the path of the folder around. Generator templates (`{{cookiecutter.slug}}`) are no project. */
export function isSkippedFolder(parent: string, name: string): boolean {
  if (name.startsWith('.')) return !openedHidden.has(name) && !/(^|\/)\.envs$/.test(parent);
  if (isForDeployment(parent, name)) return false;
  return skippedFolders.has(name) || name.includes('{{') || name.endsWith('.egg-info');
}

/** Templates of Ansible and the like, from which a deployment writes files of the server; those of pages are not entered. */
function isForDeployment(parent: string, name: string): boolean {
  return name === 'templates' && /(^|\/)(ansible|roles|deploy(ment|ments)?|provision(ing)?)(\/|$)/i.test(parent);
}

/** True for the files of a folder that the walk keeps: of templates for a deployment only those that say what they become. */
export function isKeptFile(folder: string, name: string): boolean {
  return (
    !/(^|\/)templates(\/|$)/.test(folder) || isProxyFile(folder, name) || moduleWritten(folder, name) !== undefined
  );
}

/** What ends the name of a template from which a deployment writes a file. */
const asTemplate = String.raw`\.(?:template|tmpl|tpl|j2|jinja2?|erb)`;
const writtenModule = new RegExp(String.raw`^(.+\.py)${asTemplate}$`);

/** The name of the module that a deployment writes from a template of it: `ansible/roles/web/templates/local_settings.py.j2`. */
export function moduleWritten(folder: string, name: string): string | undefined {
  const isOfDeployment = /(^|\/)(templates|ansible|roles|deploy\w*|provision\w*)(\/|$)/i.test(folder);
  return isOfDeployment ? writtenModule.exec(name)?.[1] : undefined;
}

/** True for a folder that is a Python environment by what it contains, whatever its name. */
export function isVirtualEnvironment(names: ReadonlySet<string>): boolean {
  if (names.has('pyvenv.cfg') || names.has('conda-meta')) return true;
  const unix = names.has('bin') && names.has('lib') && names.has('include');
  return unix || (names.has('Scripts') && names.has('Lib') && names.has('Include'));
}

/** Modules of an app that happens to be called `settings`. */
const appModules =
  /^(urls|views|models|admin|apps|forms|tests|serializers|tasks|signals|managers|middleware|utils|conftest|wsgi|asgi)\.py$/;

const roleModule =
  /^(base|common|production|prod|staging|stage|live|local|dev|development|test|testing|ci|heroku|docker)\.py$/;

/**
 * True for a Python file that may be a settings module by its name: `settings*.py`, `*_settings.py`, anything below a
 * `settings` folder, and `production.py` and its kin beside one of these. `folder` is the path from the root.
 */
export function isSettingsLike(folder: string, name: string, siblings: ReadonlySet<string>): boolean {
  // `settings copy.py` can be named by no import.
  if (!name.endsWith('.py') || name.includes(' ') || isDocumentation(siblings)) return false;
  if (/^settings.*\.py$|_settings\.py$|^settings-/.test(name)) return true;
  const segments = folder.split('/');
  if (segments.includes('settings')) return !appModules.test(name);
  return roleModule.test(name) && besideSettings(segments.at(-1) ?? '', siblings);
}

/** The folder from which Sphinx builds the documentation: settings in it let it import the code, and no site runs with them. */
function isDocumentation(siblings: ReadonlySet<string>): boolean {
  const hasIndex = siblings.has('index.rst') || siblings.has('index.md');
  return hasIndex && siblings.has('conf.py') && !siblings.has('manage.py') && !siblings.has('wsgi.py');
}

function besideSettings(folder: string, siblings: ReadonlySet<string>): boolean {
  if (siblings.has('settings.py') || siblings.has('settings')) return true;
  const isForSettings = /^(config|conf|settings)/.test(folder);
  if (isForSettings && ['base.py', 'common.py', 'base', 'common'].some((name) => siblings.has(name))) return true;
  // `config/django/base.py` with `local.py` and `production.py` beside it: two such names together are no accident.
  return siblings.has('base.py') && [...siblings].filter((name) => roleModule.test(name)).length > 2;
}

/**
 * True for a module that names the settings of a process: `wsgi.py`, `asgi.py`, `celery.py`, and `wsgi/production.py` of a package
 * that has one for each of the settings.
 */
export function isServerModule(folder: string, name: string): boolean {
  return isSiteModule(name) || isOfSitePackage(folder, name) || /^(celery|celeryapp|celery_app)\.py$/.test(name);
}

/** True for a module with which a site is served. */
export function isSiteModule(name: string): boolean {
  return /^[aw]sgi\.py$/.test(name) || isHostModule(name);
}

/** True for a module of a package `wsgi` or `asgi`, unless its name says that it is for developers or tests. */
export function isOfSitePackage(folder: string, name: string): boolean {
  return /(?:^|\/)[aw]sgi$/.test(folder) && name.endsWith('.py') && useOf('', name.toLowerCase()) === 'production';
}

/** True for the file that Phusion Passenger starts by its name, as cPanel has it: nothing but a deployed site needs one. */
export function isHostModule(name: string): boolean {
  return name === 'passenger_wsgi.py';
}

/** What a file that starts programs is for, by its name. */
export type ProcessKind = 'production' | 'development' | 'test';

/** What a container, process or platform file is for; undefined for every other file. */
export function processKind(folder: string, name: string): ProcessKind | undefined {
  const lower = name.toLowerCase();
  if (!isProcessFile(lower) && !isForUwsgi(folder, lower) && !isForSupervisor(folder, lower)) return undefined;
  return isComposeFile(lower) && buildService.test(lower) ? 'test' : useOf(folder, lower);
}

/** `docker-compose-circleci.yml`: what a build service starts. */
const buildService = /circleci|travis|jenkins|gitlab|github|bitbucket|buildkite/;

function useOf(folder: string, lower: string): ProcessKind {
  const words = `${folder.toLowerCase()}/${lower}`.split(/[^a-z0-9]+/);
  if (words.some((word) => ['test', 'tests', 'ci', 'e2e'].includes(word))) return 'test';
  const local = ['local', 'dev', 'devel', 'develop', 'development', 'override', 'devcontainer', 'debug', 'example'];
  return words.some((word) => local.includes(word)) ? 'development' : 'production';
}

function isProcessFile(lower: string): boolean {
  return (
    isDockerfile(lower) ||
    isComposeFile(lower) ||
    /^(procfile|fly\.toml|app\.ya?ml|render\.ya?ml)$/.test(lower) ||
    isPlatformManifest(lower) ||
    isDeployTemplate(lower) ||
    /^gunicorn([._-][\w.-]*)?\.(py|conf)$|\.service$/.test(lower) ||
    /^(local|production|staging|dev|test)\.ya?ml$|^manifest([._-][\w-]+)*\.ya?ml$/.test(lower)
  );
}

/** `shop_uwsgi.ini`, and `docker/shop.ini` or `config/shop.ini`, whose text tells whether uWSGI reads it. */
function isForUwsgi(folder: string, lower: string): boolean {
  return (
    lower.endsWith('.ini') &&
    (lower.includes('wsgi') || /(^|\/)(docker|deploy|deployment|uwsgi|conf|config)$/i.test(folder))
  );
}

/** `supervisord.conf`, and `supervisor/conf.d/shop.conf`, whose text tells whether it starts the site. */
function isForSupervisor(folder: string, lower: string): boolean {
  if (!/\.(?:conf|ini)$/.test(lower) || /(^|\/)docs?(\/|$)/i.test(folder)) return false;
  return lower.includes('supervisor') || /(^|\/)supervisord?(\/|$)/i.test(folder);
}

/**
 * True for a script by whose name a container or a machine starts the site: `entrypoint.sh`, `start-prod.sh`; one that says to be
 * for development or tests is left aside.
 */
export function isStartScript(folder: string, name: string): boolean {
  const lower = name.toLowerCase();
  const start = /^((docker[-_]?)?entry[-_]?point|start|gunicorn[-_]?start)([._-][\w-]*)*$/;
  if (!start.test(lower) && !/^(run|serve|gunicorn)([._-][\w-]+)*\.sh$/.test(lower)) return false;
  return !/\.(?!sh$)[a-z]+$/.test(lower) && useOf(folder, lower) === 'production';
}

const proxyName = new RegExp(
  String.raw`\.(?:conf|nginx)(?:${asTemplate})?$|^[^.]*nginx[^.]*(?:${asTemplate})?$|^caddyfile`,
);

/**
 * True for what may configure the web server before a deployed site: `nginx.conf`, `nginx.conf.template`, `nginx.j2`, `Caddyfile`,
 * the files below `sites-available`. Only the text tells whether it does.
 */
export function isProxyFile(folder: string, name: string): boolean {
  const lower = name.toLowerCase();
  if (!proxyName.test(lower) && !/(^|\/)sites-(available|enabled)$/.test(folder)) return false;
  if (/(^|\/)docs?(\/|$)/i.test(folder) || processKind(folder, name) !== undefined) return false;
  const isForStage = /(?:^|[^a-z])(?:staging|stage|stg|sandbox|demo|sample)(?:[^a-z]|$)/i.test(`${folder}/${name}`);
  return !isForStage && useOf(folder, lower) === 'production';
}

/**
 * Compose files of some generators are called `local.yml`, those of uWSGI `shop.ini`, those of supervisor `shop.conf`, React Native has an `app.json`, too, and many
 * things a manifest.
 */
export function needsText(name: string): boolean {
  return /^(local|production|staging|dev|test)\.ya?ml$|^manifest[\w.-]*\.ya?ml$|\.ini$|^(?!gunicorn).*\.conf$|^app\.json$/i.test(
    name,
  );
}

/** True for the configuration of a test run or of a build service. */
export function isTestConfiguration(folder: string, name: string): boolean {
  if (/^(pytest\.ini|setup\.cfg|tox\.ini|pyproject\.toml|\.gitlab-ci\.ya?ml|\.travis\.yml|conftest\.py)$/.test(name))
    return true;
  if (/^(bitbucket-pipelines\.yml|azure-pipelines\.yml|Jenkinsfile)$/.test(name)) return true;
  return /(^|\/)(\.github\/workflows|\.circleci)$/.test(folder) && /\.ya?ml$/.test(name);
}

const otherFormats =
  /\.(py|js|ts|mjs|cjs|json|ya?ml|toml|php|rb|sh|md|html|j2|jinja2?|gotmpl|enc|gpg|age|asc|sops|vault|swp)$/i;

/** True for an environment file: `.env`, `.env.*`, `*.env`, `env.example`, everything below `.envs` and `env.d`. */
export function isEnvFile(folder: string, name: string): boolean {
  if (otherFormats.test(name) || name.endsWith('~') || name === '.gitkeep' || name === '.gitignore') return false;
  if (/^\.env([._-].+)?$/.test(name) || /.\.env$/.test(name)) return true;
  if (/^(env|dotenv|\.environment)[._-]([\w-]+\.)?(example|sample|template|dist|tmpl|tpl|defaults?)$/.test(name))
    return true;
  if (/^(example|sample|template)[._-]?env$|^dot[._-]?env$/.test(name)) return true;
  if (
    /^env\.(?:[a-z]+\.)?(local|dev|development|prod|production|prd|staging|stg|uat|test|docker)$|^\.[a-z]+[_-]env$/.test(
      name,
    )
  )
    return true;
  if (
    /\.env\.(example|sample|template|dist|tmpl|tpl|defaults?|local|dev|development|prod|production|staging|test)$/.test(
      name,
    )
  )
    return true;
  return /(^|\/)(\.envs|env\.d)(\/|$)/.test(folder) && !/^readme/i.test(name);
}

/**
 * True for a file that may name the version of Django; lock files first, as they are exact. What is asked for in the folder of
 * the documentation builds that alone, and no site runs with it.
 */
export function isDependencyFile(folder: string, name: string): boolean {
  if (/(^|\/)docs?(\/|$)/.test(folder)) return false;
  if (/^(poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Pipfile|pyproject\.toml|setup\.cfg)$/.test(name)) return true;
  if (isCondaFile(name)) return true;
  return (
    /^(requirements|reqs)[\w.-]*\.(txt|in|pip)$/.test(name) ||
    // As people abbreviate and spell it.
    /^(req|requires?|requirement|requeriments?|requirments|requierements?)(?:[-_.]\w+)*\.(txt|in|pip)$/i.test(name) ||
    (/(^|\/)(requirements|reqs)$/.test(folder) && /\.(txt|in|pip)$/.test(name))
  );
}

/** True for what may be an environment of conda: only its text tells whether it lists packages. */
export function isCondaFile(name: string): boolean {
  return /^(?:conda[-_]?)?environment(?:[._-][\w.-]*)?\.ya?ml$|^conda(?:[._-]env[\w.-]*)?\.ya?ml$|[-_]env\.ya?ml$/.test(
    name,
  );
}
