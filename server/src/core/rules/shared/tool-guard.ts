import { removeEntry, linesBelow } from './remove';
import { eolOf, indentAt, moduleText, startsLine } from './source';
import { additionOf } from './statements';
import { pointAt } from './edits';
import { within } from './values';
import type { Alternative, FileEdit, Fix, Place, SettingsView } from './model';

/**
 * Moves a development tool out of a list and into an `if DEBUG:` block below the statement that names it; a statement that
 * adds nothing else gets the condition itself.
 */
export function moveUnderDebug(
  settings: SettingsView,
  name: string,
  list: Alternative,
  item: Alternative,
  add: (quoted: string) => string,
): readonly Fix[] {
  const addition = item.via.length === 0 ? additionOf(settings, name, item.at) : undefined;
  if (addition !== undefined) return guard(settings, addition);
  const statement = list.written?.statement;
  const text = settings.textOf(item.at);
  if (statement === undefined || item.via.length > 0 || !within(statement, item.at)) return [];
  if (!isTopLevel(settings, statement) || !knowsDebug(settings, statement) || !/^(["'])[\w.]+\1$/.test(text)) return [];
  const removed = removeEntry(settings, item.at);
  if (removed === undefined) return [];
  const edits: readonly FileEdit[] = [removed, linesBelow(settings, statement, ['if DEBUG:', `    ${add(text)}`])];
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

const title = 'Use it only while `DEBUG` is on';

function guard(settings: SettingsView, statement: Place): readonly Fix[] {
  const text = moduleText(settings, statement.uri);
  const isAlone = !text.slice(statement.span.end).trimStart().startsWith(';');
  if (!isAlone || !isTopLevel(settings, statement) || !knowsDebug(settings, statement)) return [];
  const newText = `if DEBUG:${eolOf(text)}    `;
  const edits = [{ at: pointAt(statement.uri, statement.span.start), newText }];
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

/** True for a list that a test of DEBUG has decided; where that test comes too early, a rule of its own speaks. */
export function isUnderDebug({ when }: Alternative): boolean {
  return when.some(({ facts }) => facts.some(({ about, holds }) => about === 'debug' && holds));
}

function isTopLevel(settings: SettingsView, { uri, span }: Place): boolean {
  const text = moduleText(settings, uri);
  return startsLine(text, span.start) && indentAt(text, span.start) === '';
}

/** True where DEBUG has a value above the statement: written there, or brought by a star import. */
function knowsDebug(settings: SettingsView, { uri, span }: Place): boolean {
  const above = moduleText(settings, uri).slice(0, span.start);
  return /^DEBUG\s*(?::[^=\n]*)?=/m.test(above) || /^from\s+\S+\s+import\s+\*/m.test(above);
}
