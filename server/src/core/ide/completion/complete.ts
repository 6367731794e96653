import type { ProjectModel } from '../../model/model';
import type { SettingsView } from '../../model/view';
import { quoteOf } from '../../rules/shared/source';
import type { Uri } from '../../text';
import { factsMarkdown, knownSetting } from '../facts';
import { hoverVariable } from '../hover-env';
import type { About, Completion } from './completion';
import { spotAt } from './cursor';
import { nameCompletions } from './names';
import { keyMarkdown, keysAt, valueCompletions } from './values';
import { dotenvCompletions, variableCompletions } from './variables';

/**
 * What may be written at an offset (UTF-16) of a settings module or environment file. The text may be broken there: what
 * stands before the cursor decides where it is, and the model tells of everything else.
 */
export function complete(model: ProjectModel, uri: Uri, offset: number): readonly Completion[] {
  const text = model.project.files.get(uri);
  if (text === undefined) return [];
  const file = model.envFiles.find((one) => one.uri === uri);
  if (file !== undefined) return dotenvCompletions(model, file, text, offset);
  const view = viewOf(model, uri);
  const spot = view === undefined ? undefined : spotAt(text, offset);
  if (view === undefined || spot === undefined) return [];
  const style = { quote: quoteOf(text) };
  switch (spot.kind) {
    case 'name':
      return nameCompletions(model, view, uri, spot.span, restOf(text, spot.span.end), style);
    case 'variable':
      return variableCompletions(model, spot, style);
    case 'value':
    case 'item':
    case 'key':
      return valueCompletions(view, spot, statementAround(text, spot.statement, spot.span), style);
  }
}

/** What is told of a completion that is looked at, as Markdown; empty where there is nothing to tell. */
export function completionDoc(model: ProjectModel, uri: Uri, about: About): string {
  const view = viewOf(model, uri);
  switch (about.what) {
    case 'text':
      return about.markdown;
    case 'variable':
      return hoverVariable(model, about.name);
    case 'setting': {
      const known = knownSetting(about.name);
      return known === undefined || view === undefined ? '' : factsMarkdown(known, view);
    }
    case 'key': {
      const key = view && keysAt(view, about.setting, about.path).find(({ name }) => name === about.name);
      return key === undefined ? '' : keyMarkdown(key);
    }
  }
}

/** The entry that the module belongs to: itself where it is one, else the first that runs it. */
export function viewOf(model: ProjectModel, uri: Uri): SettingsView | undefined {
  return (
    model.cautious.find((view) => view.uri === uri) ??
    model.cautious.find((view) => view.sources.some((source) => source.uri === uri))
  );
}

function restOf(text: string, offset: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset, offset + 2000))?.[0] ?? '';
}

/** The statement up to a closing bracket in the first column, without the word that is being written. */
function statementAround(text: string, start: number, word: { readonly start: number; readonly end: number }): string {
  const end = /\n[\])}]|\n\n[A-Za-z]/.exec(text.slice(word.end))?.index ?? text.length - word.end;
  return `${text.slice(start, word.start)}\u0000${text.slice(word.end, word.end + end)}`;
}
