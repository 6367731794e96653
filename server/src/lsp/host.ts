import type { Analyzer } from '../core/analyzer';
import type { LoadedProject } from '../core/lint/loaded';
import type { Uri } from '../core/text';
import type { FileSource } from '../load/source';
import type { EditorOptions } from './configuration';

/** What the server needs from the machine it runs on, so that Node, a browser worker and tests differ in one object. */
export interface ServerHost {
  /** Loads the parsers; called once. Rejects with a message for the user. */
  createAnalyzer(): Promise<Analyzer>;
  readonly files: FileSource;
  readonly loader: ProjectLoader;
  /** A fresh random key of 64 characters of `A-Z a-z 0-9 - _`, from the platform's generator for secrets. */
  newSecretKey(): string;
  /** Milliseconds without a keystroke after which an edited text is analysed. */
  readonly quiet: number;
}

/** The way from a folder to projects that can be analysed. */
export interface ProjectLoader {
  /** The roots of the Django projects in a folder, nested ones included; the folder itself where nothing else is found. */
  roots(source: FileSource, folder: Uri): Promise<readonly Uri[]>;
  /** The root of the project that a file belongs to, looked for upwards. */
  rootOf(source: FileSource, file: Uri): Promise<Uri>;
  load(source: FileSource, root: Uri, request: LoadRequest): Promise<LoadedProject>;
  /** A document without a file or folder, judged alone; null where it holds neither settings nor an environment. */
  alone(document: LoneDocument, analyzer: Pick<Analyzer, 'inspect'>, options: EditorOptions): LoadedProject | null;
}

export interface LoadRequest {
  readonly analyzer: Pick<Analyzer, 'inspect' | 'rules'>;
  /** The workspace folder or, for a file outside of them, the project's root. */
  readonly folder: Uri;
  readonly options: EditorOptions;
}

export interface LoneDocument {
  readonly uri: Uri;
  readonly language: string;
  readonly text: string;
}
