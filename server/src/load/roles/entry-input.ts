import type { Entry } from '../../core/model/project';
import type { Role } from '../../core/model/view';
import type { Uri } from '../../core/text';
import type { Evidence } from '../evidence/evidence';
import type { ModuleGraph } from '../modules/graph';

/** Evidence whose module was found. */
export type Named = Evidence & { readonly uri: Uri };

/** What decides which modules are entries, and their roles. */
export interface EntryInput {
  readonly root: Uri;
  readonly graph: Pick<ModuleGraph, 'imports' | 'included' | 'texts' | 'facts'>;
  readonly named: readonly Named[];
  /** Settings modules by name that were seen to hold settings. */
  readonly candidates: readonly Uri[];
  /** True where what starts a site names settings for production that the project does not hold. */
  readonly isKeptElsewhere: boolean;
  /** True where a file says that the project is deployed. */
  readonly isDeployed: boolean;
  /** Roles from the configuration; they decide. */
  readonly configured: ReadonlyMap<Uri, Role>;
  /** What names classes of django-configurations. */
  readonly classes: readonly Evidence[];
  /** The role of modules whose own name says nothing, where the project only tests a library or shows it. */
  readonly usual: Extract<Role, 'test' | 'development'> | undefined;
}

/** The entries of a project, and the settings modules that no entry reaches. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly loose: readonly Uri[];
}
