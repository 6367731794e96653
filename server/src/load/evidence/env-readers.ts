import type { EnvFileFacts } from '../../core/model/project';
import { definesServices, dirname, joinUri, type Uri } from '../../core/text';
import { handedFiles } from './handed-files';

type EnvReader = NonNullable<EnvFileFacts['readBy']>[number];

/** An environment file that something besides settings reads. The file may not be there. */
export interface EnvReading {
  readonly uri: Uri;
  readonly by: EnvReader;
}

/** `. ./.env`, `source .env`, and `export $(grep -v '^#' .env | xargs)`. */
const sourced =
  /(?:^|[\s;&|(])(?:source|\.)[ \t]+["']?([\w./-]*\.?env[\w.-]*)(?![\w./-])|\bexport\s+\$\([^)\n]*[\s<]["']?([\w./-]*\.env[\w.-]*)/gm;

/** `docker run --env-file .env`, also over several lines. */
const run = /\bdocker[ \t]+(?:container[ \t]+)?run\b(?:[^\n]|\\\n)*?--env-file[= \t]+["']?([\w./-]+)/g;

/** What reads environment files where a file that starts programs says so: its paths start at its folder, or at the project's. */
export function envReadingsIn(root: Uri, uri: Uri, text: string): readonly EnvReading[] {
  const at = (path: string): readonly Uri[] => {
    const relative = path.replace(/^\.\//, '');
    if (relative.startsWith('/') || relative === '') return [];
    return [...new Set([joinUri(dirname(uri), relative), joinUri(root, relative)])];
  };
  const found = (pattern: RegExp, by: EnvReader): readonly EnvReading[] =>
    [...text.matchAll(pattern)].flatMap(([, one, other]) => at(one ?? other ?? '').map((file) => ({ uri: file, by })));
  const composed = definesServices(text)
    ? handedFiles(uri, text).map((file): EnvReading => ({ uri: file, by: 'compose' }))
    : [];
  return [...found(sourced, 'shell'), ...found(run, 'docker'), ...composed];
}
