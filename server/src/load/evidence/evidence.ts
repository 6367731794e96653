import type { Role } from '../../core/model/view';
import {
  handsOverForWork,
  isForDevelopers,
  namesSiteServer,
  basename,
  isDockerfile,
  relativePath,
  withoutCommentLines,
  type Uri,
} from '../../core/text';
import { modulesByArgument, settingsArguments } from './build-arguments';
import { startsAnything, type Candidates, type ProcessFile } from '../files/classify';
import { agreedTexts, broughtBy, givenIn } from './given-variables';
import { envReadingsIn, type EnvReading } from './env-readers';
import { handedFiles } from './handed-files';
import { configurationsIn, mentionsDjango, settingsModulesIn } from './settings-names';
import type { FileSource } from '../files/source';

/** A file that names a settings module. */
export interface Evidence {
  /** The dotted name as written; the name of a class where it says which of django-configurations is meant. */
  readonly module: string;
  readonly isClass?: true;
  /** True where the file needs no module, because it brings the settings itself, with `settings.configure(…)`. */
  readonly isItself?: true;
  /** True where the file takes the module whatever the environment says. */
  readonly isForced?: true;
  /** True for a server that nothing starts, where others are started. */
  readonly isUnstarted?: true;
  /** True where the command of a server for deployed sites names the module. */
  readonly isServed?: true;
  /** `build` is a step that makes an image or collects files, such as `collectstatic` in a Dockerfile. */
  readonly kind: 'server' | 'manage' | 'container' | 'build' | 'test' | 'env';
  readonly role: Role;
  readonly from: Uri;
  /** In words, such as "named by config/wsgi.py". */
  readonly because: string;
  /** The variables that an image has in its environment whenever it runs the module. */
  readonly brings?: readonly string[];
}

/** What the files that start programs say about the project. */
export interface ProcessEvidence {
  readonly evidence: readonly Evidence[];
  /** Environment files that a file whose name says that it is for production hands to the site. */
  readonly handed: ReadonlySet<Uri>;
  /** Those that compose files for development hand over, and nothing else. */
  readonly handedForWork: ReadonlySet<Uri>;
  /** What reads environment files besides settings. */
  readonly readings: readonly EnvReading[];
  /** The texts of variables that a site has because of what starts it, where nobody gives others. */
  readonly given: ReadonlyMap<string, string>;
  /** True where a file for deployment was found, whether or not it names a module. */
  readonly deployed: boolean;
  /** True where a script that starts the deployed site names its settings. */
  readonly scripted: boolean;
  readonly isDjango: boolean;
}

/** Reads what starts the project and collects the settings modules named there. */
export async function gatherEvidence(source: FileSource, root: Uri, found: Candidates): Promise<ProcessEvidence> {
  const say = sayer(source, root, await argumentsOf(source, found.processes));
  const [servers, manage, processes, scripts, tests] = await Promise.all([
    Promise.all(found.servers.map((uri) => say(uri, 'server', 'production'))),
    Promise.all(found.manage.map((uri) => say(uri, 'manage', 'development'))),
    Promise.all(found.processes.map((file) => say(file.uri, 'container', file.kind, file))),
    Promise.all(found.scripts.map((uri) => say(uri, 'container', 'production', undefined, servesSite))),
    Promise.all(found.tests.map((uri) => say(uri, 'test', 'test'))),
  ]);
  const all = [...servers, ...manage, ...processes, ...scripts, ...tests];
  return {
    evidence: all.flatMap((one) => one.evidence),
    handed: new Set(processes.flatMap((one) => (one.isForSite ? one.handed : []))),
    handedForWork: handedForWork(processes),
    readings: [...processes, ...scripts].flatMap((one) => one.readings),
    given: agreedTexts([...servers, ...processes].map((one) => one.given)),
    deployed: processes.some((one, index) => one.counts && found.processes[index]?.kind === 'production'),
    scripted: scripts.some((one) => one.evidence.some(({ kind }) => kind === 'container')),
    isDjango: manage.some((one) => one.isDjango) || all.some((one) => one.evidence.length > 0),
  };
}

async function argumentsOf(source: FileSource, processes: readonly ProcessFile[]): Promise<readonly string[]> {
  const images = processes.filter(({ uri }) => isDockerfile(basename(uri)));
  const read = await Promise.all(images.map(async ({ uri }) => ({ uri, read: await source.read(uri) })));
  return read.flatMap(({ uri, read: one }) => (one.ok ? settingsArguments(uri, one.text) : []));
}

function handedForWork(processes: readonly Said[]): ReadonlySet<Uri> {
  const others = new Set(processes.flatMap((one) => (one.isForWork ? [] : one.handed)));
  return new Set(processes.flatMap((one) => (one.isForWork ? one.handed : [])).filter((uri) => !others.has(uri)));
}

