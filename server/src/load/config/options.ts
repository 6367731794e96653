import { defaultOptions, type Options } from '../../core/lint/options';
import { ownFindings } from '../../core/rules/own';
import { dirname, joinUri, relativePath, type Uri } from '../../core/text';
import { findConfig, newConfigHome, readConfig, type Config, type ConfigFile, type ConfigHome } from './config-file';
import { ruleLevels, type ConfigIssue, type PartialOptions } from './config-values';
import type { LoadRequest } from './request';
import type { FileSource } from '../files/source';

/** The options in force, and where the configuration file's paths are relative to. */
export interface Configuration {
  readonly options: Options;
  readonly file: ConfigFile | null;
  readonly config: Config | null;
  /** Where the configuration stands or would be written; null where it must not be. */
  readonly home: ConfigHome | null;
  readonly folder: Uri;
  readonly notices: readonly string[];
}

/** Defaults, then the editor's options, then the configuration file, then the command line; a rule's level counts by rule. */
export async function readOptions(source: FileSource, root: Uri, request: LoadRequest): Promise<Configuration> {
  const notices: string[] = [];
  const file = await configFile(source, root, request, notices);
  const ruleIds = [...request.ruleIds, ...ownFindings.map((own) => own.id)];
  const config = file === null ? null : await readConfig(file, ruleIds);
  const editor = editorOptions(request.editor, ruleIds, notices);
  const fromFile = config?.options ?? {};
  const rules = new Map([...(editor.rules ?? []), ...(fromFile.rules ?? [])]);
  const { preset, djangoVersion } = request.overrides ?? {};
  const options = {
    ...{ ...defaultOptions, ...editor, ...fromFile, rules },
    ...(preset !== undefined && { preset }),
    ...(djangoVersion !== undefined && { djangoVersion }),
  };
  const home = file ?? (request.config === undefined ? await newConfigHome(source, root) : null);
  return { options, file, config, home, folder: file === null ? root : dirname(file.uri), notices };
}

async function configFile(
  source: FileSource,
  root: Uri,
  request: LoadRequest,
  notices: string[],
): Promise<ConfigFile | null> {
  if (request.config === 'none') return null;
  if (request.config === undefined)
    return findConfig(source, root, (uri, reason) => {
      notices.push(`${relativePath(root, uri)} cannot be used. ${reason}`);
    });
  const { uri } = request.config;
  const read = await source.read(uri);
  if (read.ok) return { uri, text: read.text };
  notices.push(`The configuration file cannot be used. ${read.message}`);
  return null;
}

/** The editor's object has the same `rules` as the file. */
function editorOptions(value: unknown, ruleIds: readonly string[], notices: string[]): PartialOptions {
  if (typeof value !== 'object' || value === null || !('rules' in value) || value.rules === null) return {};
  const issues: ConfigIssue[] = [];
  const rules = ruleLevels(value.rules, ruleIds, issues);
  notices.push(...issues.map((issue) => `In the editor's setting djangoSettingsLint.rules: ${issue.message}`));
  return { rules };
}

/** Roles by module; an entry may be written as a path (`config/settings/live.py`) from the configuration's folder. */
export function entryUris(configuration: Configuration): ReadonlyMap<string, Uri> {
  const paths = [...configuration.options.entries.keys()];
  return new Map(paths.map((path) => [path, joinUri(configuration.folder, path)]));
}
