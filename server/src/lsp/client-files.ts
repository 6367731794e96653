import type { Connection } from 'vscode-languageserver';
import type { Uri } from '../core/text';
import {
  bytesOf,
  decoded,
  failed,
  sizeLimit,
  type DirEntry,
  type FileFacts,
  type FileSource,
  type ReadResult,
} from '../load/files/source';
import { fileFactsMethod, listFolderMethod, readBytesMethod, readFileMethod } from '../protocol';
import { isRecord } from './configuration';

/** More than this many bytes are not sent through a message. */
const largestMessage = 8 * 1024 * 1024;

/**
 * The files of a client, which reads them through the file system of its editor: what lies on no disk (a repository on a
 * server, a browser's storage) is reachable only there. `spell` writes an address as the client does.
 */
export function clientFiles(connection: Connection, spell: (uri: Uri) => string): FileSource {
  const ask = (method: string, params: object): Promise<unknown> =>
    connection.sendRequest<unknown>(method, params).catch(() => undefined);
  const bytes = async (uri: Uri, limit: number): Promise<Uint8Array | undefined> =>
    bytesIn(await ask(readBytesMethod, { uri: spell(uri), limit: Math.min(limit, largestMessage) }));
  return {
    bytes,
    async read(uri) {
      const result = readResult(await ask(readFileMethod, { uri: spell(uri), limit: sizeLimit }));
      if (result.ok || result.reason !== 'binary' || !uri.endsWith('.py')) return result;
      const stored = await bytes(uri, sizeLimit); // Python source may name an encoding of its own.
      return stored === undefined ? result : decoded(stored, true);
    },
    async list(folder) {
      const entries = await ask(listFolderMethod, { uri: spell(folder) });
      return Array.isArray(entries) ? entries.filter(isEntry) : [];
    },
    async facts(uri) {
      const facts = await ask(fileFactsMethod, { uri: spell(uri) });
      return isFacts(facts) ? facts : { type: 'missing', size: 0 };
    },
  };
}

/** Reads files of one scheme here, and all others through the client. */
export function splitByScheme(scheme: string, here: FileSource, elsewhere: FileSource): FileSource {
  const sourceOf = (uri: Uri): FileSource => (uri.startsWith(`${scheme}:`) ? here : elsewhere);
  return {
    read: (uri) => sourceOf(uri).read(uri),
    list: (uri) => sourceOf(uri).list(uri),
    facts: (uri) => sourceOf(uri).facts(uri),
    bytes: (uri, limit) => bytesOf(sourceOf(uri), uri, limit),
  };
}

const reasons: ReadonlySet<unknown> = new Set(['missing', 'folder', 'too-large', 'binary', 'unreadable']);

function readResult(answer: unknown): ReadResult {
  if (!isRecord(answer)) return failed('unreadable');
  const { text, reason } = answer;
  if (typeof text === 'string') return text.includes('\0') ? failed('binary') : { ok: true, text };
  return failed(isReason(reason) ? reason : 'unreadable');
}

function bytesIn(answer: unknown): Uint8Array | undefined {
  if (typeof answer !== 'string') return undefined;
  try {
    return Uint8Array.from(atob(answer), (byte) => byte.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function isReason(value: unknown): value is Parameters<typeof failed>[0] {
  return reasons.has(value);
}

function isEntry(value: unknown): value is DirEntry {
  if (!isRecord(value)) return false;
  const { name, type, link } = value;
  const known = type === 'file' || type === 'folder' || type === 'other';
  return typeof name === 'string' && known && typeof link === 'boolean';
}

function isFacts(value: unknown): value is FileFacts {
  if (!isRecord(value)) return false;
  const { type, size } = value;
  return (type === 'file' || type === 'folder' || type === 'missing') && typeof size === 'number';
}
