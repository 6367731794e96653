import type { PythonRange } from '../syntax/dependencies';
import type { Uri } from '../text';
import type { EnvProblemCode, EnvProblemEffect, Loader } from './loaders/types';
import type { PackageFact, UnignoredFile, EnvFileFacts } from './project';
import type { RoutedValue } from './routes';
import type { SourceFacts } from './source-facts';
import type { Alternative, Bound, EnvRead, Place, ReaderName, Step, Value, Write } from './value';

/** What a module is for. Staging counts as production. */
export type Role = 'production' | 'development' | 'test' | 'unknown';

/** A three-valued question about one value: true, false, or undefined where the value does not tell. */
export type Test = (value: Value) => boolean | undefined;

/** The settings of one entry module, as rules see them. Every positive answer carries a place. */
export interface SettingsView {
  readonly uri: Uri;
  readonly role: Role;
  /** The class of django-configurations whose settings these are; undefined where they are the module's own. */
  readonly configuration: ViewedConfiguration | undefined;
  /** The Django version in force, such as `[5, 2]`; undefined where the project does not say. */
  readonly django: readonly [major: number, minor: number] | undefined;
  /** What dependency files ask for, by normalized name (PEP 503); undefined where the project has no such file. */
  readonly packages: ReadonlyMap<string, PackageFact> | undefined;
  /** The releases of Python that the project may run with; undefined where it does not say. */
  readonly python: PythonRange | undefined;
  /** True where something in the project says that it is deployed: DEBUG false or read, hosts given, a process file. */
  readonly productionMarker: boolean;
  /** The names that compose files give to containers, in lower case: no other network reaches them. */
  readonly containerNames: ReadonlySet<string>;
  /** What several rules derive from this view is derived once: the result of the first call with this key. */
  once<T>(key: string, derive: () => T): T;
  /**
   * What follows from a value or a name alone is derived once, for all entries and for all keystrokes that leave it as it is. `kind`
   * says what it is, and nothing but `of` may go into it.
   */
  recall<T extends object | string | null>(kind: string, of: object | string, derive: () => T): T;
  get(name: string): Setting;
  /** The names that a module on the way to this entry has bound, for whatever time; some of them more than once. */
  readonly mentioned: readonly string[];
  /** The settings that are assigned anywhere on the way to this entry, in order of first assignment. */
  readonly assigned: readonly string[];
  /** True for an environment variable without which no deployed site starts, because the settings refuse to. */
  demands(variable: string): boolean;
  /** Every environment read of the modules that this entry runs. */
  readonly reads: readonly EnvRead[];
  /**
   * The modules of the project that this entry runs, itself last, for what is wrong wherever it is written. Made when asked.
   */
  readonly sources: readonly SourceFacts[];
  /**
   * True for a setting that a statement with a syntax error is about to set: by giving it a new value, or in any way where
   * nothing else sets it. What is found out about it holds for the text without that statement only.
   */
  isUnfinished(name: string): boolean;
  /** True for one piece of a site's settings, which says nothing about what the whole does not set. */
  readonly isFragment: boolean;
  /** True for a module that no site runs with and everybody can read: `settings_old.py`, or one that no import reaches. Worked out when asked. */
  readonly isCopy: boolean;
  /** True where modules outside the project may have set names that are not assigned here. */
  readonly open: boolean;
  /**
   * Where a finding about something absent belongs: on the item of a list that would honour it if `near` is written in
   * the entry module, else on its first star import, else on its first statement after the docstring.
   */
  absentAt(near?: Place): Place;
  /** The module's text, for fixes that keep the author's style. */
  textOf(place: Place): string;
  /** How this project reads the environment, for fixes that write a read in its idiom. */
  readonly idiom: Idiom;
  /**
   * The `.env` file whose variables a read at this place, by this library, is certain to see; null where that is not seen.
   * For fixes that move a value there. Worked out when asked.
   */
  envFileFor(at: Place, reader: Idiom['reader']): EnvTarget | null;
  /** The calls that read `.env` files, in the order in which they run. */
  readonly envLoads: readonly EnvLoad[];
  /** The `.env` files of the project, whoever loads them. Read when asked. */
  readonly envFiles: readonly EnvNeighbour[];
  /** The URLconfs and ASGI modules of the project, whichever entry names them. Worked out when asked. */
  readonly urls: readonly UrlsView[];
  /** What starts the project: compose files, Dockerfiles, files of platforms. Worked out when asked. */
  readonly processes: readonly ProcessFileView[];
  /** True where a script that starts the deployed site names its settings. */
  readonly hasStartScript: boolean;
}

