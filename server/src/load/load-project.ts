import type { Finding } from '../core/lint/finding';
import type { Project } from '../core/model/project';
import { basename, joinUri, type Uri } from '../core/text';
import { apiViews } from './facts/api-views';
import { loadBaseline, type LoadedBaseline } from './config/baseline';
import { configFinding } from './config/config-file';
import { leftToNested, survey, type Surroundings } from './files/surroundings';
import { chosenEnvFiles, readEnvFiles, type EnvFiles } from './environment/env-files';
import { gatherEvidence, type ProcessEvidence } from './evidence/evidence';
import { gitOf, type Git } from './files/git';
import { matcher } from './files/globs';
import { withSiteFiles } from './environment/handed-to-site';
import { withoutKeyless } from './roles/keyless';
import { keptEnvFiles, leftFolders, withoutLeftFolders } from './roles/left-folders';
import { modulesIn } from './modules/modules';
import { readOptions, type Configuration } from './config/options';
import { ownCors } from './facts/own-cors';
import { proxyFacts } from './facts/proxies';
import { projectFiles, type ProjectFiles } from './facts/project-files';
import { LoadAborted, type LoadError, type LoadRequest, type LoadResult } from './config/request';
import { settingsModules, type SettingsModules } from './settings-modules';
import { logging, remembering, type FileSource, type ReadFailure } from './files/source';
import { withUnservable } from './roles/unservable';
import { markUnstarted } from './roles/unstarted';
import { withUnserved, withUnstartable } from './roles/unstartable';
import { socketsAskNobody } from './facts/sockets';
import { callbackModules } from './facts/callbacks';
import { urlModules } from './facts/url-modules';
import { privateKeys as keysIn, storedFiles as filesInGit, unstoredModules } from './files/stored-files';
import { isLeftOutOfImages, storedOverrides } from './roles/stored-overrides';
import { djangoEvidence } from './facts/version-facts';

/**
 * Loads the Django project in `root`: lists its folders, opens only files whose names promise something, follows imports
 * until nothing is missing, and ends in an immutable project. Whatever cannot be read is told and loses nothing else.
 * Throws only `LoadAborted`, and what the source or the analyzer throw.
 */
