import { FileSystemError, FileType, Uri, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  fileFactsMethod,
  listFolderMethod,
  readBytesMethod,
  readFileMethod,
  type FileFacts,
  type FileText,
  type FolderEntry,
} from '../../server/src/protocol';

/** Reads files for the server through VS Code's own file systems, because they reach further than a disk. */
export function serveFiles(client: BaseLanguageClient): Disposable {
  const handlers = [
    client.onRequest(readFileMethod, ({ uri, limit }: { uri: string; limit: number }) => readText(address(uri), limit)),
    client.onRequest(readBytesMethod, ({ uri, limit }: { uri: string; limit: number }) =>
      readBytes(address(uri), limit),
    ),
    client.onRequest(listFolderMethod, ({ uri }: { uri: string }) => listFolder(address(uri))),
    client.onRequest(fileFactsMethod, ({ uri }: { uri: string }) => factsOf(address(uri))),
  ];
  return { dispose: () => handlers.forEach((handler) => void handler.dispose()) };
}

/**
 * The server compares addresses without query and case of the authority, which some file systems need back. Those of the
 * workspace folder are right for every file in it.
 */
function address(text: string): Uri {
  const uri = Uri.parse(text, true);
  const sameRoot = (other: Uri): boolean =>
    other.scheme === uri.scheme && other.authority.toLowerCase() === uri.authority.toLowerCase();
  const folder = workspace.workspaceFolders?.find((candidate) => sameRoot(candidate.uri));
  return folder === undefined ? uri : folder.uri.with({ path: uri.path });
}

async function readText(uri: Uri, limit: number): Promise<FileText> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.Directory) !== 0) return { reason: 'folder' };
    if (size > limit) return { reason: 'too-large' };
    const bytes = await workspace.fs.readFile(uri);
    if (bytes.length > limit) return { reason: 'too-large' };
    return decoded(bytes);
  } catch (error) {
    return { reason: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

function decoded(bytes: Uint8Array): FileText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { reason: 'binary' };
  }
}

async function readBytes(uri: Uri, limit: number): Promise<string | null> {
  try {
    if ((await workspace.fs.stat(uri)).size > limit) return null;
    const bytes = await workspace.fs.readFile(uri);
    return bytes.length > limit ? null : base64(bytes);
  } catch {
    return null; // No file, or one that cannot be read.
  }
}

/** Piece by piece, because a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(''));
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === 'FileNotFound';
}

async function listFolder(uri: Uri): Promise<readonly FolderEntry[]> {
  try {
    const entries = await workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => ({ name, type: typeOf(type), link: (type & FileType.SymbolicLink) !== 0 }));
  } catch {
    return []; // No folder, or one that cannot be read: both have nothing for us.
  }
}

async function factsOf(uri: Uri): Promise<FileFacts> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    const kind = typeOf(type);
    return { type: kind === 'other' ? 'missing' : kind, size: kind === 'file' ? size : 0 };
  } catch {
    return { type: 'missing', size: 0 };
  }
}

function typeOf(type: FileType): FolderEntry['type'] {
  if ((type & FileType.File) !== 0) return 'file';
  return (type & FileType.Directory) !== 0 ? 'folder' : 'other';
}
