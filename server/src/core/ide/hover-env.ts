import { settings as knownSettings } from '../django/settings';
import type { ProjectModel } from '../model/model';
import type { EnvRead } from '../model/value';
import type { EnvFileEntry } from '../model/view';
import { castWord } from '../model/words';
import { code, paragraphs } from './markdown';
import { placeText } from './places';

/** The hover of a key in a `.env` file: what reads it, how, and which settings it decides. Its value never shows. */
export function hoverVariable(model: ProjectModel, entry: EnvFileEntry): string {
  const reads = distinct(entry.reads);
  const uses = decided(model, entry.key);
  return paragraphs([
    `**${code(entry.key)}** — ${reads.length === 0 ? 'no settings module reads this variable.' : 'an environment variable.'}`,
    reads.map((read) => `- ${readText(model, read)}`).join('\n'),
    uses.map((name) => `Decides ${code(name)}${docOf(name)}`).join('\n\n'),
  ]);
}

function distinct(reads: readonly EnvRead[]): readonly EnvRead[] {
  return [...new Map(reads.map((read) => [`${read.at.uri}:${String(read.at.span.start)}`, read])).values()];
}

function readText(model: ProjectModel, read: EnvRead): string {
  const cast = castWord({ kind: 'env', variable: read.variable, steps: read.steps });
  return `read at ${code(placeText(model, read.at))} with ${code(read.callee)}${cast}, ${fallbackText(read)}`;
}

function fallbackText(read: EnvRead): string {
  if (read.fallback !== null) return 'with a fallback';
  return read.required ? 'required: the site does not start without it' : '`None` where it is not set';
}

/** The settings whose value comes from the variable, whatever the entry. */
function decided(model: ProjectModel, variable: string): readonly string[] {
  const names = model.views.flatMap((view) =>
    view.assigned.filter((name) => view.get(name).all.some((one) => one.read?.variable === variable)),
  );
  return [...new Set(names)];
}

function docOf(name: string): string {
  const facts = knownSettings.get(name);
  return facts === undefined ? '' : `: ${facts.doc}`;
}
