import { isOfSite } from '../../model/roles';
import {
  basename,
  dirname,
  imageEnvironment,
  isComposeFile,
  isPlatformManifest,
  namesSiteServer,
  saysLocal,
  withoutCommentLines,
} from '../../text';
import {
  builtFrom,
  comesBack,
  handsProduction,
  hasForeignImage,
  isBehindProxy,
  layersCode,
  runsPulled,
  runsRelease,
  sitesBuilt,
  withoutForeign,
  type Sources,
} from './compose-services';
import { forProduction } from './started-files';
import { isUnit } from './unit-variables';
import { falsy } from './values';
import type { ProcessFileView, ProjectView } from './model';

/** What starts a project, and the settings that it starts. */
type Started = Pick<ProjectView, 'processes' | 'entries'> & Partial<Pick<ProjectView, 'scripts'>>;

/** The files whose name, folder or text says that a deployed site runs with what they hand over. */
export function deployedFiles(project: Started): readonly ProcessFileView[] {
  return forProduction(project).filter((file) => isDeployed(project, file));
}

/**
 * Those, and the plain compose file that builds a site with a server for deployed ones, or takes its image from a registry, while
 * developers have a file of their own beside it: enough to tell of a secret in it, and not of what it leaves out.
 */
export function likelyDeployedFiles(project: Started): readonly ProcessFileView[] {
  return forProduction(project).filter((file) => isDeployed(project, file) || isLeftByWork(project, file));
}

function isLeftByWork(project: Started, { uri, text }: ProcessFileView): boolean {
  if (!isComposeFile(basename(uri)) || isRehearsal(text)) return false;
  const { code, own, read } = composeOf(project, { uri, text });
  if (isForWork(own) || layersCode(code) || debugOn.test(own)) return false;
  if (!hasTwinForWork(project, { uri, text: code })) return false;
  return sitesBuilt(uri, code, sourcesOf(project)).length > 0 || runsPulled(code, (name) => read.has(name));
}

/**
 * The plain compose file beside which no other one is for production, and that starts a site with a server of deployed ones and for
 * good: it comes back by itself, or its settings have `DEBUG` off for everybody. Then a folder laid over the code is how it is
 * updated. What such a file writes out is in force; what it only falls back to is often for those who try the project. `known` are
 * the files that say so otherwise.
 */
export function loneStarters(project: ProjectView, known: readonly ProcessFileView[]): readonly ProcessFileView[] {
  return forProduction(project).filter((file) => !known.includes(file) && startsAlone(project, file));
}

function startsAlone(project: ProjectView, { uri, text }: ProcessFileView): boolean {
  if (!isComposeFile(basename(uri)) || isRehearsal(text)) return false;
  const { code, own } = composeOf(project, { uri, text });
  if (isForWork(own) || debugOn.test(own) || /--reload\b/.test(own)) return false;
  const others = project.processes.filter((one) => one.uri !== uri && isComposeFile(basename(one.uri)));
  if (others.some((one) => forDeployment.test(basename(one.uri)))) return false;
  const sites = sitesBuilt(uri, code, sourcesOf(project));
  return sites.length > 0 && (sites.some(comesBack) || isOffForAll(project));
}

function isOffForAll({ entries }: ProjectView): boolean {
  const views = entries.filter(({ role }) => isOfSite(role));
  return views.length > 0 && views.every((view) => view.get('DEBUG').must(falsy) !== undefined);
}

function sourcesOf({ processes, scripts = [] }: Started): Sources {
  return { textOf: (image) => processes.find(({ uri }) => uri === image)?.text ?? '', scripts };
}

function isDeployed(project: Started, { uri, text }: ProcessFileView): boolean {
  const name = basename(uri).toLowerCase();
  if (isPlatformManifest(name)) return true;
  if (isUnit({ text })) return !isForWork(withoutCommentLines(text));
  if (!/\.(ya?ml|toml)$/.test(name)) return false;
  if (/^(fly|app|render)\./.test(name)) return true;
  if (isRehearsal(text)) return false;
  if (name.split(/[^a-z]+/).some((word) => deployed.includes(word))) return true;
  if (!isComposeFile(name)) return false;
  const compose = composeOf(project, { uri, text });
  if (deployed.includes(basename(dirname(uri)).toLowerCase())) return !isForWorkBesideSite(project, compose);
  if (getsCertificate(compose.code)) return true;
  return startsProduction(compose.code, compose.own) || startsSite(project, compose);
}

