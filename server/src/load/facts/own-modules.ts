import { joinUri, type Uri } from '../../core/text';
import type { FileSource } from '../files/source';
import type { Folder } from '../files/walk';

/** The modules of a folder whose names are asked for, without those that serve no visitor: tests, migrations, documentation. */
export function modulesWhere({ uri, path, files }: Folder, isAsked: (name: string) => boolean): readonly Uri[] {
  if (path.split('/').some((part) => /^(?:tests?|migrations|docs)$/i.test(part))) return [];
  const isModule = (name: string): boolean => name.endsWith('.py') && isAsked(name);
  return files
    .filter((name) => isModule(name) && !/^(?:tests?_|conftest)|_tests?\.py$/.test(name))
    .map((name) => joinUri(uri, name));
}

/** The texts of those modules that can be read. */
export async function textsOf(source: FileSource, uris: readonly Uri[]): Promise<readonly string[]> {
  const read = await Promise.all(uris.map((uri) => source.read(uri)));
  return read.flatMap((one) => (one.ok ? [one.text] : []));
}
