import { templateWords } from '../../core/model/env-loads';
import { keptWords } from '../../core/model/kept-copies';
import type { Role } from '../../core/model/view';

/** What a file's name says about its use; undefined where it says nothing. */
export type NamedRole = Exclude<Role, 'unknown'> | 'example' | undefined;

/** What hosts sites, as settings for it are called after it. */
const platforms: readonly string[] = [
  ...['scalingo', 'clevercloud', 'fly', 'flyio', 'gcp', 'gcloud', 'gae', 'appengine', 'cloudrun', 'azure', 'dokku'],
  ...['digitalocean', 'platformsh', 'openshift', 'cloudfoundry', 'elasticbeanstalk', 'beanstalk', 'koyeb', 'zappa'],
  ...['northflank', 'alwaysdata', 'vercel'],
];

const words: readonly (readonly [Exclude<NamedRole, undefined>, readonly string[]])[] = [
  ['example', [...templateWords, 'examples', 'temp']],
  [
    'test',
    ['test', 'tests', 'testing', 'ci', 'e2e', 'pytest', 'unittest', 'unittests', 'travis', 'jenkins', 'circleci'],
  ],
  ['test', ['github', 'gitlab', 'bitbucket', 'githubactions', 'buildkite', 'teamcity']],
  ['test', ['circle', 'appveyor', 'codeship', 'wercker', 'continuous', 'continuousintegration', 'actions']],
  [
    'test',
    ['benchmark', 'benchmarks', 'profiling', 'loadtest', 'testserver', 'testsettings', 'testrunner', 'testsuite'],
  ],
  ['development', ['nonprod', 'nonproduction']],
  // Settings with which files are collected; no site runs with them.
  ['development', ['collectstatic', 'compress']],
  ['production', ['prod', 'production', 'live', 'deploy', 'deployment', 'staging', 'stage', 'heroku', 'aws']],
  ['production', ['prd', 'preprd', 'stg', 'uat', 'acceptance']],
  ['production', ['preprod', 'preproduction', 'render', 'railway', 'ecs', 'pythonanywhere', 'remote']],
  [
    'development',
    [
      'dev',
      'devel',
      'develop',
      'devenv',
      'devstack',
      'development',
      'local',
      'localhost',
      'debug',
      'sandbox',
      'playground',
      'vagrant',
    ],
  ],
  ['test', ['pipelines']],
  ['production', platforms],
  ['development', ['personal', 'ide', 'docker', 'devcontainer', 'build', 'demo', 'doc', 'docs', 'sphinx']],
  ['development', ['static']],
  // Settings for typing commands, with which nobody serves anything.
  ['development', ['shell', 'ipython', 'notebook', 'jupyter']],
];

/** Words that name a role only for environment files or only for settings modules. */
const moduleOnly: ReadonlySet<string> = new Set([
  ...platforms,
  ...['docker', 'ide', 'demo', 'debug', 'deploy', 'deployment', 'doc', 'docs', 'sphinx'],
  ...['static', 'collectstatic', 'compress', 'remote', 'shell', 'ipython', 'notebook', 'jupyter'],
]);
const envOnly: ReadonlySet<string> = new Set([
  ...['dist', 'default', 'defaults', 'devcontainer', 'temp', 'tmpl', 'tpl', 'exp', 'ex', 'skeleton', 'schema'],
  'actions',
]);

/** The folder of a sample project, with which a library is tried out. */
const samples = /^(sandbox|playground|examples?|demo|(dev|example|demo|sample)_?(project|app|site)|project_?template)$/;

/** The folder of a project that only tests a library. */
const tests = /^(tests?|benchmarks?|tests?_?(project|app|site|utils?|helpers?|support))$/;

/** The role that a settings module's dotted or slashed name tells: `config.settings.production`, `settings_test`. */
export function roleOfModule(name: string): NamedRole {
  const segments = name.split(/[./]/);
  const own = ownName(segments);
  const parents = segments.slice(0, -1).filter((segment) => segment !== own);
  const known = (token: string): boolean => !envOnly.has(token);
  // Production as a developer runs it.
  if (/^(?:local_prod(?:uction)?|prod(?:uction)?_local)$/.test(tokens(own).join('_'))) return 'development';
  // A developer's machine with the database of another one.
  if (/(?:^|_)remote_(?:db|database|data)$/.test(tokens(own).join('_'))) return 'development';
  // `settings/tests/production.py` is what production is tested with.
  if (belowSettings(parents).some((segment) => /^tests?$/.test(segment))) return 'test';
  const named = roleOf(tokens(own), known) ?? roleOf(nearSettings(parents), known) ?? roleOfFolder(parents);
  // With `production_old.py` no site runs any more.
  return named === 'production' && tokens(own).some((token) => keptWords.includes(token)) ? 'development' : named;
}

/** The name of a module, which for a package is that of its folder. */
function ownName(segments: readonly string[]): string {
  return (segments.at(-1) === '__init__' ? segments.at(-2) : segments.at(-1)) ?? '';
}

/** Whether a module is named for staging, which often builds on the settings for production and changes some of them. */
export function isForStaging(name: string): boolean {
  return tokens(ownName(name.split(/[./]/))).some((token) => /^(?:staging|stage|stg|uat|acceptance)$/.test(token));
}

