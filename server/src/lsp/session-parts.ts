import type { Position } from 'vscode-languageserver';
import type { Analyzer } from '../core/analyzer';
import { normalizeUri } from '../core/text';
import type { Conversion } from './convert';
import type { OpenDocuments } from './documents';
import type { ClientProfile } from './profile';
import type { ProjectState } from './project-state';
import type { Spot } from './variables';
import type { Workspace } from './workspace';

/** What the parts of a session that answer requests have in common. */
export interface SessionParts {
  readonly profile: ClientProfile;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  readonly conversion: Omit<Conversion, 'texts'>;
  readonly newSecretKey: () => string;
  /** Waits until every change is analysed; null where the parsers could not be loaded. */
  readonly settled: () => Promise<Analyzer | null>;
}

/** How what is said of a project is written for the client. */
export function conversionFor({ conversion }: Pick<SessionParts, 'conversion'>, state: ProjectState): Conversion {
  return { ...conversion, texts: state.texts };
}

/** A position in the texts as they are now; null outside of every project. */
export async function spotAt(
  { workspace, settled }: SessionParts,
  address: string,
  position: Position,
): Promise<Spot | null> {
  const uri = normalizeUri(address);
  const analyzer = await settled();
  const [state] = workspace.projectsOf(uri);
  const project = state?.project?.project;
  const offset = state?.texts.lines(uri)?.offsetAt(position);
  if (state === undefined || project === undefined || offset === undefined || analyzer === null) return null;
  return { state, project, uri, offset, analyzer };
}
