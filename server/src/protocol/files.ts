/**
 * Which files client and server speak about, as globs by what the files are for. The client selects documents by them and
 * watches them on disk; the loader decides more exactly by name and folder, and a test compares the two.
 */

const environmentFiles = [
  '**/.env',
  '**/.env[._-]*',
  '**/?*.env',
  '**/?*.env.*',
  '**/.*[_-]env',
  '**/{env,dotenv,.environment}[._-]*',
  '**/{example,sample,template}{env,.env,_env,-env}',
  '**/dot{env,.env,_env,-env}',
  '**/{.envs,env.d}/**',
];

const dependencyFiles = [
  '**/{requirements,reqs}*.{txt,in}',
  '**/{requirements,reqs}/*.{txt,in}',
  '**/{pyproject.toml,setup.cfg,Pipfile,Pipfile.lock,poetry.lock,uv.lock,pdm.lock}',
];

const pythonPin = '**/.python-version';

const processFiles = [
  '**/{Dockerfile,dockerfile,Containerfile,containerfile}',
  '**/{Dockerfile,dockerfile,Containerfile,containerfile}[._-]*',
  '**/*.{Dockerfile,dockerfile}',
  '**/{compose,docker-compose}*.{yml,yaml}',
  '**/{Procfile,fly.toml,app.json}',
  '**/*wsgi*.ini',
  '**/{docker,deploy,deployment,uwsgi}/*.ini',
  '**/{app,render,local,production,staging,dev,test}.{yml,yaml}',
  '**/gunicorn*.{py,conf}',
  '**/*.service',
];

/** Of a web server before the site: they answer questions, and no finding stands in them. */
const proxyFiles = [
  '**/*.{conf,nginx}',
  '**/*.{conf,nginx}.{template,tmpl,tpl,j2,jinja,jinja2,erb}',
  '**/*nginx*',
  '**/{Caddyfile,caddyfile}*',
  '**/sites-{available,enabled}/*',
];

/** From which a deployment writes modules. */
const moduleTemplates = ['**/*.py.{j2,jinja,jinja2,template,tmpl,tpl,erb}'];

const testConfiguration = [
  '**/{pytest.ini,tox.ini,.gitlab-ci.yml,.gitlab-ci.yaml,.travis.yml}',
  '**/{bitbucket-pipelines.yml,azure-pipelines.yml,Jenkinsfile}',
  '**/{.github/workflows,.circleci}/*.{yml,yaml}',
];

/** Files by whose name alone they are environment files: they carry several language ids, or none. */
export const environmentGlobs: readonly string[] = environmentFiles;

/** Other files that findings may stand in, which have no language of their own in common. */
export const otherGlobs: readonly string[] = [...dependencyFiles, ...processFiles, '**/.gitignore'];

/**
 * Files whose change on disk may change findings. Python files are watched whatever their name, because a settings module
 * may import any of them, and git's index because it says whether a secret is committed. The server looks only at those
 * that a project has loaded or would load.
 */
export const watchedGlobs: readonly string[] = [
  '**/*.py',
  ...environmentFiles,
  ...otherGlobs,
  ...proxyFiles,
  ...moduleTemplates,
  ...testConfiguration,
  pythonPin,
  '**/.git/index',
  '**/django-settings-lint-baseline.json',
  // Folders, whose removal takes the modules in them along.
  '**/{settings,config,conf}',
];
