import type { Dependency } from '../syntax/dependencies';
import type { Uri } from '../text';
import type { UnignoredFile } from './project';
import type { Place } from './value';
import type { Role, SettingsView } from './view';

/** What a project's dependency files and `.gitignore` files say, as rules see it. */
export interface ProjectView {
  /** The project's folder. */
  readonly root: Uri;
  readonly entries: readonly SettingsView[];
  /** The files that packages are installed from, with those that only take in others. */
  readonly dependencyFiles: readonly Uri[];
  readonly dependencies: readonly DependencyLine[];
  readonly gitIgnores: readonly GitIgnoreView[];
  readonly processes: readonly ProcessFileView[];
  /** Scripts that start the site, such as `start` beside a Dockerfile. */
  readonly scripts: readonly Pick<ProcessFileView, 'uri' | 'text'>[];
  readonly unignored: readonly UnignoredFile[];
  textOf(place: Place): string;
}

/** A package that a dependency file asks for. */
export interface DependencyLine extends Omit<Dependency, 'span'> {
  readonly at: Place;
  /** The file's path from the project's folder, with `/`. */
  readonly path: string;
  readonly isLock: boolean;
}

/** A Dockerfile, compose file, Procfile or configuration of a server, as it is written. */
export interface ProcessFileView {
  readonly uri: Uri;
  /** The modules of settings that the command of an image names, or the script that it runs. */
  readonly starts?: readonly string[];
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
