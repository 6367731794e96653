import { tomlEntries, type TomlEntry } from './toml';
import { compareReleases, packageName, releaseOf, type Span } from '../text';

/** A package that a dependency file asks for, under the name that PEP 503 makes of it. */
export interface Dependency {
  readonly name: string;
  /** The release of a lock file or pin, else the lowest that a range allows; null where neither is told. */
  readonly version: readonly number[] | null;
  readonly exact: boolean;
  /** Which releases are asked for, as written: `>=5.2,<6`; empty where all are allowed. */
  readonly range: string;
  /** What is asked for beside it, such as `argon2` in `django[argon2]`; missing for none. */
  readonly extras?: readonly string[];
  /** The requirement without its comment, the key of a table with its value, or the name in a lock file. */
  readonly span: Span;
}

/** How dependency files are written, by their names. */
export type DependencyFormat = 'lock' | 'pipfile-lock' | 'toml' | 'conda' | 'lines';

/** How a file of dependencies is written, by its name. */
export function dependencyFormat(name: string): DependencyFormat {
  if (/^(poetry|uv|pdm)\.lock$/.test(name)) return 'lock';
  if (name === 'Pipfile.lock') return 'pipfile-lock';
  if (/\.ya?ml$/.test(name)) return 'conda';
  return name === 'Pipfile' || name === 'pyproject.toml' ? 'toml' : 'lines';
}

/** Every package that a dependency file asks for; the file's name says how it is read. Pure and total. */
export function dependenciesIn(name: string, text: string): readonly Dependency[] {
  switch (dependencyFormat(name)) {
    case 'lock':
      return locked(text, /^(name = "([^"\n]+)")\s+version = "([^"\n]+)"/gm);
    case 'pipfile-lock':
      return locked(text, /("([\w.-]+)")\s*:\s*\{[^{}]*?"version"\s*:\s*"==([^"]+)"[^{}]*\}/g);
    case 'toml':
      return fromToml(text);
    case 'conda':
      return fromConda(text);
    case 'lines':
      return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) => requirement(line, index));
  }
}

/** Which releases of Python a project runs with. */
export interface PythonRange {
  /** The release that is pinned, else the lowest that is allowed; null where only an end is given. */
  readonly lowest: readonly number[] | null;
  /** True where no other release is possible. */
  readonly exact: boolean;
  /** The first release that is not allowed any more; null where no end is given. */
  readonly before: readonly number[] | null;
}

/** The Python that a dependency file, or `.python-version`, asks for; undefined where it does not say. */
export function pythonIn(name: string, text: string): PythonRange | undefined {
  const written =
    name === '.python-version' ? /^(?:c?python-?)?(\d+\.\d+)/im.exec(text)?.[1] : pythonBounds(name, text);
  if (written === undefined) return undefined;
  const before = /<\s*(\d+(?:\.\d+)*)/.exec(written)?.[1];
  const { version: lowest, exact } = boundsOf(written);
  return { lowest, exact, before: before === undefined ? null : releaseOf(before) };
}

function pythonBounds(name: string, text: string): string | undefined {
  if (name === 'setup.cfg') return /^python_requires\s*=\s*(.+)$/m.exec(text)?.[1];
  if (dependencyFormat(name) !== 'toml') return undefined;
  const found = tomlEntries(text).find(({ path }) =>
    /^(?:project requires-python|tool poetry dependencies python|requires python(?:_full)?_version)$/.test(
      path.join(' '),
    ),
  );
  return found && versionIn(text.slice(found.value.start, found.value.end));
}

function locked(text: string, pattern: RegExp): readonly Dependency[] {
  return [...text.matchAll(pattern)].map(({ index, 1: key = '', 2: name = '', 3: version = '' }) => ({
    name: packageName(name),
    version: release(version) ?? null,
    exact: true,
    range: version,
    span: { start: index, end: index + key.length },
  }));
}

