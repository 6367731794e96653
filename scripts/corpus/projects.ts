import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One public project at one commit. Its code is fetched to measure on and is never part of this repository. */
export interface CorpusProject {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly commit: string;
}

/** The committed list, in alphabetical order. Throws where it is missing or malformed, because it is our own file. */
export function corpusProjects(): readonly CorpusProject[] {
  const path = join(process.cwd(), 'scripts', 'corpus', 'projects.json');
  const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(list)) throw new Error(`${path} is no list.`);
  return list.map((item: unknown) => {
    if (!isProject(item)) throw new Error(`${path} has an entry without repository or commit.`);
    return item;
  });
}

function isProject(item: unknown): item is CorpusProject {
  if (typeof item !== 'object' || item === null) return false;
  const { repository, commit } = item as Record<string, unknown>;
  return typeof repository === 'string' && typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit);
}

/** The folder of a project below the folder of all checkouts. */
export function folderOf(all: string, project: CorpusProject): string {
  return join(all, project.repository.replace('/', '+'));
}
