import { withoutCommentLines, type Uri } from '../../core/text';
import type { FileSource } from '../files/source';
import type { Surroundings } from '../files/surroundings';

/** A file with its text, without lines that are comments whole. */
export type Spoken = readonly [uri: Uri, text: string];

/** What may start a server, besides the files that are read for what they say of settings: Apache, supervisor, platforms, `make`. */
const mayStart =
  /\.(?:conf|config|cfg|ini|sh|toml|ya?ml|json|service|xml|j2|tf|hcl|nix)$|^(?:makefile|justfile|procfile)/i;

/** A project with more of them is not looked through. */
const mostFiles = 300;

/** All that may speak of what is started, deployed or tested; undefined where that is too much to look through. */
export async function speakingTexts(
  source: FileSource,
  { candidates, inside }: Surroundings,
): Promise<readonly Spoken[] | undefined> {
  const others = inside.folders.flatMap((folder) =>
    folder.files.filter((name) => mayStart.test(name)).map((name) => `${folder.uri}/${name}` as Uri),
  );
  const { processes, scripts, tests, servers } = candidates;
  const speaking = [...processes.map(({ uri }) => uri), ...scripts, ...tests, ...servers, ...others];
  return speaking.length > mostFiles ? undefined : textsOf(source, [...new Set(speaking)]);
}

/** The texts of those files that can be read. */
export async function textsOf(source: FileSource, uris: readonly Uri[]): Promise<readonly Spoken[]> {
  const read = await Promise.all(uris.map(async (uri) => [uri, await source.read(uri)] as const));
  return read.flatMap(([uri, one]) => (one.ok ? [[uri, withoutCommentLines(one.text)] as const] : []));
}