export async function loadProject(files: FileSource, root: Uri, request: LoadRequest): Promise<LoadResult> {
  const consulted = new Set<Uri>();
  const source = remembering(logging(files, consulted));
  const goOn = (): void => {
    if (request.signal?.aborted === true) throw new LoadAborted('The result of loading is not wanted any more.');
  };
  const configuration = await readOptions(source, root, request);
  const baseline = await loadBaseline(source, configuration, request);
  goOn();
  const found = await survey(source, root, matcher(configuration.folder, configuration.options.exclude));
  goOn();
  const git = gitOf(source);
  const theirs = await leftToNested(source, root, found);
  const isOwn = (uri: Uri): boolean => !theirs.has(uri);
  const judged = { ...found.candidates, dependencies: found.candidates.dependencies.filter(isOwn) };
  const processes = await gatherEvidence(source, root, found.candidates);
  const envFiles = await environment(source, git, root, configuration, {
    named: request.named ?? [],
    handed: present(found, processes.handed),
    own: found.candidates.envFiles.filter(isOwn),
  });
  goOn();
  const read = await settingsModules(source, root, request, configuration, found, {
    evidence: await markUnstarted(source, found, [...processes.evidence, ...envFiles.evidence]),
    isDeployed: processes.deployed || processes.scripted,
  });
  goOn();
  const starts = found.candidates.processes.map(({ uri }) => uri);
  const left = await leftFolders(source, { root, processes: starts }, read);
  const deployed = withoutLeftFolders(read, left);
  const modules = { ...deployed, entries: await withoutKeyless(source, root, deployed.entries, read.graph) };
  const { dependencies } = found.candidates;
  const version = await djangoEvidence(
    source,
    root,
    dependencies,
    modules.graph.texts,
    configuration.options.djangoVersion,
  );
  const isDjango = processes.isDjango || envFiles.isDjango || version.asked || modules.kept.length > 0;
  const texts = settingsTexts(modules);
  const given = withHanded(isDjango ? envFiles : onlyNamed(envFiles, request.named ?? []), processes, texts);
  const handed = { ...given, files: await withSiteFiles(source, found.candidates, given) };
  const env = { ...handed, files: keptEnvFiles(handed.files, left) };
  const forWork = modules.entries.flatMap(({ role, names }) => (role === 'development' ? (names ?? []) : []));
  const roots = modulesIn(source, modules.importRoots);
  const urls = await urlModules(source, roots, texts, found.candidates.servers, forWork);
  const callbacks = await callbackModules(source, roots, texts);
  const others = isDjango ? await projectFiles(source, root, judged, git, found.inside.folders) : nothing;
  const proxy = isDjango ? await proxyFacts(source, found.candidates.proxies) : {};
  const storedFiles = await filesInGit(source, git, texts.values(), found.inside.folders);
  const unstored = await unstoredModules(git, modules.kept);
  const cors = await ownCors(source, roots, texts.values());
  const views = await apiViews(source, root, found.inside.folders, texts);
  const asksNobody = await socketsAskNobody(source, found.inside.folders, urls);
  const privateKeys = await keysIn(source, storedFiles);
  const overrides = await storedOverrides(source, git, { ...modules, templates: found.candidates.templates });
  const imagesLackEnv = processes.deployed && (await isLeftOutOfImages(source, joinUri(root, '.env')));
  goOn();
  const facts = {
    django: version.django,
    hasProcessFile: processes.deployed,
    ...(processes.scripted ? { hasStartScript: true as const } : {}),
    ...(version.packages === undefined ? {} : { packages: version.packages }),
    ...(version.python === undefined ? {} : { python: version.python }),
    ...(imagesLackEnv && { imagesLackEnv: true as const }),
    storedFiles,
    ...(unstored.length > 0 ? { unstored } : {}),
    ...(privateKeys.length > 0 ? { privateKeys } : {}),
    ...(processes.given.size > 0 ? { given: processes.given } : {}),
    ...(Object.keys(proxy).length > 0 ? { proxy } : {}),
    ...(overrides.length > 0 ? { overrides } : {}),
    ...(cors.length > 0 ? { ownCors: cors } : {}),
    ...(views === undefined ? {} : { apiViews: views }),
    ...(asksNobody && { socketsAskNobody: true as const }),
  };
  const project = assemble(root, modules, env, { urls, others, callbacks }, facts);
  return finish(project, { configuration, baseline }, modules, env, [...consulted]);
}

async function environment(
  source: FileSource,
  git: Git,
  root: Uri,
  configuration: Configuration,
  { named, handed, own }: Readonly<Record<'named' | 'handed' | 'own', readonly Uri[]>>,
): Promise<EnvFiles> {
  const asked = named.filter((uri) => !uri.endsWith('.py') && !uri.endsWith('.toml'));
  const uris = chosenEnvFiles(configuration, [...own, ...handed], asked);
  return readEnvFiles(source, root, uris, git);
}

/** What a site is handed may be called anything: `env_file: docker/.prod`. Most such files are on its machine alone. */
function present({ inside }: Surroundings, handed: ReadonlySet<Uri>): readonly Uri[] {
  if (handed.size === 0) return [];
  return inside.folders.flatMap(({ uri, files }) =>
    files.map((name) => joinUri(uri, name)).filter((file) => handed.has(file)),
  );
}

function onlyNamed(env: EnvFiles, named: readonly Uri[]): EnvFiles {
  return { ...env, files: env.files.filter((file) => named.includes(file.uri)), failures: new Map() };
}

/**
 * Marks the files that a compose file or a command hands to the site. What only developers' compose files hand over is for their
 * work, unless its name is that of the file that everybody has or settings name it.
 */
function withHanded(env: EnvFiles, by: ProcessEvidence, settings: ReadonlyMap<Uri, string>): EnvFiles {
  const isNamed = (name: string): boolean => [...settings.values()].some((text) => text.includes(name));
  const files = env.files.map((one) => {
    const readBy = [...new Set(by.readings.flatMap((reading) => (reading.uri === one.uri ? [reading.by] : [])))];
    const file = readBy.length === 0 ? one : { ...one, readBy };
    const name = basename(file.uri);
    if (by.handed.has(file.uri)) return { ...file, isHanded: true as const };
    const isForWork = file.role === 'unknown' && name !== '.env' && by.handedForWork.has(file.uri) && !isNamed(name);
    return isForWork ? { ...file, role: 'development' as const } : file;
  });
  return { ...env, files };
}

