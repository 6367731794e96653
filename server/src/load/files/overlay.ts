import { basename, dirname, type Uri } from '../../core/text';
import { bytesOf, failed, sizeLimit, type DirEntry, type FileSource } from './source';

/**
 * Puts open buffers in front of a source: what is being typed counts, not what was saved last. A buffer that was never
 * saved is listed in its folder like any file.
 */
export function overlay(source: FileSource, buffers: ReadonlyMap<Uri, string>): FileSource {
  return {
    read(uri) {
      const text = buffers.get(uri);
      if (text === undefined) return source.read(uri);
      return Promise.resolve(text.length > sizeLimit ? failed('too-large') : { ok: true, text });
    },
    async list(folder) {
      return withBuffers(await source.list(folder), namesIn(folder, buffers));
    },
    facts(uri) {
      const text = buffers.get(uri);
      return text === undefined ? source.facts(uri) : Promise.resolve({ type: 'file', size: text.length });
    },
    // What is stored, which a buffer does not tell.
    bytes: (uri, limit) => bytesOf(source, uri, limit),
  };
}

function namesIn(folder: Uri, buffers: ReadonlyMap<Uri, string>): readonly string[] {
  return [...buffers.keys()].filter((uri) => dirname(uri) === folder).map(basename);
}

function withBuffers(entries: readonly DirEntry[], names: readonly string[]): readonly DirEntry[] {
  const saved = new Set(entries.map((entry) => entry.name));
  const fresh = names.filter((name) => !saved.has(name));
  return fresh.length === 0
    ? entries
    : [...entries, ...fresh.map((name): DirEntry => ({ name, type: 'file', link: false }))];
}