const deployed: readonly string[] = [
  ...['prod', 'production', 'prd', 'live', 'staging', 'stage', 'stg', 'uat', 'deploy', 'deployment'],
];

const forDeployment = /(?:^|[._-])(?:prod|production|prd|live|staging|stage|stg|uat|deploy)(?:[._-]|$)/i;

/** `SENTRY_ENVIRONMENT: local`, or settings for tests: the file that is for work runs those for production as well. */
const namesWork =
  /\b(?:\w*_)?(?:(?:ENV|ENVIRONMENT|STAGE|CONFIGURATION)["']?\s*[=:]\s*["']?|SETTINGS_MODULE["']?\s*[=:]\s*["']?(?:\$\{\w+:?-)?(?:\w+\.)+)(?:local|dev|develop|development|tests?|testing)\b/i;

/** The stage of a Dockerfile that developers work in. */
const stageForWork = /^[ \t]*target:[ \t]*["']?(?:\w+[._-])?(?:local|dev|develop|development|debug|tests?)\b/im;

function isForWork(code: string): boolean {
  return namesWork.test(code) || saysLocal(code) || stageForWork.test(code) || /\brunserver\b/.test(code);
}

/** A compose file as it is judged. */
interface Compose extends Pick<ProcessFileView, 'uri' | 'text'> {
  /** The text without comments. */
  readonly code: string;
  /** What of it is said to the services that run the site. */
  readonly own: string;
  /** The variables that the settings read. */
  readonly read: ReadonlySet<string>;
}

function composeOf(project: Started, { uri, text }: Pick<ProcessFileView, 'uri' | 'text'>): Compose {
  const read = variablesRead(project);
  const code = withoutCommentLines(text);
  return { uri, text, code, own: withoutForeign(code, (name) => read.has(name)), read };
}

/** Let's Encrypt gives certificates to hosts that it reaches alone: whatever is said of the server, it is one of the internet. */
function getsCertificate(code: string): boolean {
  return (
    /^[ \t]*image:[ \t]*["']?(?:[\w.-]+\/)?(?:certbot|letsencrypt|swag|acme-companion)\b/m.test(code) &&
    /^[ \t]*-[ \t]*["']?(?:[\d.]+:)?443:\d/m.test(code)
  );
}

const debugOn = /DEBUG["']?\s*[=:]\s*["']?(?:\$\{\w+:?-)?(?:1|true|on|yes)\b/i;

/**
 * `DJANGO_SETTINGS_MODULE=shop.settings.prod`, `DJANGO_ENV: production`, or `DEBUG` off for a server of deployed sites, and no
 * server, flag or name for developers.
 */
function startsProduction(code: string, own = code): boolean {
  if (isForWork(own) || debugOn.test(own)) return false;
  return (
    /\bDJANGO_SETTINGS_MODULE["']?\s*[=:]\s*["']?(?:\$\{\w+:?-)?(?:\w+\.)+(?:prod|production|live)\b/.test(code) ||
    /\b(?:DJANGO_|APP_)?(?:ENV|ENVIRONMENT|STAGE)["']?\s*[=:]\s*["']?(?:\$\{\w+:?-)?(?:prod|production|live)\b/i.test(
      code,
    ) ||
    (/\b(?:DJANGO_)?DEBUG["']?\s*[=:]\s*["']?(?:\$\{\w+:?-)?(?:0|false|off|no)\b/i.test(code) && namesSiteServer(code))
  );
}

/**
 * A plain compose file that lays no folder over the code in its images, and says production by a variable of the settings, the
 * name of a file with them, in an image that it builds, or by a released image of the site behind a server of its own.
 */
function startsSite(project: Started, { uri, text, code, own, read }: Compose): boolean {
  if (isForWork(own) || layersCode(code)) return false;
  if (runsRelease(code, (name) => read.has(name)) && isBehindProxy(code)) return true;
  if (debugOn.test(own)) return false;
  if (handsProduction(own)) return true;
  return saysProduction(code, read) || builtFrom(uri, text).some((image) => isForProduction(project, image, read));
}

/**
 * `docker-compose-dev.yml` beside `docker-compose.yml`, which lays the code over the image and is no addition to the plain one, as
 * it has the database itself; and none for production.
 */
function hasTwinForWork(project: Started, file: Twin): boolean {
  const isTwin = (one: ProcessFileView): boolean => isWhole(one, file) && layersCode(withoutCommentLines(one.text));
  return (
    besideNamed(project, file, /(?:^|[._-])(?:dev|devel|develop|development|local)(?:[._-]|$)/i).some(isTwin) &&
    besideNamed(project, file, forDeployment).length === 0
  );
}

/**
 * `deploy/docker-compose.yml` that is at work on the code of the checkout, beside a `docker-compose.prod.yml` that is no addition to
 * it: the folder is that of all compose files.
 */
function isForWorkBesideSite(project: Started, { uri, code, own }: Compose): boolean {
  const file = { uri, text: code };
  return (
    isForWork(own) && layersCode(code) && besideNamed(project, file, forDeployment).some((one) => isWhole(one, file))
  );
}

type Twin = Pick<ProcessFileView, 'uri' | 'text'>;

/** The compose files in the same folder with such a word in their names. */
function besideNamed({ processes }: Started, { uri }: Twin, words: RegExp): readonly ProcessFileView[] {
  const beside = processes.filter((one) => one.uri !== uri && dirname(one.uri) === dirname(uri));
  return beside.filter((one) => isComposeFile(basename(one.uri)) && words.test(basename(one.uri)));
}

/** A compose file that starts all that another one does, and is no addition to it: it has the database itself. */
function isWhole(one: ProcessFileView, { text }: Twin): boolean {
  return (
    !/override/i.test(basename(one.uri)) &&
    /^[ \t]*(?:build|image):/m.test(one.text) &&
    (hasForeignImage(one.text) || !hasForeignImage(text))
  );
}

/** `ENV_MODE=prod`, for a variable that the settings read. */
function saysProduction(code: string, read: ReadonlySet<string>): boolean {
  const pairs = code.matchAll(
    /\b([A-Z]\w*(?:ENV|ENVIRONMENT|STAGE|MODE)|MODE)["']?\s*[=:]\s*["']?(?:\$\{\w+:?-)?(?:prod|production)\b/gi,
  );
  return [...pairs].some(([, name = '']) => read.has(name));
}

/** Whether the environment or start of an image names settings for production, or it says so by a variable that the settings read. */
function isForProduction({ processes }: Started, image: string, read: ReadonlySet<string>): boolean {
  const file = processes.find(({ uri }) => uri === image);
  const lines = imageEnvironment(file?.text ?? '').map(({ name, value }) => `${name}=${value}`);
  const starts = file?.starts ?? [];
  return (
    lines.some((line) => startsProduction(line) || saysProduction(line, read)) ||
    (starts.length > 0 && starts.every((name) => startsProduction(`DJANGO_SETTINGS_MODULE=${name}`)))
  );
}

/** The variables that the settings read. */
export function variablesRead({ entries }: Started): ReadonlySet<string> {
  return new Set(entries.flatMap(({ reads }) => reads.map(({ variable }) => variable)));
}

/** True for a compose file where all hosts of the site are this machine and services of the same file: nobody else can ask for its pages. */
function isRehearsal(text: string): boolean {
  const lists = [...withoutCommentLines(text).matchAll(/\b\w*ALLOWED_HOSTS["']?[ \t]*[=:][ \t]*([^\r\n]*)/g)];
  const hosts = lists.flatMap(([, list = '']) => list.split(/[\s,;"']+/).filter((host) => host !== ''));
  if (!hosts.some(isThisMachine) || isBehindProxy(text)) return false;
  return hosts.every((host) => isThisMachine(host) || isNameIn(text, host));
}

function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?)$/.test(host);
}

/** A service, or one of its names in the network. */
function isNameIn(text: string, host: string): boolean {
  return /^[\w-]+$/.test(host) && new RegExp(`^[ \\t]+(?:-[ \\t]+)?${host}:?[ \\t]*$`, 'm').test(text);
}
