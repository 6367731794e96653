import type { DotenvFile } from '../syntax/dotenv';
import { basename, shift, type Uri } from '../text';
import { readEnvFile } from './env-loaders';
import type { EnvFileLoad } from './evaluate/frame';
import type { Loader } from './loaders/types';
import type { ModuleResult } from './modules';
import type { EnvFile } from './project';
import type { EnvRead, Place } from './value';
import type { EnvFileEntry, EnvFileView } from './view';

/** What a `.env` file says to the loader that the project uses for it. */
export function createEnvFileView(
  of: EnvFile,
  file: DotenvFile,
  text: string,
  modules: readonly ModuleResult[],
): EnvFileView {
  const reads = readsByVariable(modules);
  const { entries } = readEnvFile(file, text, loaderOf(of.uri, modules));
  const at = (span: Place['span']): Place => ({ uri: of.uri, span: shift(span, 0) });
  const listed: readonly EnvFileEntry[] = entries.map((entry) => ({
    key: entry.key,
    keyAt: at(entry.keySpan),
    value: entry.value,
    valueAt: at(entry.valueSpan),
    at: at(entry.span),
    reads: reads.get(entry.key) ?? [],
  }));
  return {
    uri: of.uri,
    role: of.role,
    entries: listed,
    get: (key) => listed.filter((entry) => entry.key === key).at(-1),
    textOf: (place) => text.slice(place.span.start, place.span.end),
  };
}

function readsByVariable(modules: readonly ModuleResult[]): ReadonlyMap<string, readonly EnvRead[]> {
  const found = new Map<string, EnvRead[]>();
  for (const module of modules) {
    for (const read of module.record.reads) found.set(read.variable, [...(found.get(read.variable) ?? []), read]);
  }
  return found;
}

/** The loader that names this file, else one that the project uses at all, else the most common one. */
export function loaderOf(uri: Uri, modules: readonly ModuleResult[]): Loader {
  const loads = modules.flatMap((module) => module.record.loads);
  const named = loads.find((load) => load.path !== null && pathName(load.path) === basename(uri));
  const chosen = named ?? loads[0];
  if (chosen !== undefined) return loaderName(chosen);
  const decouple = modules.some((module) => module.record.reads.some((read) => read.reader === 'python-decouple'));
  return decouple ? 'python-decouple' : 'python-dotenv';
}

function loaderName(load: EnvFileLoad): Loader {
  const { reader } = load;
  return reader === 'django-environ' || reader === 'python-decouple' || reader === 'environs'
    ? reader
    : 'python-dotenv';
}

function pathName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
