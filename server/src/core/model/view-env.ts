import type { Uri } from '../text';
import type { EnvProblemCode, EnvProblemEffect, Loader } from './loaders/types';
import type { EnvFileFacts, PackageFact } from './project';
import type { EnvRead, Guard, Place, ReaderName, Step } from './value';
import type { Role, SettingsView } from './view';

/** An entry of a `.env` file as rules on environment files see it. */
export interface EnvFileView extends EnvFileFacts {
  /** The edits that keep the file out of git; none where git ignores it or there is no repository. */
  readonly ignoreEdits: readonly EnvEdit[];
  /** The Django version in force; undefined where the project does not say. */
  readonly django: readonly [major: number, minor: number] | undefined;
  /** What dependency files ask for, by normalized name; undefined where the project has no such file. */
  readonly packages: ReadonlyMap<string, PackageFact> | undefined;
  readonly loader: EnvFileLoader;
  /** What chooses this file among others, and the text with which it does: `STAGE=prd` for `.env.prd`. */
  readonly chosen: ReadonlyMap<string, string>;
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
  /** True where a setting takes its value from it, but never on the branches that run where the file is loaded. */
  readonly isPassedBy?: true;
}

/** A setting that an environment variable decides, with every step from the variable's text to the setting's value. */
export interface EnvUse {
  readonly setting: string;
  readonly role: Role;
  readonly steps: readonly Step[];
  /** The branches on which it does. */
  readonly when: readonly Guard[];
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
