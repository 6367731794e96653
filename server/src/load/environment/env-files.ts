import type { EnvFile } from '../../core/model/project';
import type { Role } from '../../core/model/view';
import { basename, joinUri, relativePath, type Uri } from '../../core/text';
import type { Evidence } from '../evidence/evidence';
import type { Git } from '../files/git';
import { isPlainPath, matcher } from '../files/globs';
import type { Configuration } from '../config/options';
import { roleOfEnvFile, roleOfModule } from '../files/role-words';
import { configurationsIn, settingsModulesIn } from '../evidence/settings-names';
import { isOpenToAll } from '../files/permissions';
import { bytesOf, sizeLimit, type FileSource, type ReadFailure, type ReadResult } from '../files/source';
import { encodingOf, type Encoding } from '../files/text-encoding';

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

/** Reads `.env` files and asks git about each; those that cannot be read are told. */
export async function readEnvFiles(source: FileSource, root: Uri, uris: readonly Uri[], git: Git): Promise<EnvFiles> {
  const texts = new Map<Uri, string>();
  const failures = new Map<Uri, ReadFailure>();
  const files = await Promise.all(
    uris.map(async (uri): Promise<EnvFile> => {
      const read = await source.read(uri);
      const encoding = await foreignEncoding(source, uri, read);
      if (read.ok && !hasSections(read.text)) texts.set(uri, read.text);
      else if (read.ok) return { uri, role: roleOf(root, uri) };
      else if (encoding !== undefined) texts.set(uri, '');
      else failures.set(uri, read);
      const role = roleOf(root, uri, read.ok ? read.text : '');
      const facts = role === 'example' || !texts.has(uri) ? {} : await storedAs(source, uri, git);
      return { uri, role, ...(await inGit(git, uri, role)), ...facts, ...(encoding !== undefined && { encoding }) };
    }),
  );
  const present = files.filter((file) => texts.has(file.uri));
  const textOf = ({ uri }: EnvFile): string => texts.get(uri) ?? '';
  const proposed = present.filter(({ role }) => role === 'example').flatMap((file) => settingsModulesIn(textOf(file)));
  const evidence = present.flatMap((file) => evidenceIn(root, file, textOf(file), proposed));
  const isDjango = [...texts.values()].some((text) => /^\s*(?:export\s+)?DJANGO_[A-Z_]+\s*=/m.test(text));
  return { files: present, texts, failures, evidence, isDjango };
}

/** TOML and INI files have headers of sections, where one key may stand once in each; no loader of `.env` files reads them. */
function hasSections(text: string): boolean {
  return /^\[{1,2}[\w.-]+\]{1,2}[ \t]*\r?$/m.test(text) && /^[\w.-]+[ \t]*=/m.test(text);
}

/** What a text cannot say: an editor shows bytes that it cannot read as U+FFFD, and other hosts give no text at all. */
async function foreignEncoding(source: FileSource, uri: Uri, read: ReadResult): Promise<Encoding | undefined> {
  const isDoubtful = read.ok ? read.text.includes('\uFFFD') : read.reason === 'binary';
  const bytes = isDoubtful ? await bytesOf(source, uri, sizeLimit) : undefined;
  return bytes && encodingOf(bytes);
}

async function inGit(git: Git, uri: Uri, role: EnvFile['role']): Promise<Partial<EnvFile>> {
  const ignored = await git.isIgnored(uri);
  const ignoreFile = ignored === false && role !== 'example' ? await git.ignoreFile(uri) : undefined;
  return {
    ...(ignored !== undefined && { ignoredByGit: ignored }),
    ...(ignoreFile !== undefined && { ignoreFile }),
  };
}

async function storedAs(source: FileSource, uri: Uri, git: Git): Promise<Partial<EnvFile>> {
  const [isTracked, isOpen] = await Promise.all([git.isTracked(uri), isOpenToAll(source, uri)]);
  return { ...(isTracked !== undefined && { isTracked }), ...(isOpen && { isOpenToAll: true }) };
}

function roleOf(root: Uri, uri: Uri, text = ''): Role | 'example' {
  const named = roleOfEnvFile(relativePath(root, uri));
  if (named !== undefined) return named;
  if (basename(uri) !== '.env') return roleInText(text);
  return startsForWork(text) ? 'development' : 'unknown';
}

/** `COMPOSE_FILE=docker-compose.yml:docker/dev.yml`: what `docker compose` starts beside this file is for a developer's work. */
function startsForWork(text: string): boolean {
  const files = /^COMPOSE_FILE=["']?([^"'\r\n#]+)/m.exec(text)?.[1]?.toLowerCase().split(/[:;,]/) ?? [];
  const isNamed = (words: RegExp): boolean => files.some((file) => words.test(file));
  return (
    isNamed(/(?:^|[./_-])(?:dev|devel|development|local)[._-]/) && !isNamed(/(?:^|[./_-])(?:prod|production)[._-]/)
  );
}

/**
 * `.env.docker` may say in one of its lines for which machine it is, or which settings it is for. A plain `.env` is whatever
 * somebody copied it from.
 */
function roleInText(text: string): Extract<Role, 'development' | 'test' | 'unknown'> {
  const line =
    /^(?:export[ \t]+)?(?:\w+_)?(?:ENV|ENVIRONMENT|STAGE)[ \t]*=[ \t]*["']?(\w+)["']?[ \t]*(?:#.*)?\r?$/im.exec(text);
  const word = line?.[1]?.toLowerCase() ?? '';
  if (/^(?:test|testing|ci)$/.test(word)) return 'test';
  if (/^(?:dev|devel|develop|development|local)$/.test(word)) return 'development';
  const [role, ...others] = new Set(settingsModulesIn(text).map(roleOfModule));
  return role === 'test' && others.length === 0 ? 'test' : 'unknown';
}

/**
 * A template says what may be written, not what is used. What it proposes is not for tests alone, though a file for those names it
 * as well.
 */
function evidenceIn(root: Uri, file: EnvFile, text: string, proposed: readonly string[]): readonly Evidence[] {
  const { role, uri } = file;
  if (role === 'example') return [];
  const because = `named by ${relativePath(root, uri)}`;
  const named = { kind: 'env', role, from: uri, because } as const;
  return [
    ...settingsModulesIn(text).map((module): Evidence => {
      const isForAll = role === 'test' && proposed.includes(module);
      return { ...named, module, ...(isForAll && { role: 'unknown' }) };
    }),
    ...configurationsIn(text).map((module) => ({ ...named, module, isClass: true as const })),
  ];
}

function unique(uris: readonly Uri[]): readonly Uri[] {
  return [...new Set(uris)];
}
