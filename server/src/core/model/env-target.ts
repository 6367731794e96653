import type { DotenvFile } from '../syntax/dotenv';
import { applyEdits, basename, dirname, relativePath, type Uri } from '../text';
import { readEnvFile } from './env-loaders';
import { loaderOf, type NamedLoad } from './env-loads';
import { envLines } from './env-lines';
import type { EnvEntry, Loader } from './loaders/types';
import type { ModuleResult } from './modules';
import type { EnvFile, Project } from './project';
import { nearestUpwards } from './readers/env-file-load';
import type { Guard, Place } from './value';
import type { EnvEdit, EnvTarget, Idiom, KeptVariable } from './view';

/** What finding the `.env` file of an entry needs. */
export interface EnvTargetParts {
  readonly project: Project;
  /** The modules that the entry runs, in the order in which they end. */
  readonly modules: readonly ModuleResult[];
  readonly parseDotenv: (text: string) => DotenvFile;
}

/** Files beyond this many UTF-16 units are no `.env` files that somebody maintains, and each fix reads the file anew. */
const maxLength = 64 * 1024;

/**
 * The `.env` file whose variables a read at a place is certain to see: the entry loads it before, on every path that runs
 * where the file is there. Null where that is not seen.
 */
export function findEnvTarget(parts: EnvTargetParts, at: Place, reader: Idiom['reader']): EnvTarget | null {
  const load = loadsBefore(parts, at, reader).find((one) => isUsable(parts, one.file));
  const file = load && parts.project.envFiles.find(({ uri }) => uri === load.file);
  return load === undefined || file === undefined ? null : createTarget(parts, file, loaderOf(load.reader));
}

function isUsable({ project }: EnvTargetParts, uri: Uri): boolean {
  const file = project.envFiles.find((one) => one.uri === uri);
  return file !== undefined && file.role !== 'example' && (project.files.get(uri) ?? '').length <= maxLength;
}

/** Variables of python-decouple are seen by its own reads only; the other libraries fill the environment of the process. */
function loadsBefore(parts: EnvTargetParts, at: Place, reader: Idiom['reader']): readonly NamedLoad[] {
  const here = parts.modules.findIndex(({ uri, record }) => uri === at.uri || record.included.has(at.uri));
  const before = parts.modules.slice(0, here + 1).flatMap(({ record }, index) =>
    record.loads.filter((load) => {
      const isEarlier = index < here || (load.at.uri === at.uri && load.at.span.end <= at.span.start);
      return isEarlier && load.when.every((guard) => asksForFile(parts.project, guard));
    }),
  );
  const fitting = before.filter(
    (load) => load.isApart !== true && (load.reader === 'python-decouple') === (reader === 'python-decouple'),
  );
  const named = fitting.flatMap(({ reader: by, file }) => (file === null ? [] : [{ reader: by, file }]));
  return reader === 'python-decouple' && fitting.length === 0 ? implicit(parts, at) : named;
}

/** `from decouple import config` looks upwards from the module that calls it. */
function implicit({ project }: EnvTargetParts, at: Place): readonly NamedLoad[] {
  const file = nearestUpwards(at.uri, (uri) => project.files.has(uri));
  return file === undefined ? [] : [{ reader: 'python-decouple', file }];
}

