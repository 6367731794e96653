import { gitIgnore, type GitIgnore } from './git-ignore';
import { gitIndex, type GitIndex } from './git-index';
import type { FileSource } from './source';

/** What git does with the files of a project. */
export type Git = GitIgnore & GitIndex;

/** For one time of loading, in which each `.gitignore` and the index of each repository are read once. */
export function gitOf(source: FileSource): Git {
  return { ...gitIgnore(source), ...gitIndex(source) };
}
