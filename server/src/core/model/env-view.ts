import { parseVersion } from '../django/versions';
import type { DotenvFile } from '../syntax/dotenv';
import { relativePath, type Span, type Uri } from '../text';
import { textsChoosing } from './chosen-env-files';
import { readEnvFile, type EnvEntry } from './env-loaders';
import { loaderInUse, loadsOf as loadsIn } from './env-loads';
import { appended, ignoreEdits } from './env-target';
import { usesByVariable } from './env-uses';
import { isTakenWith } from './given-texts';
import { readPythonDotenv } from './loaders/python-dotenv';
import type { ModuleResult } from './modules';
import type { EnvFile, Project } from './project';
import { nearestUpwards } from './readers/env-file-load';
import type { EnvRead, Place } from './value';
import type { EnvFileEntry, EnvFileView, EnvNeighbour, EnvUse, SettingsView } from './view';

/** What the views of all `.env` files of a project are made from. */
export interface EnvViewParts {
  readonly project: Project;
  /** Every module that was run. */
  readonly modules: readonly ModuleResult[];
  readonly views: readonly SettingsView[];
  readonly neighbours: readonly EnvNeighbour[];
}

/** What a `.env` file says to the loader that the project uses for it. */
export function createEnvFileViews(
  parts: EnvViewParts,
  parse: (uri: Uri, text: string) => DotenvFile,
): readonly EnvFileView[] {
  if (parts.project.envFiles.length === 0) return [];
  const known = {
    reads: readsByVariable(parts.modules),
    uses: usesByVariable(parts.views),
    allReads: parts.modules.flatMap(({ record }) => record.reads),
  };
  return parts.project.envFiles.flatMap((of) => {
    const text = parts.project.files.get(of.uri);
    return text === undefined ? [] : [createEnvFileView(parts, known, of, parse(of.uri, text), text)];
  });
}

interface Known {
  readonly reads: ReadonlyMap<string, readonly EnvRead[]>;
  readonly uses: ReadonlyMap<string, readonly EnvUse[]>;
  readonly allReads: readonly EnvRead[];
}

function createEnvFileView(
  parts: EnvViewParts,
  known: Known,
  of: EnvFile,
  file: DotenvFile,
  text: string,
): EnvFileView {
  const { project, modules, views, neighbours } = parts;
  const { ignoreFile: _ignoreFile, ...facts } = of;
  const { interpolates, ...loader } = loaderInUse(of, modules, project.facts);
  const options = { parseComments: loader.parsesComments === true, interpolate: interpolates };
  const { entries, problems } = readEnvFile(file, text, loader.name, options);
  const at = (span: Span): Place => ({ uri: of.uri, span });
  const chosen = textsChoosing(of, modules.flatMap(loadsIn));
  const listed = entries.map((entry) => toEntry(entry, at, known, chosen));
  let last: ReadonlyMap<string, EnvFileEntry> | undefined;
  const version = project.facts.django === null ? undefined : parseVersion(project.facts.django.version);
  return Object.assign(new LaterAnswers(of.uri, views, text), {
    ...facts,
    ignoreEdits: ignoreEdits(of),
    django: version,
    packages: project.facts.packages,
    loader,
    chosen,
    entries: listed,
    problems: problems.map(({ span, code, effect }) => ({ at: at(span), code, effect })),
    views,
    others: neighbours.filter(({ uri }) => uri !== of.uri),
    reads: known.allReads,
    assigns: (setting: string) => views.some((view) => view.get(setting).isAssigned),
    get: (key: string) => (last ??= new Map(listed.map((entry) => [entry.key, entry]))).get(key),
    textOf: ({ span }: Place) => text.slice(span.start, span.end),
  });
}

/** What few rules ask for, worked out when they do. A class for the reason that `EntryView` is one. */
class LaterAnswers implements Pick<EnvFileView, 'loadedBy' | 'multiline'> {
  readonly #views: readonly SettingsView[];
  readonly #text: string;
  #multiline: readonly Place[] | undefined;

