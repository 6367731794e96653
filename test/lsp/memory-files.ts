import { basename, dirname, joinUri, normalizeUri, relativePath, type Uri } from '../../server/src/core/text';
import { failed, sizeLimit, type DirEntry, type FileSource } from '../../server/src/load';

/** Files in memory that change during a test, with a log of everything that was asked. */
export class MemoryFiles implements FileSource {
  readonly asked: string[] = [];
  private readonly table: Map<Uri, string>;
  /** Set to hold every answer back until the promise resolves. */
  gate: Promise<void> = Promise.resolve();

  constructor(
    readonly root: Uri,
    files: Readonly<Record<string, string>>,
  ) {
    this.table = new Map(Object.entries(files).map(([path, text]) => [joinUri(root, path), text]));
  }

  write(path: string, text: string): void {
    this.table.set(joinUri(this.root, path), text);
  }

  delete(path: string): void {
    this.table.delete(joinUri(this.root, path));
  }

  async read(uri: Uri): ReturnType<FileSource['read']> {
    await this.ask(`read ${relativePath(this.root, uri)}`);
    const text = this.table.get(normalizeUri(uri));
    if (text === undefined) return failed('missing');
    return text.length > sizeLimit ? failed('too-large') : { ok: true, text };
  }

  async list(folder: Uri): Promise<readonly DirEntry[]> {
    await this.ask(`list ${relativePath(this.root, folder)}`);
    const inside = new Map<string, DirEntry>();
    for (const uri of this.table.keys()) {
      if (!uri.startsWith(`${folder}/`)) continue;
      const name = relativePath(folder, uri).split('/')[0] ?? '';
      const isFile = dirname(uri) === folder && basename(uri) === name;
      inside.set(name, { name, type: isFile ? 'file' : 'folder', link: false });
    }
    return [...inside.values()];
  }

  async facts(uri: Uri): ReturnType<FileSource['facts']> {
    await this.ask(`facts ${relativePath(this.root, uri)}`);
    const text = this.table.get(uri);
    if (text !== undefined) return { type: 'file', size: text.length };
    return { type: [...this.table.keys()].some((file) => file.startsWith(`${uri}/`)) ? 'folder' : 'missing', size: 0 };
  }

  private async ask(what: string): Promise<void> {
    this.asked.push(what);
    await this.gate;
  }
}
