import type { Project } from '../model/project';
import type { Baseline } from './baseline';
import type { Finding } from './finding';
import type { Options } from './options';

/** What loading ends in: the project, its configuration, and what the loader itself has to report. */
export interface LoadedProject {
  readonly project: Project;
  readonly options: Options;
  /** Configuration problems at their place, files that could not be read or are too large. */
  readonly findings: readonly Finding[];
  /** What the project has accepted for now; missing where nothing is. */
  readonly baseline?: Baseline;
}