/** `if env_file.exists():` holds, because the file is there. */
export function asksForFile(project: Project, guard: Guard): boolean {
  if (guard.always !== undefined) return guard.always === guard.arm;
  const text = (project.files.get(guard.at.uri) ?? '').slice(guard.at.span.start, guard.at.span.end);
  return guard.arm && /^[\w.() /"'-]*\b(?:exists|is_?file)\([\w.() /"',-]*\)$/.test(text);
}

function createTarget(parts: EnvTargetParts, file: EnvFile, loader: Loader): EnvTarget {
  const { project, parseDotenv } = parts;
  const text = project.files.get(file.uri) ?? '';
  const entriesOf = (of: string): readonly EnvEntry[] => readEnvFile(parseDotenv(of), of, loader).entries;
  const present = entriesOf(text);
  const gives = (variable: string): boolean => (last(present, variable)?.value ?? '') !== '';
  return {
    path: relativePath(project.root, file.uri),
    gives,
    keep(variables) {
      if (variables.some(({ variable }) => gives(variable))) return undefined;
      const own = ownEdits(file.uri, text, variables, entriesOf);
      return own && [...own, ...templateEdits(parts, file, variables, entriesOf), ...ignoreEdits(file)];
    },
  };
}

function last(entries: readonly EnvEntry[], variable: string): EnvEntry | undefined {
  return entries.filter(({ key }) => key === variable).at(-1);
}

type Read = (text: string) => readonly EnvEntry[];

/**
 * The lines of the file itself. Each is read back with the loader, together with the whole file: the variable must come out
 * as it went in, and all others as before.
 */
function ownEdits(
  uri: Uri,
  text: string,
  variables: readonly KeptVariable[],
  entriesOf: Read,
): readonly EnvEdit[] | undefined {
  let edits: readonly EnvEdit[] = [];
  for (const one of variables) {
    const before = applied(text, edits);
    const place = last(entriesOf(text), one.variable)?.span;
    const found = envLines(one)
      .map((line) => [
        ...edits,
        place === undefined ? appended(uri, text, edits, line) : { at: { uri, span: place }, newText: line },
      ])
      .find((tried) => isRight(entriesOf(before), entriesOf(applied(text, tried)), one));
    if (found === undefined) return undefined;
    edits = found;
  }
  return edits;
}

function isRight(before: readonly EnvEntry[], after: readonly EnvEntry[], { variable, value }: KeptVariable): boolean {
  const entry = last(after, variable);
  if (entry?.value !== value || entry.valueInEmptyEnvironment !== value || entry.interpolated) return false;
  const others = (entries: readonly EnvEntry[]): string =>
    JSON.stringify(entries.filter(({ key }) => key !== variable).map(({ key, value: text }) => [key, text]));
  return others(before) === others(after);
}

function applied(text: string, edits: readonly EnvEdit[]): string {
  return (
    applyEdits(
      text,
      edits.map(({ at, newText }) => ({ span: at.span, newText })),
    ) ?? text
  );
}

/** One more line at the end, below those that are added already. */
export function appended(uri: Uri, text: string, edits: readonly EnvEdit[], line: string): EnvEdit {
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const isOpen = text !== '' && !/[\r\n]$/.test(text) && !edits.some(({ at }) => at.span.start === text.length);
  return { at: endOf(uri, text), newText: `${isOpen ? eol : ''}${line}${eol}` };
}

function endOf(uri: Uri, text: string): Place {
  return { uri, span: { start: text.length, end: text.length } };
}

/** The bare key in the template beside the file, so that others learn that they have to set it. */
function templateEdits(
  { project }: EnvTargetParts,
  { uri }: EnvFile,
  variables: readonly KeptVariable[],
  entriesOf: Read,
): readonly EnvEdit[] {
  const beside = project.envFiles.filter((one) => one.role === 'example' && dirname(one.uri) === dirname(uri));
  const template = beside.find((one) => basename(one.uri).startsWith(basename(uri))) ?? beside[0];
  const text = template && project.files.get(template.uri);
  if (template === undefined || text === undefined) return [];
  const known = entriesOf(text);
  return variables
    .filter(({ variable, passing }) => passing !== true && last(known, variable) === undefined)
    .reduce<readonly EnvEdit[]>(
      (edits, { variable }) => [...edits, appended(template.uri, text, edits, `${variable}=`)],
      [],
    );
}

/** The line that keeps the file out of git, where git would take it. */
export function ignoreEdits({ uri, ignoreFile }: EnvFile): readonly EnvEdit[] {
  if (ignoreFile === undefined) return [];
  const path = relativePath(dirname(ignoreFile.uri), uri);
  const line = path.includes('/') ? `/${path}` : path;
  const { text } = ignoreFile;
  const edit = appended(ignoreFile.uri, text ?? '', [], line);
  return [text === null ? { ...edit, create: true } : edit];
}
