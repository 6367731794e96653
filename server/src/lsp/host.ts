import type { Analyzer } from '../core/analyzer';
import type { Uri } from '../core/text';
import type { FileSource, LoadResult } from '../load';
import type { EditorOptions } from './configuration';

/** What the server needs from the machine it runs on, so that Node, a browser worker and tests differ in one object. */
export interface ServerHost {
  /** Loads the parsers; called once. Rejects with a message for the user. */
  createAnalyzer(): Promise<Analyzer>;
  readonly files: FileSource;
  /** The scheme of the addresses that `files` can read; null for none. Others are asked from clients that hand files over. */
  readonly scheme: 'file' | null;
  readonly loader: ProjectLoader;
  /** A fresh random key of 64 characters of `A-Z a-z 0-9 - _`, from the platform's generator for secrets. */
  newSecretKey(): string;
  /** Milliseconds without a keystroke after which an edited text is analysed. */
  readonly quiet: number;
  /** Runs something once the messages that have arrived already are handled, and no later. Calling the result takes it back. */
  soon(run: () => void): () => void;
}

/** The way from a folder to projects that can be analysed. */
export interface ProjectLoader {
  /** The roots of the projects in a folder, nested ones included. */
  roots(source: FileSource, folder: Uri): Promise<readonly Uri[]>;
  /** The root of the project that a file belongs to, looked for upwards. */
  rootOf(source: FileSource, file: Uri): Promise<Uri>;
  /** Throws `LoadAborted` once the signal of the request is aborted. */
  load(source: FileSource, root: Uri, request: ProjectRequest): Promise<LoadResult>;
  /** A document without a file, judged alone; null where it holds neither settings nor an environment of Django. */
  alone(document: LoneDocument, request: Pick<ProjectRequest, 'analyzer' | 'options'>): LoadResult | null;
}

/** Asks for the project around a file. */
export interface ProjectRequest {
  readonly analyzer: Pick<Analyzer, 'inspect' | 'rules'>;
  /** Where a relative path in the options starts: the workspace folder or, for a file outside of them, the project's root. */
  readonly folder: Uri;
  readonly options: EditorOptions;
  readonly signal: { readonly aborted: boolean };
}

/** A document that belongs to no project, such as one that was never saved. */
export interface LoneDocument {
  readonly uri: Uri;
  readonly language: string;
  readonly text: string;
}