/** `django-axes[ipware]>=6,<8 ; python_version > "3.8"  # comment`, as PEP 508 and requirements files write it. */
function requirement(written: string, start: number): readonly Dependency[] {
  const line = written.replace(/\s+#.*$|;.*$|\s+\\?\s*--hash.*$|\\$/g, '').trimEnd();
  const match =
    /^(\s*(?:install_requires\s*=\s*)?)([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*((?:(?:[=~!]=|[<>(@]).*)?)$/.exec(
      line,
    );
  const [, before = '', name, extras = '', specifiers = ''] = match ?? [];
  if (name === undefined) return [];
  const span = { start: start + before.length, end: start + line.length };
  return [dependency(name, specifiers, extras, span)];
}

/** The list `dependencies` of a conda environment, with what pip installs below it: `django=1.11.8=py35_0`, `argon2-cffi==18.1.0`. */
function fromConda(text: string): readonly Dependency[] {
  const list = /^dependencies:[ \t]*\r?\n((?:[ \t]*(?:-.*|#.*)?(?:\r?\n|(?![^])))+)/dm.exec(text);
  const start = list?.indices?.[1]?.[0] ?? 0;
  return [...(list?.[1] ?? '').matchAll(/^([ \t]*-[ \t]+["']?)([^\s"'#][^"'#\r\n]*)/gm)].flatMap(
    ({ index, 1: before = '', 2: item = '' }) => {
      const at = start + index + before.length;
      const [own, name = '', version = ''] = /^([\w.-]+)=([\d.*]+)(?:=\S+)?(?=\s*$)/.exec(item) ?? [];
      if (own === undefined) return requirement(item, at);
      return [dependency(name, `==${version}`, '', { start: at, end: at + own.length })];
    },
  );
}

function dependency(name: string, range: string, extras: string, span: Span): Dependency {
  return { name: packageName(name), ...boundsOf(range), range, ...extrasOf(extras), span };
}

function extrasOf(written: string): Pick<Dependency, 'extras'> {
  const extras = written
    .split(',')
    .map((extra) => packageName(extra.replace(/[\s"']/g, '')))
    .filter((extra) => extra !== '');
  return extras.length === 0 ? {} : { extras };
}

/** Lists of requirements (PEP 621, PEP 735, PDM, Hatch) and tables of names (Poetry, Pipenv, Pixi). */
function fromToml(text: string): readonly Dependency[] {
  const entries = tomlEntries(text);
  return entries.flatMap((entry) => {
    const path = entry.path.map((part) => (typeof part === 'number' ? '#' : part));
    const written = text.slice(entry.value.start, entry.value.end);
    if (isRequirementList(path)) return requirement(unquoted(written), entry.value.start + 1);
    const name = tableName(path);
    if (name === undefined || packageName(name) === 'python') return [];
    const span = { start: entry.key.start, end: entry.value.end };
    const value = written.startsWith('[') ? inlined(text, entry, entries) : written;
    const extras = /extras\s*=\s*\[([^\]]*)\]/.exec(value)?.[1] ?? '';
    return [dependency(name, versionIn(value), extras, span)];
  });
}

/** A table of its own, `[tool.poetry.dependencies.django]`, as it would be written inline. */
function inlined(text: string, table: TomlEntry, entries: readonly TomlEntry[]): string {
  const inside = entries.filter(
    ({ path }) => path.length === table.path.length + 1 && table.path.every((part, index) => part === path[index]),
  );
  return `{ ${inside.map(({ key, value }) => text.slice(key.start, value.end)).join(', ')} }`;
}

function isRequirementList(path: readonly string[]): boolean {
  return /^(project (dependencies|optional-dependencies [^ ]+)|dependency-groups [^ ]+|tool (pdm|uv) dev-dependencies( [^ ]+)?|tool hatch envs [^ ]+ (extra-)?dependencies) #$/.test(
    path.map((part) => part.replaceAll(' ', '_')).join(' '),
  );
}

function tableName(path: TomlEntry['path']): string | undefined {
  const words = path.map(String);
  const last = words.at(-1);
  const table = words.slice(0, -1).join(' ');
  return /^(tool poetry (group \S+ )?(dev-)?dependencies|(dev-)?packages|tool pixi (feature \S+ )?pypi-dependencies)$/.test(
    table,
  )
    ? last
    : undefined;
}

/** `"^5.2"`, or the version in `{ version = "^5.2", extras = [...] }`. */
function versionIn(written: string): string {
  if (!written.startsWith('{')) return unquoted(written);
  return /version\s*=\s*(["'])(.*?)\1/.exec(written)?.[2] ?? '';
}

function unquoted(written: string): string {
  return written.replace(/^(["'])([^]*)\1$/, '$2');
}

/** What specifiers such as `>=5.2,<6` allow: the lowest release, and whether it is the only one. */
function boundsOf(specifiers: string): Pick<Dependency, 'version' | 'exact'> {
  const lower: (readonly number[])[] = [];
  let exact = false;
  for (const part of specifiers.replace(/[()]/g, '').split(/,|\s+(?=[<>=!~^])/)) {
    const [, operator = '', written = ''] = /^\s*(===?|~=|>=|>|\^|~|<=|<|!=)?\s*([\d.*]+)/.exec(part) ?? [];
    const found = release(written);
    if (found === undefined || ['<', '<=', '!='].includes(operator)) continue;
    lower.push(found);
    // `==5.*` is every release of 5, where the numbers of a series are two.
    exact ||= (operator.startsWith('==') || operator === '') && !/^\d+\.\*/.test(written);
  }
  return { version: lower.sort(compareReleases).at(-1) ?? null, exact };
}

/** The numbers at the start of a version, at most three. */
function release(text: string): readonly number[] | undefined {
  const found = /^v?(\d+(?:\.\d+){0,2})/.exec(text.trim());
  return found?.[1] === undefined ? undefined : releaseOf(found[1]);
}