/** A call that reads a `.env` file. */
export interface EnvLoad {
  readonly reader: ReaderName;
  readonly at: Place;
  /** The file of the project that it reads; null where that cannot be told or the file is not there. */
  readonly file: EnvNeighbour | null;
  /** Whether the values of the file win over those of the environment; null where that is not known. */
  readonly overrides: boolean | null;
  /** True where it runs on every path on which the file is there. */
  readonly certain: boolean;
  /** True where it fills a dictionary of its own, so that the environment stays as it is. */
  readonly isApart?: true;
}

/** A `.env` file as others see it: its names, and none of its values. */
export interface EnvNeighbour {
  readonly uri: Uri;
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly role: Role | 'example';
  /** True where the file has the variable, with a value or without. */
  defines(variable: string): boolean;
  /** The edit that adds a line at the end. */
  appended(line: string): EnvEdit;
}

/** A URLconf, a server module or that of Celery as rules see it. */
export interface UrlsView {
  readonly uri: Uri;
  /** The settings of the project's entries. */
  readonly entries: readonly SettingsView[];
  /** What its statements hand over, in order; what functions do is not seen. */
  readonly values: readonly RoutedValue[];
  /** As that of a view of settings. */
  recall: SettingsView['recall'];
  textOf(place: Place): string;
}

/** What a project's dependency files and `.gitignore` files say, as rules see it. */
export interface ProjectView {
  /** The project's folder. */
  readonly root: Uri;
  readonly entries: readonly SettingsView[];
  readonly dependencies: readonly DependencyLine[];
  readonly gitIgnores: readonly GitIgnoreView[];
  readonly processes: readonly ProcessFileView[];
  readonly unignored: readonly UnignoredFile[];
  textOf(place: Place): string;
}

/** A package that a dependency file asks for. */
export interface DependencyLine {
  readonly name: string;
  /** As in `PackageFact`. */
  readonly version: readonly number[] | null;
  readonly exact: boolean;
  readonly at: Place;
  /** The file's path from the project's folder, with `/`. */
  readonly path: string;
  readonly isLock: boolean;
}

/** A Dockerfile, compose file, Procfile or configuration of a server, as it is written. */
export interface ProcessFileView {
  readonly uri: Uri;
  /** True where git ignores the file; undefined where that cannot be told. */
  readonly isIgnored?: boolean;
  readonly role: Role;
  readonly text: string;
}

/** A `.gitignore` of the project. */
export interface GitIgnoreView {
  readonly uri: Uri;
  /** The patterns without comments and empty lines; `at` is the pattern's text. */
  readonly lines: readonly { readonly pattern: string; readonly at: Place }[];
}

/** The class of django-configurations that a view belongs to. */
export interface ViewedConfiguration {
  readonly name: string;
  /** The last statement of its body. */
  readonly last: Place;
  /** Why it has its role, in words. */
  readonly because: readonly string[];
}

/** A `.env` file that an entry loads, as the place to move values to. */
export interface EnvTarget {
  /** From the project's folder, with `/`. */
  readonly path: string;
  /** True where the file gives the variable a value already; an empty one does not count. */
  gives(variable: string): boolean;
  /**
   * The edits that give variables their values there, name them in the template beside it, and keep the file out of git.
   * Undefined where a value cannot be written so that the loader reads it back, or the file gives a variable already.
   */
  keep(variables: readonly KeptVariable[]): readonly EnvEdit[] | undefined;
}

/** A value that a fix moves out of the source, for a file that git does not store. */
export interface KeptVariable {
  readonly variable: string;
  readonly value: string;
  /** True for one that is needed for a while only: a template does not name it. */
  readonly passing?: boolean;
}

/** An edit of an environment file; `create` where the file is not there yet. */
export interface EnvEdit {
  readonly at: Place;
  readonly newText: string;
  readonly create?: boolean;
}

