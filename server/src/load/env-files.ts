import type { EnvFile } from '../core/model/project';
import type { Role } from '../core/model/view';
import { joinUri, relativePath, type Uri } from '../core/text';
import type { Evidence } from './evidence';
import type { GitIgnore } from './git-ignore';
import { isPlainPath, matcher } from './globs';
import type { Configuration } from './options';
import { roleOfEnvFile } from './role-words';
import { configurationsIn, settingsModulesIn } from './settings-names';
import type { FileSource, ReadFailure } from './source';

/** The environment files of a project, read. */
export interface EnvFiles {
  readonly files: readonly EnvFile[];
  readonly texts: ReadonlyMap<Uri, string>;
  readonly failures: ReadonlyMap<Uri, ReadFailure>;
  /** Settings modules that they name. */
  readonly evidence: readonly Evidence[];
  /** True where one of them has a key that only Django projects have. */
  readonly isDjango: boolean;
}

/** The configured files where the option is given, else those found by name. Patterns pick among the files of the walk. */
export function chosenEnvFiles(
  configuration: Configuration,
  found: readonly Uri[],
  named: readonly Uri[],
): readonly Uri[] {
  const { envFiles } = configuration.options;
  if (envFiles.length === 0) return unique([...found, ...named]);
  const test = matcher(configuration.folder, envFiles);
  const plain = envFiles.filter(isPlainPath).map((path) => joinUri(configuration.folder, path));
  return unique([...plain, ...found.filter(test), ...named]);
}

export async function readEnvFiles(
  source: FileSource,
  root: Uri,
  uris: readonly Uri[],
  git: GitIgnore,
): Promise<EnvFiles> {
  const texts = new Map<Uri, string>();
  const failures = new Map<Uri, ReadFailure>();
  const files = await Promise.all(
    uris.map(async (uri) => {
      const [read, ignored] = await Promise.all([source.read(uri), git.isIgnored(uri)]);
      if (read.ok) texts.set(uri, read.text);
      else failures.set(uri, read);
      const role = roleOf(root, uri);
      const ignoreFile = ignored === false && role !== 'example' ? await git.ignoreFile(uri) : undefined;
      return {
        uri,
        role,
        ...(ignored !== undefined && { ignoredByGit: ignored }),
        ...(ignoreFile !== undefined && { ignoreFile }),
      };
    }),
  );
  const present = files.filter((file) => texts.has(file.uri));
  const evidence = present.flatMap((file) => evidenceIn(root, file, texts.get(file.uri) ?? ''));
  const isDjango = [...texts.values()].some((text) => /^\s*(?:export\s+)?DJANGO_[A-Z_]+\s*=/m.test(text));
  return { files: present, texts, failures, evidence, isDjango };
}

function roleOf(root: Uri, uri: Uri): Role | 'example' {
  return roleOfEnvFile(relativePath(root, uri)) ?? 'unknown';
}

/** A template says what may be written, not what is used. */
function evidenceIn(root: Uri, file: EnvFile, text: string): readonly Evidence[] {
  const { role, uri } = file;
  if (role === 'example') return [];
  const because = `named by ${relativePath(root, uri)}`;
  const named = { kind: 'env', role, from: uri, because } as const;
  return [
    ...settingsModulesIn(text).map((module) => ({ ...named, module })),
    ...configurationsIn(text).map((module) => ({ ...named, module, isClass: true as const })),
  ];
}

function unique(uris: readonly Uri[]): readonly Uri[] {
  return [...new Set(uris)];
}