/** Settings of a build service, and of the sample project with which a library is tried out. */
function roleOfFolder(parents: readonly string[]): NamedRole {
  if (parents.includes('workflows') || parents.includes('circleci')) return 'test';
  return roleOfSample(parents.at(-1) ?? '');
}

function roleOfSample(folder: string): 'test' | 'development' | undefined {
  if (tests.test(folder)) return 'test';
  return samples.test(folder) ? 'development' : undefined;
}

/** The folders inside the one that holds settings. */
function belowSettings(parents: readonly string[]): readonly string[] {
  const from = parents.findIndex((segment) => /^(settings|config|conf)$/.test(segment));
  return from < 0 ? [] : parents.slice(from + 1);
}

/** Of the folders only those count that hold settings (`settings/production/`) or tests; an app called `live` does not. */
function nearSettings(parents: readonly string[]): readonly string[] {
  const below = belowSettings(parents).flatMap(tokens);
  // A project may be called `testing`; a folder around one is for tests.
  const testing = parents.slice(0, -1).filter((segment) => segment === 'testing');
  return [...below, ...parents.filter((segment) => /^(tests?|benchmarks?|profiling)$/.test(segment)), ...testing];
}

/** The role of a project inside a library, by the folders between the two: `tests/`, `tests/sandbox/`, `example/`. */
export function roleOfFolderInLibrary(path: string): Extract<NamedRole, 'test' | 'development'> | undefined {
  const segments = path.split('/');
  return segments.some((segment) => tests.test(segment)) ? 'test' : roleOfSample(segments.at(-1) ?? '');
}

/** A program that stands in for a service of others, and that answers with what it is sent: `mock-bank`, `echo-service`. */
const standsIn =
  /^(?:(?:mock|fake|stub|dummy)(?:ed)?[-_].+|.+[-_](?:mock|fake|stub|dummy)|echo[-_]?(?:service|server))$/;

/** The role of a project in a folder of a repository, by the folder's name. */
export function roleOfStandIn(folder: string): Extract<NamedRole, 'development'> | undefined {
  return standsIn.test(folder) ? 'development' : undefined;
}

/**
 * The role of an environment file by its path from the project's root. `.local` at the end wins over production, as
 * `.env.production.local` is a developer's own.
 */
export function roleOfEnvFile(path: string): NamedRole {
  const segments = path.split('/');
  const own = tokens(segments.at(-1) ?? '');
  const known = (token: string): boolean => !moduleOnly.has(token);
  // A name without the leading dot is what people copy: `cp dotenv .env`.
  if (/^dot[._-]?env$|^boilerplate[._-]/.test(segments.at(-1) ?? '')) return 'example';
  if (own.at(-1) === 'local') return own.some((token) => token === 'test') ? 'test' : 'development';
  if (segments.slice(0, -1).some(isOfExamples)) return 'example';
  const from = segments.findIndex((segment) => /^\.?envs?(\.d)?$|^\.devcontainer$|^\.?environments?$/.test(segment));
  const folders = from < 0 ? [] : segments.slice(from, -1).flatMap(tokens);
  const forWork = segments
    .slice(0, -1)
    .filter((segment) => /^(dev|devel|develop|development|dev[-_.]?env|local|tests?|ci|e2e)$/.test(segment));
  const forSite = segments.slice(0, -1).some((segment) => /^(prod|production|prd|staging|stg|uat)$/.test(segment));
  const named = roleOf(own, known) ?? roleOf([...folders, ...forWork.flatMap(tokens)], known);
  return named ?? (forSite ? 'production' : undefined);
}

/** `examples/` and `deploy-example/`: what lies in them is for copying. */
function isOfExamples(folder: string): boolean {
  return tokens(folder).some((token) => /^(?:examples?|samples?)$/.test(token));
}

function roleOf(found: readonly string[], known: (token: string) => boolean): NamedRole {
  return words.find(([, list]) => found.some((token) => list.includes(token) && known(token)))?.[0];
}

/**
 * The words of a file name: `settings_prod2` has `settings` and `prod`, `.env-test` has `env` and `test`, and
 * `not_production` is one word, as is `no_debug`.
 */
export function tokens(name: string): readonly string[] {
  return name
    .replace(/\.py$/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/(?<![a-z])(?:not|non)[^a-z0-9]*(?=prod)/g, 'non')
    .replace(/(?<![a-z])pre[^a-z0-9]*(?=prod)/g, 'pre')
    .replace(/(?<![a-z])no[^a-z0-9]*(?=debug)/g, 'no')
    .split(/[^a-z0-9]+/)
    .map((token) => (/^[a-z]+\d+$/.test(token) && token !== 'e2e' ? token.replace(/\d+$/, '') : token))
    .flatMap(withoutGap)
    .filter((token) => token !== '');
}

const atHome =
  /^(?:(local)(dev|devel|develop|development|debug|tests?)|(dev|devel|develop|development|debug|tests?)(local))$/;

/** What a developer's machine is called, written together with another word for the same: `localdev`, `devlocal`. */
function withoutGap(token: string): readonly string[] {
  const [, ...parts] = atHome.exec(token) ?? [token, token];
  return parts.filter((part) => part !== undefined);
}
