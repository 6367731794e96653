import type { ProjectModel } from '../model/model';
import type { EnvRead, Place } from '../model/value';
import type { EnvFileEntry } from '../model/view';
import { touches, type Uri } from '../text';

/** Every place that reads an environment variable, in all modules that settings run, each once. */
export function readsOf(model: ProjectModel): readonly EnvRead[] {
  const all = model.views.flatMap((view) => view.reads);
  return [
    ...new Map(all.map((read) => [`${read.at.uri} ${String(read.at.span.start)} ${read.variable}`, read])).values(),
  ];
}

/** The lines of environment files that give a variable. */
export function entriesOf(model: ProjectModel, variable: string): readonly EnvFileEntry[] {
  return model.envFiles.flatMap((file) => file.entries.filter(({ key }) => key === variable));
}

/** The variable that is named at an offset (UTF-16), in an environment file or in a read; with the place of its name. */
export function variableAt(
  model: ProjectModel,
  uri: Uri,
  offset: number,
): { readonly variable: string; readonly at: Place } | undefined {
  const here = (place: Place): boolean => place.uri === uri && touches(place.span, { start: offset, end: offset });
  const entry = model.envFiles.find((file) => file.uri === uri)?.entries.find(({ keyAt }) => here(keyAt));
  if (entry !== undefined) return { variable: entry.key, at: entry.keyAt };
  const read = readsOf(model).find(({ variableAt: at }) => here(at));
  return read === undefined ? undefined : { variable: read.variable, at: nameIn(model, read) };
}

/** The name of a variable in a read, without the quotes around it. */
export function nameIn(model: ProjectModel, { variable, variableAt: at }: EnvRead): Place {
  const text = (model.project.files.get(at.uri) ?? '').slice(at.span.start, at.span.end);
  const found = text.indexOf(variable);
  if (found < 0) return at;
  const start = at.span.start + found;
  return { uri: at.uri, span: { start, end: start + variable.length } };
}

/** True where the name stands in the source letter by letter; a prefix that a reader adds, or a computed name, does not. */
export function isWritten(model: ProjectModel, read: EnvRead): boolean {
  const text = (model.project.files.get(read.variableAt.uri) ?? '').slice(
    read.variableAt.span.start,
    read.variableAt.span.end,
  );
  return new RegExp(`^[a-zA-Z]{0,2}(["']{1,3})${read.variable.replace(/[^\w]/g, '\\$&')}\\1$`).test(text);
}
