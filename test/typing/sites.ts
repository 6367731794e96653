import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Role } from '../../server/src/core/model/view';
import { normalizeUri } from '../../server/src/core/text';
import type { Site } from '../rules/support';

/** The compiled test runs in `out/test/typing`; the fixtures stay where they were written. */
const folder = resolve(__dirname, '../../../test/fixtures/settings');

/** A site with a name; the names of its files tell which module is for what. */
export interface NamedSite extends Site {
  readonly name: string;
}

/** Modules that are imported by others and are no entries themselves. */
const shared = /(?:^|\/)(?:__init__|base|common)\.py$/;

const versions: Readonly<Record<string, string>> = {
  startproject22: '2.2',
  startproject42: '4.2',
  startproject60: '6.0',
};

/** Sites whose only module serves every use, as the project template's does. */
const forEveryUse: ReadonlySet<string> = new Set(['startproject22', 'branches', 'overlay', 'comments', 'environ']);

/** Every folder of fixtures as a project, in the order of their names. */
export function readSites(): readonly NamedSite[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readSite(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readSite(name: string): NamedSite {
  const root = join(folder, name);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return {
    name,
    root: normalizeUri(`file:///srv/${name}`),
    files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
    entries: Object.fromEntries(paths.filter((path) => !shared.test(path)).map((path) => [path, roleOf(name, path)])),
    django: versions[name] ?? '5.2',
  };
}

function roleOf(site: string, path: string): Role {
  if (path.endsWith('local.py')) return 'development';
  return forEveryUse.has(site) ? 'unknown' : 'production';
}
