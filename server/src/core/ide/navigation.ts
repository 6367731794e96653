import type { ProjectModel } from '../model/model';
import type { Place } from '../model/value';
import type { FileEdit } from '../rules/problem';
import type { Span, Uri } from '../text';
import { entriesOf, isWritten, nameIn, readsOf, variableAt } from './variables';

/**
 * Where to go from the name of an environment variable: from a read to the lines of `.env` files that give it, those of
 * templates only where no other does; from such a line to the reads. Empty where no variable is named.
 */
export function definition(model: ProjectModel, uri: Uri, offset: number): readonly Place[] {
  const found = variableAt(model, uri, offset);
  if (found === undefined) return [];
  if (model.envFiles.some((file) => file.uri === uri)) return readPlaces(model, found.variable);
  const lines = entriesOf(model, found.variable).map(({ keyAt }) => keyAt);
  const templates = new Set(model.envFiles.filter(({ role }) => role === 'example').map((file) => file.uri));
  const given = lines.filter((place) => !templates.has(place.uri));
  return given.length > 0 ? given : lines;
}

/** Every read of the variable that is named at an offset (UTF-16) and, with `declarations`, every line that gives it. */
export function references(model: ProjectModel, uri: Uri, offset: number, declarations: boolean): readonly Place[] {
  const found = variableAt(model, uri, offset);
  if (found === undefined) return [];
  const lines = declarations ? entriesOf(model, found.variable).map(({ keyAt }) => keyAt) : [];
  return [...lines, ...readPlaces(model, found.variable), ...writePlaces(model, found.variable)];
}

/** The name at an offset (UTF-16) that can be renamed; null where none is, or where code puts the name together. */
export function renameTarget(
  model: ProjectModel,
  uri: Uri,
  offset: number,
): { readonly name: string; readonly span: Span } | null {
  const found = variableAt(model, uri, offset);
  if (found === undefined) return null;
  const isLiteral = readsOf(model).every((read) => read.variable !== found.variable || isWritten(model, read));
  return isLiteral ? { name: found.variable, span: found.at.span } : null;
}

/** What renaming a variable comes to. */
export type Renamed =
  | { readonly ok: true; readonly edits: readonly FileEdit[] }
  /** Why it is not done, in words for the user. */
  | { readonly ok: false; readonly why: string };

/** The edits that give a variable another name, in every read, `.env` line and `${…}` of the project. */
export function rename(model: ProjectModel, uri: Uri, offset: number, newName: string): Renamed {
  const target = renameTarget(model, uri, offset);
  if (target === null) return { ok: false, why: 'There is no environment variable to rename here.' };
  if (newName === target.name) return { ok: true, edits: [] };
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName))
    return { ok: false, why: `"${newName}" is no name of an environment variable: letters, digits and "_" only.` };
  if (readsOf(model).some(({ variable }) => variable === newName) || entriesOf(model, newName).length > 0)
    return { ok: false, why: `The project has a variable ${newName} already.` };
  const places = [
    ...entriesOf(model, target.name).map(({ keyAt }) => keyAt),
    ...readPlaces(model, target.name),
    ...writePlaces(model, target.name),
    ...expansions(model, target.name),
  ];
  return { ok: true, edits: distinct(places).map((at) => ({ at, newText: newName })) };
}

function readPlaces(model: ProjectModel, variable: string): readonly Place[] {
  return distinct(readsOf(model).flatMap((read) => (read.variable === variable ? [nameIn(model, read)] : [])));
}

/** `os.environ.setdefault("NAME", …)` and the like. */
function writePlaces(model: ProjectModel, variable: string): readonly Place[] {
  const writes = model.views.flatMap((view) => view.sources.flatMap(({ environment }) => environment));
  const places = writes.flatMap((write) => {
    if (write.variable !== variable) return [];
    const text = (model.project.files.get(write.at.uri) ?? '').slice(write.at.span.start, write.at.span.end);
    const found = new RegExp(`(["'])${variable}\\1`).exec(text);
    if (found === null) return [];
    const start = write.at.span.start + found.index + 1;
    return [{ uri: write.at.uri, span: { start, end: start + variable.length } }];
  });
  return distinct(places);
}

/** `${NAME}` and `${NAME:-…}` in environment files. */
function expansions(model: ProjectModel, variable: string): readonly Place[] {
  return model.envFiles.flatMap(({ uri }) => {
    const text = model.project.files.get(uri) ?? '';
    return [...text.matchAll(new RegExp(`\\$\\{${variable}(?=[}:?+-])`, 'g'))].map((match) => {
      const start = match.index + 2;
      return { uri, span: { start, end: start + variable.length } };
    });
  });
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.uri} ${String(place.span.start)}`, place])).values()];
}
