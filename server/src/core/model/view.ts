import type { PythonRange } from '../syntax/dependencies';
import type { Uri } from '../text';
import type { ApiViews, PackageFact, ProxyFacts } from './project';
import type { RoutedValue } from './routes';
import type { SourceFacts } from './source-facts';
import type { Alternative, Bound, EnvRead, Place, Value, Write } from './value';
import type { EnvLoad, EnvNeighbour, EnvTarget } from './view-env';
import type { ProcessFileView } from './view-project';

export type * from './view-env';
export type * from './view-project';

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
  /** Tells the names that a module on the way to this entry has bound, for whatever time; some of them more than once. */
  eachMentioned(tell: (name: string) => void): void;
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
  /** True for one piece of a site's settings, or a stage that no file names: they say nothing about what the whole does not set. */
  readonly isFragment: boolean;
  /** True for settings for staging beside those for production: what only matters in production is no matter there. */
  readonly isStage: boolean;
  /** True for a module that git ignores: nobody else has what it holds. */
  isUnstored(module: Uri): boolean;
  /** True where files only fall back to these settings, and those for production build on them. */
  readonly isBelowProduction: boolean;
  /** True where only workers run with these settings, which serve no page. */
  readonly isForWorkers: boolean;
  /** True where a project that nothing deploys has no settings but those of developers. */
  readonly isForWork: boolean;
  /** True for the base of settings that bring the key which it leaves empty. */
  readonly isKeyless: boolean;
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
  /** True for a file that the settings read and that is part of the repository. */
  isStored(file: Uri): boolean;
  /** True for one of them that holds a private key. */
  holdsPrivateKey(file: Uri): boolean;
  /** Middleware of the project itself, by its path, that is named for CORS and reads no setting of django-cors-headers. */
  readonly ownCors: readonly string[];
  /** See `ProjectFacts`. */
  readonly apiViews: ApiViews | undefined;
  /** See `ProjectFacts`. */
  readonly socketsAskNobody: boolean;
  /** True where a script that starts the deployed site names its settings. */
  readonly hasStartScript: boolean;
  /** What web servers before the site do for it. */
  readonly proxy: ProxyFacts;
  /** True where images are made without the `.env` file that may lie beside the code. */
  readonly imagesLackEnv: boolean;
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

/** The class of django-configurations that a view belongs to. */
export interface ViewedConfiguration {
  readonly name: string;
  /** The last statement of its body. */
  readonly last: Place;
  /** Why it has its role, in words. */
  readonly because: readonly string[];
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
