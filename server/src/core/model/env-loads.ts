import { basename, type Uri } from '../text';
import type { Loader } from './loaders/types';
import type { ModuleResult } from './modules';
import type { ReaderName } from './value';

/** A `.env` file of the project and the library that reads it. */
export interface NamedLoad {
  readonly reader: ReaderName;
  readonly file: Uri;
}

/** The loader that names this file, else one that the project uses at all, else the most common one. */
export function loaderFor(uri: Uri, modules: readonly ModuleResult[]): Loader {
  const loads = modules.flatMap((module) => module.record.loads);
  const named = loads.find((load) => load.path !== null && pathName(load.path) === basename(uri));
  const chosen = loads.find((load) => load.file === uri) ?? named ?? loads[0];
  if (chosen !== undefined) return loaderOf(chosen.reader);
  const decouple = modules.some((module) => module.record.reads.some((read) => read.reader === 'python-decouple'));
  return decouple ? 'python-decouple' : 'python-dotenv';
}

export function loaderOf(reader: ReaderName): Loader {
  return reader === 'django-environ' || reader === 'python-decouple' || reader === 'environs'
    ? reader
    : 'python-dotenv';
}

function pathName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