/** A setting of one entry, as rules ask for it. */
export interface Setting {
  readonly name: string;
  /** True where some assignment reaches this setting, on at least one branch. */
  readonly isAssigned: boolean;
  /** Everything it may be, Django's default (for the project's version) included where no assignment is certain. */
  readonly all: Bound;
  /** The alternatives that remain in a deployed site; never empty. */
  readonly deployedAlternatives: readonly Alternative[];
  /** Those among them that some server may run with, each on a branch of its own; for what is wrong wherever it is written. */
  readonly possibleAlternatives: readonly Alternative[];
  /** The alternatives of Python's own order and tests; with an empty environment where `unset` is true. */
  actualAlternatives(options: { readonly unset: boolean }): readonly Alternative[];
  /**
   * The alternative that proves that `test` holds in a deployed site: it holds on all that remain, or on those reached when
   * no environment variable is set. Undefined otherwise, so that what is not known stays silent.
   */
  deployed(test: Test): Alternative | undefined;
  /** Like `deployed`, but only where it holds on every remaining alternative. */
  must(test: Test): Alternative | undefined;
  /** Whether `test` holds in a deployed site: true, false, or undefined. */
  judge(test: Test): boolean | undefined;
  /** The writes of this name in source order, across modules. */
  readonly writes: readonly Write[];
}

/** The way a module reads the environment, and the import that this needs where it is not there yet. */
export interface Idiom {
  readonly reader: 'os' | 'django-environ' | 'python-decouple' | 'environs';
  /** The name that is called: `env`, `config`, `os.environ`. */
  readonly name: string;
  /** The line to add, and where, when the reader is not imported in the entry module. */
  readonly missingImport: { readonly line: string; readonly at: Place } | null;
}

/** An entry of a `.env` file as rules on environment files see it. */
export interface EnvFileView extends EnvFileFacts {
  /** The edits that keep the file out of git; none where git ignores it or there is no repository. */
  readonly ignoreEdits: readonly EnvEdit[];
  /** The Django version in force; undefined where the project does not say. */
  readonly django: readonly [major: number, minor: number] | undefined;
  /** What dependency files ask for, by normalized name; undefined where the project has no such file. */
  readonly packages: ReadonlyMap<string, PackageFact> | undefined;
  readonly loader: EnvFileLoader;
  /** The entries that are seen to load this file. */
  readonly loadedBy: readonly { readonly entry: Uri; readonly role: Role; readonly at: Place }[];
  /** Every key in order, those written twice as often as they stand there. */
  readonly entries: readonly EnvFileEntry[];
  /** The lines that the loader drops, stops at or reads otherwise than they look. */
  readonly problems: readonly EnvFileProblem[];
  /** Values in quotes that go over several lines, whether the loader reads them so or not. */
  readonly multiline: readonly Place[];
  /** The other `.env` files of the project. */
  readonly others: readonly EnvNeighbour[];
  /** The project's settings by entry, for what they do with a variable inside of a dictionary. */
  readonly views: readonly SettingsView[];
  /** Every environment read of the project's settings modules. */
  readonly reads: readonly EnvRead[];
  /** True where an entry assigns the setting. */
  assigns(setting: string): boolean;
  /** The last entry of a key, which is the one that counts. */
  get(key: string): EnvFileEntry | undefined;
  textOf(place: Place): string;
}

/** Who reads a `.env` file. */
export interface EnvFileLoader {
  readonly name: Loader;
  /** True where the project is seen to load the file with it (a template: the file that is made from it); else it is a guess. */
  readonly known: boolean;
  /** django-environ's `parse_comments=True`; null where the release, which decides it, is not known. */
  readonly parsesComments: boolean | null;
  /** False where the project says that the file has another encoding than UTF-8, or where that is not known. */
  readonly readsUtf8: boolean;
}

/** What is wrong with a line of an environment file for the loader in use. */
export interface EnvFileProblem {
  readonly at: Place;
  readonly code: EnvProblemCode;
  readonly effect: EnvProblemEffect;
}

/** A variable of an environment file. */
export interface EnvFileEntry {
  readonly key: string;
  readonly keyAt: Place;
  /** The value as the loader in use reads it; null where it cannot be known (an expansion) or the key has no value. */
  readonly value: string | null;
  /** The value without the quotes that the loader strips. */
  readonly valueAt: Place;
  /** Everything behind the separator as it is written, with quotes and a comment. */
  readonly rawAt: Place;
  /** The quotes that the loader strips; empty where it keeps what stands there. */
  readonly quote: '"' | "'" | '`' | '';
  /** True where the value refers to another variable. */
  readonly interpolated: boolean;
  /** The physical lines of the entry, without the last terminator. */
  readonly at: Place;
  /** The reads of this variable in settings modules, across entries. */
  readonly reads: readonly EnvRead[];
  /** The settings that take their value from this variable, across entries. */
  readonly uses: readonly EnvUse[];
}

/** A setting that an environment variable decides, with every step from the variable's text to the setting's value. */
export interface EnvUse {
  readonly setting: string;
  readonly role: Role;
  readonly steps: readonly Step[];
}