interface Said {
  readonly readings: readonly EnvReading[];
  readonly given: ReadonlyMap<string, string>;
  readonly handed: readonly Uri[];
  /** Whether its name says that a deployed site runs with it. */
  readonly isForSite: boolean;
  /** Whether developers start it. */
  readonly isForWork: boolean;
  readonly evidence: readonly Evidence[];
  readonly counts: boolean;
  readonly isDjango: boolean;
}

const silence: Said = {
  given: new Map(),
  evidence: [],
  handed: [],
  readings: [],
  isForSite: false,
  isForWork: false,
  counts: false,
  isDjango: false,
};

type Sayer = (
  uri: Uri,
  kind: Evidence['kind'],
  role: Role,
  file?: ProcessFile,
  counts?: (text: string) => boolean,
) => Promise<Said>;

function sayer(source: FileSource, root: Uri, args: readonly string[]): Sayer {
  return async (uri, kind, role, file, counts = () => true) => {
    const read = await source.read(uri);
    const silent = !read.ok || !counts(read.text) || (file !== undefined && !startsAnything(uri, read.text));
    const readings = kind === 'container' && read.ok ? envReadingsIn(root, uri, read.text) : [];
    if (silent) return { ...silence, readings };
    const because = `named by ${relativePath(root, uri)}`;
    const running = kind === 'container' ? withoutBuildSteps(read.text) : read.text;
    const forced = forcedIn(read.text);
    const use = role === 'production' && isForDevelopers(read.text) ? 'development' : role;
    const brings = use === 'production' ? broughtBy(uri, read.text) : undefined;
    // A script that starts nothing but a server tells it all that it names, on whatever line.
    const isScript = kind === 'container' && file === undefined;
    const served = isScript ? settingsModulesIn(running) : kind === 'container' ? servedBy(running) : [];
    const evidenceOf = (namesIn: (text: string) => readonly string[]): readonly Evidence[] =>
      namesIn(read.text).map((module) =>
        namesIn(running).includes(module)
          ? {
              module,
              kind,
              role: use,
              from: uri,
              because,
              ...(module === forced && { isForced: true as const }),
              ...(brings !== undefined && { brings }),
              ...(served.includes(module) && { isServed: true as const }),
            }
          : { module, kind: 'build', role: 'unknown', from: uri, because: `${because} for a build step` },
      );
    const modulesIn = (text: string): readonly string[] => [
      ...new Set([...settingsModulesIn(text), ...modulesByArgument(uri, text, args)]),
    ];
    const classes = evidenceOf(configurationsIn).map((one) => ({ ...one, isClass: true as const }));
    const isProgram = kind === 'server' && /^\s*settings\.configure\(/m.test(read.text);
    const itself: readonly Evidence[] = isProgram
      ? [{ module: '', isItself: true, kind, role, from: uri, because: 'configures Django itself' }]
      : [];
    return {
      given: use === 'production' ? givenIn(uri, read.text) : silence.given,
      readings,
      handed: file === undefined ? [] : handedFiles(uri, read.text),
      isForSite: role === 'production' && forSite.test(relativePath(root, uri)),
      isForWork: role !== 'production' || handsOverForWork(read.text),
      evidence: [...evidenceOf(modulesIn), ...classes, ...itself],
      counts: true,
      isDjango: mentionsDjango(read.text),
    };
  };
}

/** What `os.environ["DJANGO_SETTINGS_MODULE"] = "…"` sets last, under no condition; `setdefault` does not count. */
function forcedIn(text: string): string | undefined {
  return [...text.matchAll(/^(?:os\.)?environ\[["']DJANGO_SETTINGS_MODULE["']\]\s*=\s*["']([\w.-]+)["']/gm)].at(
    -1,
  )?.[1];
}

/** What stands on the line of a command for such a server, which does not restart at every edit. */
function servedBy(text: string): readonly string[] {
  const lines = withoutCommentLines(text).split('\n');
  return settingsModulesIn(lines.filter((line) => namesSiteServer(line) && !/--reload\b/.test(line)).join('\n'));
}

/** A script starts a deployed site where it ends in a server for that, and not in the one of developers. */
function servesSite(text: string): boolean {
  const code = withoutCommentLines(text);
  return namesSiteServer(code) && !/\brunserver\b/.test(code);
}

/** `docker-compose.yml` alone is what developers start as well. */
const forSite = /(^|[._/-])(prod|production|prd|staging|stage|stg|uat|live|deploy)([._/-]|$)/i;

/**
 * Settings with which static files are collected are made for that: the site itself may run with others. So are those that a
 * step of a Dockerfile sets for its own commands, unless it writes them into a file.
 */
function withoutBuildSteps(text: string): string {
  const lines = text.replace(/\\\r?\n/g, ' ').split('\n');
  return lines
    .filter((line) => !collects.test(line) && (!setsForStep.test(line) || /\becho\b|>/.test(line)))
    .join('\n');
}

const collects = /\b(collectstatic|compilemessages|compress|compilescss)\b/;
const setsForStep = /^\s*RUN\s+(?:\S+=\S+\s+)*DJANGO_(?:SETTINGS_MODULE|CONFIGURATION)=/;
