import type { EnvFile } from '../../core/model/project';
import {
  basename,
  handsOverForWork,
  isComposeFile,
  isHollowCompose,
  withoutCommentLines,
  type Uri,
} from '../../core/text';
import { layersCode, sitesBuilt } from '../../core/rules/shared/compose-services';
import type { Candidates } from '../files/classify';
import type { EnvFiles } from './env-files';
import { handedFiles } from '../evidence/handed-files';
import type { FileSource } from '../files/source';

type Starters = Pick<Candidates, 'processes' | 'scripts'>;

/** The environment files of a project, of which a stored one called `dev.env` with which a site is started is that of the site. */
export async function withSiteFiles(
  source: FileSource,
  starters: Starters,
  { files, texts }: Pick<EnvFiles, 'files' | 'texts'>,
): Promise<readonly EnvFile[]> {
  const mayBeOfSite = ({ role, isTracked }: EnvFile): boolean => role === 'development' && isTracked === true;
  if (!files.some(mayBeOfSite)) return files;
  const handed = await handedToSite(source, starters);
  return files.map((file) =>
    mayBeOfSite(file) && handed.has(file.uri) && !saysWork(texts.get(file.uri) ?? '')
      ? { ...file, role: 'unknown', isHanded: true }
      : file,
  );
}

/**
 * The environment files that the only compose file of a project hands over, where it starts the site with a server of deployed ones,
 * from the code in its image: what starts the site then decides what they are for, and not their names.
 */
export async function handedToSite(source: FileSource, { processes, scripts }: Starters): Promise<ReadonlySet<Uri>> {
  const mayBeCompose = /\.ya?ml$/i;
  const mayBe = processes.filter(
    ({ uri, needsText }) => isComposeFile(basename(uri)) || (needsText && mayBeCompose.test(uri)),
  );
  const read = await Promise.all(mayBe.map(async (one) => ({ ...one, text: await textOf(source, one.uri) })));
  const [compose, ...others] = read.filter(({ uri, text }) => !isHollowCompose(basename(uri), text));
  if (compose === undefined || others.length > 0 || compose.kind !== 'production') return new Set();
  const { text } = compose;
  const code = withoutCommentLines(text);
  const handed = handedFiles(compose.uri, text);
  if (handed.length === 0 || handsOverForWork(text) || layersCode(code) || /\brunserver\b/.test(code)) return new Set();
  const all = [...processes.map(({ uri }) => uri), ...scripts];
  const texts = new Map(await Promise.all(all.map(async (uri) => [uri, await textOf(source, uri)] as const)));
  const run = scripts.map((uri) => ({ uri, text: texts.get(uri) ?? '' }));
  const sites = sitesBuilt(compose.uri, code, { textOf: (image) => texts.get(image) ?? '', scripts: run });
  return new Set(sites.length > 0 ? handed : []);
}

async function textOf(source: FileSource, uri: Uri): Promise<string> {
  const read = await source.read(uri);
  return read.ok ? read.text : '';
}

/** True for a file that is for a machine of developers by what it says. */
export function saysWork(text: string): boolean {
  return /^[ \t]*(?:export[ \t]+)?(?:\w+_)?(?:DEBUG[ \t]*=[ \t]*["']?(?:1|true|yes|on)|(?:ENV|ENVIRONMENT|STAGE|SETTINGS_MODULE)[ \t]*=[ \t]*["']?(?:\w+\.)*(?:local|dev|devel|develop|development|test|testing))\b/im.test(
    text,
  );
}
