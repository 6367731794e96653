import { basename, dirname, isWithin, type Uri } from '../text';
import { textChoosing } from './chosen-env-files';
import { asksForFile } from './env-target';
import type { EnvFileLoad } from './evaluate/frame';
import type { Loader } from './loaders/types';
import type { ModuleResult } from './modules';
import { isTakenUnder } from './own-name';
import type { EnvFile, ProjectFacts } from './project';
import { nearestUpwards } from './readers/env-file-load';
import type { ViewParts } from './settings-view';
import type { ReaderName } from './value';
import type { EnvFileLoader, EnvLoad } from './view';

/** A `.env` file of the project and the library that reads it. */
export interface NamedLoad {
  readonly reader: ReaderName;
  readonly file: Uri;
}

/** Who reads a file: the load that names it or the file that it is a template of, else what the project is likely to use. */
export function loaderInUse(file: EnvFile, modules: readonly ModuleResult[], facts: ProjectFacts): LoaderInUse {
  const loads = modules.flatMap(loadsOf);
  const chosen =
    loads.find((load) => load.file === file.uri) ??
    loads.find((load) => textChoosing(load, file) !== undefined) ??
    loads.find((load) => isMeant(load, file));
  if (chosen !== undefined) return { ...optionsOf(chosen, facts), name: loaderOf(chosen.reader), known: true };
  if (looksFor(file, modules)) return { name: 'python-decouple', known: true, ...usual };
  const [other] = loads;
  if (other !== undefined) return { ...optionsOf(other, facts), name: loaderOf(other.reader), known: false };
  return { name: likelyLoader(modules, facts), known: false, ...usual };
}

/** Every call of a module that reads a file. */
export function loadsOf({ record, configurations }: ModuleResult): readonly EnvFileLoad[] {
  return [...record.loads, ...configurations.flatMap(({ loads }) => loads)];
}

/** A loader of environment files as the project calls it. */
export interface LoaderInUse extends EnvFileLoader {
  readonly interpolates: boolean;
}

const usual: Pick<LoaderInUse, 'parsesComments' | 'interpolates' | 'readsUtf8'> = {
  parsesComments: false,
  interpolates: true,
  readsUtf8: true,
};

/** django-environ 0.11 always cut comments off; before and after it does so where it is asked. */
function optionsOf(load: EnvFileLoad, { packages }: ProjectFacts): Pick<LoaderInUse, keyof typeof usual> {
  const { version, exact } = packages?.get('django-environ') ?? { version: null, exact: false };
  const mayAlways = load.reader === 'django-environ' && version?.[0] === 0 && version[1] === 11;
  const unasked = mayAlways ? (exact ? true : null) : false;
  const { interpolates, readsUtf8 } = load;
  return { parsesComments: load.parsesComments || unasked, interpolates, readsUtf8 };
}

/** A path of this name that leads to no file of the project, or to the file that this one is a template of. */
function isMeant(load: EnvFileLoad, file: EnvFile): boolean {
  const name = file.role === 'example' ? modelledBy(basename(file.uri)) : basename(file.uri);
  if (load.file !== null) return basename(load.file) === name && dirname(load.file) === dirname(file.uri);
  return load.path !== null && pathName(load.path) === name && looksIn(load, dirname(file.uri));
}

/** A path may start at a folder that is not seen here; without one it is known where the library looks. */
function looksIn({ looksIn: search, at }: EnvFileLoad, folder: Uri): boolean {
  if (search === undefined) return true;
  return search === 'folder' ? dirname(at.uri) === folder : isWithin(folder, at.uri);
}

/** `from decouple import config` looks upwards from the module that calls it. */
function looksFor(file: EnvFile, modules: readonly ModuleResult[]): boolean {
  if (modules.some(({ record }) => record.loads.some(({ reader }) => reader === 'python-decouple'))) return false;
  const readers = modules.filter(({ record }) => record.reads.some(({ reader }) => reader === 'python-decouple'));
  if (file.role !== 'example')
    return readers.some(({ uri }) => nearestUpwards(uri, (one) => one === file.uri) !== undefined);
  return modelledBy(basename(file.uri)) === '.env' && readers.some(({ uri }) => isWithin(dirname(file.uri), uri));
}

/** What names of templates have besides the name of the file that they are copied to. */
export const templateWords: readonly string[] = [
  ...['example', 'sample', 'template', 'tmpl', 'tpl', 'dist', 'default', 'defaults'],
  ...['exp', 'ex', 'exmaple', 'exemple', 'exemplo', 'ejemplo', 'esempio', 'beispiel', 'skeleton', 'schema'],
];

const templateWord = new RegExp(`(?:^|[._-])(?:${templateWords.join('|')})(?=[._-]|$)`, 'gi');

/** The name of the file that a template is copied to: `.env` for `.env.example`, `env.sample` and `example.env`. */
export function modelledBy(template: string): string {
  const name = template
    .replace(/^dot[._-]?env/i, '.env')
    .replace(templateWord, '')
    .replace(/^[._-]?/, '.');
  return name === '.' ? '.env' : name;
}

function likelyLoader(modules: readonly ModuleResult[], { packages }: ProjectFacts): Loader {
  const readers = new Set(modules.flatMap(({ record }) => record.reads.map(({ reader }) => reader)));
  const found = loaders.filter((name) => readers.has(name));
  const [only] = found.length > 0 ? found : loaders.filter((name) => packages?.has(name));
  return only ?? 'python-dotenv';
}

const loaders = ['python-decouple', 'django-environ', 'environs'] as const;

/** The loader of `.env` files that a library for the environment uses. */
export function loaderOf(reader: ReaderName): Loader {
  switch (reader) {
    case 'django-environ':
    case 'python-decouple':
    case 'environs':
    case 'django-configurations':
      return reader;
    default:
      return 'python-dotenv';
  }
}

function pathName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** What the modules of a view load, and then the class that is in force. */
export function viewedLoads({ project, modules, neighbours, configuration, called }: ViewParts): readonly EnvLoad[] {
  const loads = [...modules.flatMap(({ record }) => record.loads), ...(configuration?.of.loads ?? [])];
  const made = loads.filter(({ when }) => isTakenUnder(when, called));
  return made.map(({ reader, at, file, overrides, when, isApart }) => ({
    reader,
    at,
    file: neighbours.find(({ uri }) => uri === file) ?? null,
    overrides,
    certain: when.every((guard) => asksForFile(project, guard)),
    ...(isApart && { isApart }),
  }));
}