  constructor(
    readonly uri: Uri,
    views: readonly SettingsView[],
    text: string,
  ) {
    this.#views = views;
    this.#text = text;
  }

  get loadedBy(): EnvFileView['loadedBy'] {
    return loadsOf(this.#views, this.uri);
  }

  get multiline(): readonly Place[] {
    return (this.#multiline ??= multilineSpans(this.#text).map((span) => ({ uri: this.uri, span })));
  }
}

function multilineSpans(text: string): readonly Span[] {
  const { entries } = readPythonDotenv(text, {}, true);
  return entries.filter(({ lines, quote }) => lines > 1 && quote !== '').map(({ span }) => span);
}

function toEntry(
  entry: EnvEntry,
  at: (span: Span) => Place,
  { reads, uses: all }: Known,
  chosen: ReadonlyMap<string, string>,
): EnvFileEntry {
  const { key, value, quote, interpolated } = entry;
  const uses = all.get(key) ?? [];
  const left = chosen.size === 0 ? uses : uses.filter(({ when }) => isTakenWith(when, (name) => chosen.get(name)));
  return {
    key,
    keyAt: at(entry.keySpan),
    value,
    valueAt: at(entry.valueSpan),
    rawAt: at(entry.rawSpan),
    quote,
    interpolated,
    at: at(entry.span),
    reads: reads.get(key) ?? [],
    uses: left,
    ...(left.length === 0 && uses.length > 0 && { isPassedBy: true as const }),
  };
}

/** The `.env` files as their neighbours see them, each read when asked. */
export function createNeighbours(
  project: Project,
  parse: (uri: Uri, text: string) => DotenvFile,
): readonly EnvNeighbour[] {
  return project.envFiles.map(({ uri, role }) => {
    let keys: ReadonlySet<string> | undefined;
    const read = (): ReadonlySet<string> => {
      const text = project.files.get(uri) ?? '';
      return new Set(readEnvFile(parse(uri, text), text, 'python-decouple').entries.map(({ key }) => plainKey(key)));
    };
    return {
      uri,
      path: relativePath(project.root, uri),
      role,
      defines: (variable) => (keys ??= read()).has(variable),
      appended: (line) => appended(uri, project.files.get(uri) ?? '', [], line),
    };
  });
}

/** The loaders agree on what a name is, except for `export` and the byte-order mark. */
function plainKey(key: string): string {
  return key.replace(/^\uFEFF/, '').replace(/^export\s+/, '');
}

function loadsOf(views: readonly SettingsView[], uri: Uri): EnvFileView['loadedBy'] {
  return views.flatMap((view) => {
    const places = view.envLoads.filter(({ file }) => file?.uri === uri).map(({ at }) => at);
    return [...places, ...implicitLoad(view, uri)].map((at) => ({ entry: view.uri, role: view.role, at }));
  });
}

/** The first read of `from decouple import config`, which looks for a file upwards from the module that it stands in. */
function implicitLoad({ envLoads, envFiles, reads }: SettingsView, uri: Uri): readonly Place[] {
  if (envLoads.some(({ reader }) => reader === 'python-decouple')) return [];
  const has = (one: Uri): boolean => envFiles.some((file) => file.uri === one);
  const first = reads.find(({ reader, at }) => reader === 'python-decouple' && nearestUpwards(at.uri, has) === uri);
  return first === undefined ? [] : [first.at];
}

function readsByVariable(modules: readonly ModuleResult[]): ReadonlyMap<string, readonly EnvRead[]> {
  const found = new Map<string, EnvRead[]>();
  for (const module of modules) {
    for (const read of module.record.reads) {
      const known = found.get(read.variable);
      if (known === undefined) found.set(read.variable, [read]);
      else known.push(read);
    }
  }
  return found;
}
