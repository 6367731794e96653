import type { PythonRange } from '../syntax/dependencies';
import type { Uri } from '../text';
import type { Role } from './view';

/** Everything an analysis sees: immutable, complete, and free of any way to read more. */
export interface Project {
  /** The project's folder: where `manage.py`, the configuration or the repository's root is. */
  readonly root: Uri;
  /** The text of every Python module and `.env` file that belongs to the analysis. */
  readonly files: ReadonlyMap<Uri, string>;
  readonly entries: readonly Entry[];
  /** Modules with settings that no entry reaches; they are judged as entries of an unknown role. */
  readonly loose: readonly Uri[];
  /** Those of them that are whole copies of an entry, in places from which no site has them. */
  readonly copies?: readonly Uri[];
  /** True where what starts the site names one module of settings, and that is on the machine alone: it may set anything. */
  readonly runsUnseen?: true;
  readonly envFiles: readonly EnvFile[];
  /**
   * URLconf and ASGI modules that settings name, and those that they include; `wsgi.py` and `celery.py` where they set something.
   * Their texts are in `files`.
   */
  readonly urlModules?: readonly Uri[];
  /** Dependency, process and `.gitignore` files, whose texts are in `files`, for the rules about them. */
  readonly projectFiles?: readonly ProjectFile[];
  /** Folders that absolute imports are looked up in, in order, such as the folder of `manage.py` or `src`. */
  readonly importRoots: readonly Uri[];
  readonly facts: ProjectFacts;
}

/** A settings module that a site, a developer or a test run starts with. */
export interface Entry {
  readonly uri: Uri;
  readonly role: Role;
  /** Why it is an entry and has this role, in words, such as "named by wsgi.py". */
  readonly because: readonly string[];
  /** True where somebody has said which role it has, so that it holds for all classes of the module. */
  readonly isChosen?: true;
  /** Set where a file names it, or where its own name alone tells that it is an entry. */
  readonly foundBy?: 'file' | 'name';
  /** The dotted names by which files name it. */
  readonly names?: readonly string[];
  /** True where only workers run with it, which take tasks from a queue and serve no page. */
  readonly isForWorkers?: true;
  /** True where it only hands on settings that are named for development, and nothing deploys the project. */
  readonly isForWork?: true;
  /** True where it leaves the key to others that build on it, with which sites run. */
  readonly isKeyless?: true;
  /**
   * True for settings for staging that write nothing themselves and that no file names, beside those for production that files do
   * name: nobody says that there is such a site.
   */
  readonly isUnnamedStage?: true;
  /** The variables that the images which alone run it have in their environment, so that they are never missing. */
  readonly brought?: readonly string[];
  /** True for settings for staging beside those for production. */
  readonly isStage?: true;
  /** Settings named for production that build on it, where files only fall back to it: what it leaves out, those may set. */
  readonly production?: readonly Uri[];
  /** Classes of django-configurations that `DJANGO_CONFIGURATION` names for it, by name. */
  readonly configurations?: ReadonlyMap<string, Pick<Entry, 'role' | 'because'>>;
}

/** What is known of an environment file besides its text. */
export interface EnvFileFacts {
  readonly uri: Uri;
  /** `example` is a template such as `.env.example`: placeholders are right there. */
  readonly role: Role | 'example';
  /** True where git ignores the file; undefined where that cannot be told. */
  readonly ignoredByGit?: boolean;
  /** True where git stores the file; undefined where that cannot be told. */
  readonly isTracked?: boolean;
  /** True where what starts the site in production hands it this file: compose, docker. */
  readonly isHanded?: true;
  /** True in a folder of what has been replaced: what git stores of it can be read, and no site has it. */
  readonly isKept?: true;
  /** What reads it besides settings: a shell that sources it, `docker run`, a compose file. */
  readonly readBy?: readonly ('shell' | 'docker' | 'compose')[];
  /** True where every account of the machine can read the file. */
  readonly isOpenToAll?: true;
  /** How the file is stored where that is not UTF-8; its text is then empty, or what an editor makes of it. */
  readonly encoding?: 'utf-16' | 'other';
}

/** An environment file of the project, with its text. */
export interface EnvFile extends EnvFileFacts {
  /** Where git does not ignore the file: the `.gitignore` that would take its line. The text is null where there is none. */
  readonly ignoreFile?: { readonly uri: Uri; readonly text: string | null };
}

