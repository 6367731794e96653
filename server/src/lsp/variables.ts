import { LSPErrorCodes, ResponseError, type Location, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import type { Analyzer } from '../core/analyzer';
import type { Project } from '../core/model/project';
import type { Place } from '../core/model/value';
import type { Uri } from '../core/text';
import type { Conversion } from './convert';
import { workspaceEdit } from './edits';
import type { ProjectState } from './project-state';
import { rangeOf } from './texts';

/** Where a request points to, in the texts as they are now. */
export interface Spot {
  readonly state: ProjectState;
  readonly project: Project;
  readonly uri: Uri;
  readonly offset: number;
  readonly analyzer: Analyzer;
}

/** The lines of `.env` files that set the variable that is read here. */
export function definitionAt({ analyzer, project, uri, offset }: Spot, to: Conversion): Location[] {
  return locations(analyzer.variables.definition(project, uri, offset), to);
}

/** Where the variable is read and, if `declarations` are asked for, set. */
export function referencesAt(
  { analyzer, project, uri, offset }: Spot,
  declarations: boolean,
  to: Conversion,
): Location[] {
  return locations(analyzer.variables.references(project, uri, offset, declarations), to);
}

/** The name of a variable that can be renamed; null where there is none. */
export function renameTargetAt(
  { analyzer, project, uri, offset }: Spot,
  to: Conversion,
): { range: Range; placeholder: string } | null {
  const target = analyzer.variables.renameTarget(project, uri, offset);
  return target && { range: rangeOf({ uri, span: target.span }, to.texts), placeholder: target.name };
}

/** Renames a variable in settings and `.env` files; an error with a message for the user where it cannot have that name. */
export function renameAt(
  { analyzer, project, uri, offset }: Spot,
  newName: string,
  newSecretKey: () => string,
  to: Conversion,
): WorkspaceEdit | ResponseError<undefined> | null {
  const renamed = analyzer.variables.rename(project, uri, offset, newName);
  if (!renamed.ok) return new ResponseError(LSPErrorCodes.RequestFailed, renamed.why);
  // Whoever renames means every place, so nothing asks again.
  const { profile } = to;
  const calm = { ...profile, edits: { ...profile.edits, annotated: false } };
  return workspaceEdit(renamed.edits, uri, newSecretKey, { ...to, profile: calm });
}

function locations(places: readonly Place[], to: Conversion): Location[] {
  return places.map((place) => ({ uri: to.spell(place.uri), range: rangeOf(place, to.texts) }));
}