const nothing: ProjectFiles = { files: [], texts: new Map(), unignored: [] };

function settingsTexts(modules: SettingsModules): ReadonlyMap<Uri, string> {
  return new Map(modules.kept.map((uri) => [uri, modules.graph.texts.get(uri) ?? '']));
}

/** What is judged beside settings and `.env` files. */
interface Others {
  readonly urls: ReadonlyMap<Uri, string>;
  readonly others: ProjectFiles;
  /** Modules with functions that settings name. */
  readonly callbacks: ReadonlyMap<Uri, string>;
}

function assemble(
  root: Uri,
  modules: SettingsModules,
  env: EnvFiles,
  { urls, others, callbacks }: Others,
  facts: Project['facts'],
): Project {
  const files = new Map(settingsTexts(modules));
  for (const { uri } of env.files) files.set(uri, env.texts.get(uri) ?? '');
  for (const [uri, text] of [...urls, ...others.texts, ...callbacks]) if (!files.has(uri)) files.set(uri, text);
  const { loose, copies, importRoots, runsUnseen } = modules;
  const installed = { packages: facts.packages, texts: others.texts };
  const serving = withUnservable(modules.entries, modules.graph, modules.importRoots);
  const startable = withUnstartable(serving, modules.graph, installed);
  const entries = withUnserved(startable, modules.forAsgi, modules.graph, installed);
  return {
    root,
    files,
    entries,
    loose,
    ...(copies.length > 0 ? { copies } : {}),
    ...(runsUnseen ? { runsUnseen } : {}),
    envFiles: env.files,
    urlModules: [...urls.keys()],
    // A file that is a settings module as well is judged as one.
    projectFiles: others.files.filter(
      ({ uri }) => files.get(uri) === others.texts.get(uri) && !modules.kept.includes(uri),
    ),
    importRoots,
    facts: { ...facts, unignored: others.unignored },
  };
}

function finish(
  project: Project,
  { configuration, baseline }: { readonly configuration: Configuration; readonly baseline: LoadedBaseline },
  modules: SettingsModules,
  env: EnvFiles,
  consulted: readonly Uri[],
): LoadResult {
  const { options, file, config, home, notices } = configuration;
  const failures = new Map([...modules.graph.failures, ...env.failures]);
  const missing = modules.missing.flatMap((path): readonly Finding[] => {
    if (file === null || config === null) return [];
    const at = config.locate(['entries', path], 'key');
    return [configFinding(file.uri, 'configuration-invalid', at, `There is no file \`${path}\` in this folder.`, [])];
  });
  const tooLarge = [...failures].flatMap(([uri, failure]) =>
    failure.reason === 'too-large' ? [tooLargeFinding(uri)] : [],
  );
  const texts = new Map([
    ...project.files,
    ...ignoreTexts(project),
    ...(typeof home?.text === 'string' ? [[home.uri, home.text] as const] : []),
    ...(baseline.found === undefined ? [] : [[baseline.found.uri, baseline.found.text] as const]),
  ]);
  const findings = [...(config?.findings ?? []), ...missing, ...tooLarge, ...baseline.findings];
  return {
    project,
    options,
    findings,
    ...(baseline.found !== undefined && { baseline: baseline.found }),
    texts,
    errors: errorsOf(failures),
    notices,
    config: file?.uri ?? null,
    home: configuration.folder,
    configHome: home && { uri: home.uri, exists: home.text !== null },
    consulted,
  };
}

/** Fixes that write to a `.env` file add a line to these. */
function ignoreTexts({ envFiles }: Project): readonly (readonly [Uri, string])[] {
  return envFiles.flatMap(({ ignoreFile }) =>
    ignoreFile === undefined || ignoreFile.text === null ? [] : [[ignoreFile.uri, ignoreFile.text] as const],
  );
}

function errorsOf(failures: ReadonlyMap<Uri, ReadFailure>): readonly LoadError[] {
  return [...failures].flatMap(([uri, failure]) =>
    failure.reason === 'too-large' ? [] : [{ uri, message: failure.message }],
  );
}

function tooLargeFinding(uri: Uri): Finding {
  const message = 'This file is larger than 1 MB and is not analysed. Settings that it holds are not judged.';
  return { ...configFinding(uri, 'file-too-large', { start: 0, end: 0 }, message, []), severity: 'info' };
}
