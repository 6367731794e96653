import { baselineName, parseBaseline, type Baseline, type BaselineRow } from '../../core/lint/baseline';
import type { Finding } from '../../core/lint/finding';
import { joinUri, type Uri } from '../../core/text';
import { configFinding } from './config-file';
import type { Configuration } from './options';
import type { LoadRequest } from './request';
import type { FileSource } from '../files/source';

/** The baseline of a project, if it has one, and what is wrong with it. */
export interface LoadedBaseline {
  readonly found: Baseline | undefined;
  readonly findings: readonly Finding[];
}

/** Reads the baseline beside the configuration. One that cannot be read accepts nothing, and says so. */
export async function loadBaseline(
  source: FileSource,
  { folder }: Configuration,
  request: LoadRequest,
): Promise<LoadedBaseline> {
  const uri = joinUri(folder, baselineName);
  const isWanted = request.config !== 'none' && request.baseline !== false;
  if (!isWanted || (await source.facts(uri)).type !== 'file') return { found: undefined, findings: [] };
  const read = await source.read(uri);
  const found = read.ok ? parseBaseline(read.text, uri, folder) : undefined;
  if (found !== undefined) return { found: { ...found, gone: await goneFiles(source, found.rows) }, findings: [] };
  const reason = read.ok ? 'It is not what `django-settings-lint baseline` writes.' : read.message;
  const message = `This baseline cannot be read, so it accepts nothing. ${reason}`;
  return {
    found: undefined,
    findings: [configFinding(uri, 'configuration-invalid', { start: 0, end: 0 }, message, [])],
  };
}

async function goneFiles(source: FileSource, rows: readonly BaselineRow[]): Promise<ReadonlySet<Uri>> {
  const uris = [...new Set(rows.map(({ uri }) => uri))];
  const types = await Promise.all(uris.map(async (uri) => (await source.facts(uri)).type));
  return new Set(uris.filter((_, index) => types[index] !== 'file'));
}
