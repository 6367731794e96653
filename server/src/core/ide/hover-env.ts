import { contextOf, displayBound, type DisplayContext } from '../model/display';
import type { ProjectModel } from '../model/model';
import type { EnvRead } from '../model/value';
import { castWord } from '../model/words';
import { knownSetting } from './facts';
import { code, paragraphs } from './markdown';
import { placeText } from './places';
import { entriesOf, readsOf } from './variables';

/**
 * The hover of an environment variable, in a `.env` file or where settings read it: what reads it, how, what gives it, and
 * which settings it decides. Its value never shows.
 */
export function hoverVariable(model: ProjectModel, variable: string): string {
  const reads = readsOf(model).filter((read) => read.variable === variable);
  const given = entriesOf(model, variable).map(({ keyAt }) => `- set in ${code(placeText(model, keyAt))}`);
  const uses = decided(model, variable);
  const [only] = uses;
  const context = contextOf(uses.length === 1 && only !== undefined ? only : '');
  return paragraphs([
    `**${code(variable)}** — ${reads.length === 0 ? 'no settings module reads this variable.' : 'an environment variable.'}`,
    [...reads.map((read) => `- ${readText(model, read, context)}`), ...given].join('\n'),
    uses.map((name) => `Decides ${code(name)}${docOf(name)}`).join('\n\n'),
  ]);
}

function readText(model: ProjectModel, read: EnvRead, context: DisplayContext): string {
  const cast = castWord({ kind: 'env', variable: read.variable, steps: read.steps });
  return `read at ${code(placeText(model, read.at))} with ${code(read.callee)}${cast}, ${fallbackText(read, context)}`;
}

/** The fallback shows as the value of the one setting that it decides would: texts that are not public are hidden. */
function fallbackText(read: EnvRead, context: DisplayContext): string {
  if (read.fallback !== null) return `with the fallback ${code(displayBound(read.fallback, context))}`;
  if (read.isAskedFor === true) return 'only where it is set';
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
  const known = knownSetting(name);
  return known === undefined ? '' : `: ${known.facts.doc}`;
}
