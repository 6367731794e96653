import { joinUri, type Uri } from '../../core/text';
import { classify, merge, type Candidates } from './classify';
import { insideRepository } from './folders';
import type { FileSource } from './source';
import { walk, type Folder, type Walk } from './walk';

/** Folders beside a project, further up in its repository, whose files may speak about it. */
const beside = [
  ...['.envs', '.devcontainer', 'compose', 'docker-compose', 'docker', '.docker', 'dockerfiles', 'containers'],
  ...['deploy', 'deployment', 'deployments', 'infra', 'infrastructure', 'ops', 'devops'],
  ...['ansible', 'provision', 'provisioning', 'nginx', 'caddy', 'apache', 'supervisor', 'supervisord', '.do'],
  ...['requirements', 'reqs', 'env.d', 'envs'],
];
/** `nginx_prod`, `docker-nginx`: a web server before the site, whatever else the name says. */
const ofServer = /(?:^|[-_.])(?:nginx|caddy|apache)(?:[-_.]|$)/i;
const workflows = ['.github/workflows', '.circleci'];

/** What is around the settings modules of a root. */
export interface Surroundings {
  readonly candidates: Candidates;
  readonly inside: Walk;
}

/**
 * Lists the project, and of the folders above it, up to the repository's root, the files that speak about how it is run:
 * a `backend/manage.py` has its compose file and its `.env` often one level up.
 */
export async function survey(source: FileSource, root: Uri, excluded: (uri: Uri) => boolean): Promise<Surroundings> {
  const inside = await walk(source, root, { excluded: (path) => excluded(joinUri(root, path)) });
  const around = await Promise.all((await foldersAbove(source, root)).map((folder) => listAround(source, folder)));
  const outside = around.flat().map((folder) => ({
    ...folder,
    files: folder.files.filter((name) => !excluded(joinUri(folder.uri, name))),
  }));
  return { inside, candidates: merge(classify(inside.folders, true), classify(outside, false)) };
}

/** Outside of a repository nothing says where the project ends, so nothing above it counts. */
async function foldersAbove(source: FileSource, root: Uri): Promise<readonly Uri[]> {
  return (await insideRepository(source, root))?.slice(1) ?? [];
}

async function listAround(source: FileSource, folder: Uri): Promise<readonly Folder[]> {
  const entries = await source.list(folder);
  const names = new Set(entries.map((entry) => entry.name));
  const files = entries.filter((entry) => entry.type === 'file').map((entry) => entry.name);
  const known = [...beside, ...workflows].filter((path) => names.has(path.split('/')[0] ?? ''));
  const ofServers = entries.filter(({ type, name }) => type === 'folder' && ofServer.test(name));
  const present = [...new Set([...known, ...ofServers.map(({ name }) => name)])];
  const below = await Promise.all(
    present.map(async (path) => {
      const { folders } = await walk(source, joinUri(folder, path));
      return folders.map((one) => ({ ...one, path: one.path === '' ? path : `${path}/${one.path}` }));
    }),
  );
  return [{ uri: folder, path: '', files, names }, ...below.flat()];
}

/**
 * The environment and dependency files of a repository's own folder that the projects further down see as well, and judge by
 * their settings and beside their own lists: a folder without settings around them knows nothing of who reads them.
 */
export async function leftToNested(
  source: FileSource,
  root: Uri,
  { candidates, inside }: Surroundings,
): Promise<ReadonlySet<Uri>> {
  const [nested] = inside.nested;
  if (nested === undefined || candidates.settings.length > 0) return new Set();
  const isSeen = (await insideRepository(source, nested))?.includes(root) === true;
  if (!isSeen) return new Set();
  const { envFiles, dependencies } = classify(await listAround(source, root), false);
  return new Set([...envFiles, ...dependencies]);
}