/** A file that says something about the project as a whole. */
export type ProjectFile =
  | { readonly uri: Uri; readonly kind: 'dependencies' | 'gitignore' }
  /** A script by whose name a container or a machine starts the site, and not for development. */
  | { readonly uri: Uri; readonly kind: 'script' }
  | ProcessFile;

/** A container, process or platform file: what starts the servers, and what for. */
export interface ProcessFile {
  readonly uri: Uri;
  readonly kind: 'process';
  readonly role: Role;
  readonly isIgnored?: boolean;
  /** The modules of settings that the command of an image names, or the script that it runs. */
  readonly starts?: readonly string[];
}

/** What files other than settings say about the project; nothing of it is guessed. */
export interface ProjectFacts {
  /** The Django version, such as `5.2`, with the file that says so. */
  readonly django: { readonly version: string; readonly from: string } | null;
  /** True where a container, process or platform file says that the project is deployed. */
  readonly hasProcessFile: boolean;
  /** True where a script that starts the deployed site names its settings, whatever `wsgi.py` falls back to. */
  readonly hasStartScript?: true;
  /** True where `.dockerignore` keeps a `.env` file beside the code out of images. */
  readonly imagesLackEnv?: true;
  /**
   * The packages that dependency files ask for, by their normalized name (PEP 503), such as `django-cors-headers`. Missing
   * where the project has no such file, so that nothing is known about packages.
   */
  readonly packages?: ReadonlyMap<string, PackageFact>;
  /** The releases of Python that the project may run with; missing where no file says. */
  readonly python?: PythonRange;
  readonly unignored?: readonly UnignoredFile[];
  /** The texts of variables that a site has because of what starts it, `wsgi.py` or its image, where nobody gives others. */
  readonly given?: ReadonlyMap<string, string>;
  /** Files that are no modules, that settings name to read them, and that git stores. */
  readonly storedFiles?: readonly Uri[];
  /** Modules of settings that git ignores, so that they are on one machine alone. */
  readonly unstored?: readonly Uri[];
  /** Those of `storedFiles` that hold a private key. */
  readonly privateKeys?: readonly Uri[];
  /** Middleware of the project itself that is named for CORS and has nothing of django-cors-headers. */
  readonly ownCors?: readonly string[];
  /** The views of REST framework that the project has; missing where it uses none, or has too many modules to tell. */
  readonly apiViews?: ApiViews;
  /** True where no WebSocket asks who its visitor is, although the logins of Channels are at hand. */
  readonly socketsAskNobody?: true;
  /** Missing where the repository stores no configuration of a web server. */
  readonly proxy?: ProxyFacts;
  /** Modules that are named for development, that settings of a site import, and that git stores: each deployment has them. */
  readonly overrides?: readonly Uri[];
}

/** Which views of an API say themselves who may use them. */
export interface ApiViews {
  /** How many do. */
  readonly deciding: number;
  /** The names of those that leave it to the settings. */
  readonly open: readonly string[];
  /** True where no module of the project makes any. */
  readonly isNone?: true;
}

/** What web servers before the site do for it, as the configuration says that the repository stores. */
export interface ProxyFacts {
  /** True where they send `Strict-Transport-Security`. */
  readonly sendsHsts?: true;
  /** True where they send plain HTTP to HTTPS. */
  readonly redirects?: true;
}

/** A file that is better kept out of the repository and that git would store. */
export interface UnignoredFile {
  /** From the project's folder, with `/`. */
  readonly path: string;
  /** The `.gitignore` that would take its line. */
  readonly ignoreFile: Uri;
  /** The line that would keep it out. */
  readonly pattern: string;
  /** True for a database that git stores already. */
  readonly isTracked?: true;
}

/** What dependency files say of one package. */
export interface PackageFact {
  /** The release of a lock file or pin, else the lowest that a range allows, such as `[4, 3, 1]`; null where it is not told. */
  readonly version: readonly number[] | null;
  /** True where no other release is possible. */
  readonly exact: boolean;
  /** What is asked for beside it, such as `argon2` in `django[argon2]`; missing for none. */
  readonly extras?: readonly string[];
  /** The file that says so, from the project's folder. */
  readonly from: string;
}
