import type { Uri } from '../../core/text';
import { textOf } from './decoder';
import { sourceText } from './text-encoding';

/** The only way to files. Every function answers in its result and rejects only on a bug of the host. */
export interface FileSource {
  /** The whole text of a file of at most `sizeLimit` bytes, decoded as UTF-8 with a byte order mark kept, or as it says itself. */
  read(uri: Uri): Promise<ReadResult>;
  /** What a folder contains; empty where it is missing, unreadable or no folder. */
  list(folder: Uri): Promise<readonly DirEntry[]>;
  facts(uri: Uri): Promise<FileFacts>;
  /** A file of at most `limit` bytes as it is stored; undefined where there is none. Hosts that only know texts leave it out. */
  bytes?(uri: Uri, limit: number): Promise<Uint8Array | undefined>;
}

/** The text of a file, or why there is none. */
export type ReadResult = { readonly ok: true; readonly text: string } | ReadFailure;

/** Why a file has no text to analyse. */
export interface ReadFailure {
  readonly ok: false;
  readonly reason: 'missing' | 'folder' | 'too-large' | 'binary' | 'unreadable';
  /** A sentence for users, without the file's path, such as "The file is not text in UTF-8." */
  readonly message: string;
}

/** What a folder holds under one name. */
export interface DirEntry {
  readonly name: string;
  /** For a symbolic link the type of what it leads to; `other` for loops, dangling links, devices and sockets. */
  readonly type: 'file' | 'folder' | 'other';
  readonly link: boolean;
}

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly type: 'file' | 'folder' | 'missing';
  /** In bytes; 0 for what is no file. */
  readonly size: number;
  /** The POSIX permission bits (`0o644`) of a file or folder; missing where the host or its file system has none. */
  readonly mode?: number;
}

/** Files beyond this many bytes are not read: no settings module is that long, and one blob must not stall an editor. */
export const sizeLimit = 1024 * 1024;

const messages: Readonly<Record<ReadFailure['reason'], string>> = {
  missing: 'The file does not exist.',
  folder: 'This is a folder, not a file.',
  'too-large': 'The file is larger than 1 MB and is not analysed.',
  binary: 'The file is not text in UTF-8.',
  unreadable: 'The file cannot be read.',
};

/** A failure in words; `detail` replaces the sentence where the host knows more. */
export function failed(reason: ReadFailure['reason'], detail?: string): ReadFailure {
  return { ok: false, reason, message: detail ?? messages[reason] };
}

/** Turns the bytes of a file into a result; Python source may name an encoding of its own. */
export function decoded(bytes: Uint8Array, isPython: boolean): ReadResult {
  if (bytes.length > sizeLimit) return failed('too-large');
  if (bytes.includes(0)) return failed('binary');
  const text = textOf(bytes, 'utf-8') ?? (isPython ? sourceText(bytes) : undefined);
  return text === undefined ? failed('binary') : { ok: true, text };
}

/** Asks `source` at most once for each file and folder, so that one run sees one state and repeats no work. */
export function remembering(source: FileSource): FileSource {
  const reads = new Map<Uri, Promise<ReadResult>>();
  const lists = new Map<Uri, Promise<readonly DirEntry[]>>();
  const facts = new Map<Uri, Promise<FileFacts>>();
  const bytes = new Map<Uri, Promise<Uint8Array | undefined>>();
  return {
    read: (uri) => once(reads, uri, () => source.read(uri)),
    list: (uri) => once(lists, uri, () => source.list(uri)),
    facts: (uri) => once(facts, uri, () => source.facts(uri)),
    bytes: (uri, limit) => once(bytes, uri, () => bytesOf(source, uri, limit)),
  };
}

/** As `FileSource.bytes`, undefined also where the host has no such way. */
export function bytesOf(source: FileSource, uri: Uri, limit: number): Promise<Uint8Array | undefined> {
  return source.bytes?.(uri, limit) ?? Promise.resolve(undefined);
}

function once<T>(known: Map<Uri, T>, uri: Uri, ask: () => T): T {
  const before = known.get(uri);
  if (before !== undefined) return before;
  const answer = ask();
  known.set(uri, answer);
  return answer;
}

/** Writes down in `log` which files were read or asked for; listed folders are not written down. */
export function logging(source: FileSource, log: Set<Uri>): FileSource {
  return {
    read(uri) {
      log.add(uri);
      return source.read(uri);
    },
    list: (uri) => source.list(uri),
    facts: (uri) => source.facts(uri),
    bytes(uri, limit) {
      log.add(uri);
      return bytesOf(source, uri, limit);
    },
  };
}
