import { lineEnd } from '../../text';
import { eolOf, indentAt, moduleText, scanPython, startsLine } from './source';
import { within } from './values';
import type { Alternative, FileEdit, Place, SettingsView, Uri, Write } from './model';

/** A place without extent. */
export function pointAt(uri: Uri, offset: number): Place {
  return { uri, span: { start: offset, end: offset } };
}

/**
 * Where the value of a setting can be replaced without changing anything else: its own text, or the right side of its
 * assignment where the value came through a name that others may use too. Undefined for `A = B = value`, and for what writes
 * several settings at once and holds no text for this one alone.
 */
export function editable(settings: SettingsView, alternative: Alternative): Place | undefined {
  const { at, via, written } = alternative;
  if (written === undefined) return via.length === 0 ? at : undefined;
  if (written.how === 'assign' && isChained(settings, written)) return undefined;
  if (written.how !== 'assign' && isOfOwnName(settings, alternative)) return at;
  if (isWholeStatement(settings, written, at) || isForSeveral(settings, written)) return undefined;
  if (within(written.value, at)) return at;
  return written.how === 'assign' ? written.value : undefined;
}

/** `LIST.clear()`, `del LIST[:]`: what decides is a statement, in whose place no value can stand. */
function isWholeStatement(settings: SettingsView, { statement, how }: Write, at: Place): boolean {
  if (how !== 'change') return false;
  return within(at, statement) || /^del\b/.test(settings.textOf(statement));
}

/** A loop over names, or `globals().update(…)`: one text writes more than one setting. */
function isForSeveral(settings: SettingsView, write: Write): boolean {
  if (isPlain(settings, write)) return false;
  const { value } = write;
  const isHere = (other: Write): boolean => within(other.value, value) && within(value, other.value);
  return settings.assigned.filter((name) => settings.get(name).writes.some(isHere)).length > 1;
}

/** `NAME = …` has one target, which spares a look at all other settings. */
function isPlain(settings: SettingsView, { how, name, statement, value }: Write): boolean {
  if (how !== 'assign' || name.span.start !== statement.span.start) return false;
  const between = { uri: name.uri, span: { start: name.span.end, end: value.span.start } };
  return /^\s*=\s*$/.test(settings.textOf(between));
}

/** The text behind `"NAME":` in a dictionary whose keys become settings, where NAME is the setting that it is the value of. */
function isOfOwnName(settings: SettingsView, { at, written }: Alternative): boolean {
  const before = moduleText(settings, at.uri).slice(0, at.span.start);
  const [, , quoted, keyword] = /(?:(["'])(\w+)\1\s*:|[(,]\s*(\w+)\s*=)\s*$/.exec(before.slice(-200)) ?? [];
  const name = quoted ?? keyword;
  if (name === undefined) return false;
  return settings.get(name).all.some((one) => one.at === at && one.written === written);
}

/** One value for several names: what is right for one of them may be wrong for the next. */
function isChained(settings: SettingsView, { statement, value }: Write): boolean {
  const span = { start: statement.span.start, end: value.span.start };
  return settings.textOf({ uri: statement.uri, span }).split('=').length > 2;
}

/**
 * Replaces a place; comments inside it are kept, as lines above the statement. Undefined where they could not be kept. Brackets
 * also take the place of the parentheses around a value that nothing needs any more.
 */
export function replaceKeepingComments(
  settings: SettingsView,
  place: Place,
  newText: string,
  written: Write | undefined,
): readonly FileEdit[] | undefined {
  const value = withoutIdleTest(settings, place, newText, written);
  const at = /^\[[^]*\]$/.test(newText) ? withParentheses(settings, value) : value;
  const old = settings.textOf(at);
  const edit = { at, newText };
  if (!old.includes('#')) return [edit];
  const comments = scanPython(old).comments.map(({ start, end }) => old.slice(start, end));
  if (comments.length === 0) return [edit];
  if (written === undefined) return undefined;
  const above = commentsAbove(settings, written, at, comments);
  return above === undefined ? undefined : [above, edit];
}

/** All of `0 if not DEBUG else 3600` where both sides would be the same: the test decides nothing any more. */
function withoutIdleTest(settings: SettingsView, at: Place, newText: string, written: Write | undefined): Place {
  if (written === undefined || !within(written.value, at)) return at;
  const { uri, span } = written.value;
  const before = settings.textOf({ uri, span: { start: span.start, end: at.span.start } });
  const after = settings.textOf({ uri, span: { start: at.span.end, end: span.end } });
  const first = before === '' ? /^\s+if\s(?:(?!\belse\b)[^#])*\selse\s+(\w+)$/.exec(after) : null;
  const last = after === '' ? /^(\w+)\s+if\s(?:(?!\belse\b)[^#])*\selse\s+$/.exec(before) : null;
  const other = (first ?? last)?.[1];
  return other === newText ? written.value : at;
}

/** The parentheses around a value alone, as in `("text")`; the place itself where they are those of a call, or are used on. */
function withParentheses(settings: SettingsView, at: Place): Place {
  const text = moduleText(settings, at.uri);
  const above = text.slice(0, at.span.start);
  // Nearly always there is none, and the pattern would be tried at every place of the text above.
  if (!above.trimEnd().endsWith('(')) return at;
  const before = /(?:^|[^\w\s)\]])[ \t]*(\(\s*)$/.exec(above);
  const after = /^\s*\)(?=[ \t]*(?:[,\]})#\r\n]|$))/.exec(text.slice(at.span.end));
  if (before?.[1] === undefined || after === null) return at;
  return { uri: at.uri, span: { start: at.span.start - before[1].length, end: at.span.end + after[0].length } };
}

function commentsAbove(
  settings: SettingsView,
  written: Write,
  at: Place,
  comments: readonly string[],
): FileEdit | undefined {
  const { uri, span } = written.statement;
  const text = moduleText(settings, uri);
  if (uri !== at.uri || !startsLine(text, span.start)) return undefined;
  const indent = indentAt(text, span.start);
  const newText = comments.map((comment) => `${comment}${eolOf(text)}${indent}`).join('');
  return { at: pointAt(uri, span.start), newText };
}

/** Adds `NAME = value` to the entry module: below the last setting of the same group, else at the end. */
export function addSetting(settings: SettingsView, line: string, group: readonly string[]): FileEdit {
  if (settings.configuration !== undefined) return addAttribute(settings, line, settings.configuration.last);
  const { uri } = settings;
  const text = moduleText(settings, uri);
  const eol = eolOf(text);
  const below = lastOfGroup(settings, text, group);
  if (below !== undefined) return { at: pointAt(uri, below), newText: `${eol}${line}` };
  const head = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  return { at: pointAt(uri, text.length), newText: `${head}${line}${eol}` };
}

/** At the end of the class: what a module says is overruled by what its configuration leaves to Django. */
function addAttribute(settings: SettingsView, line: string, { uri, span }: Place): FileEdit {
  const text = moduleText(settings, uri);
  if (!startsLine(text, span.start)) return { at: pointAt(uri, span.end), newText: `; ${line}` };
  return { at: pointAt(uri, lineEnd(text, span.end)), newText: `${eolOf(text)}${indentAt(text, span.start)}${line}` };
}

/** The end of the line of the last top-level statement in the entry module that writes one of the names. */
function lastOfGroup(settings: SettingsView, text: string, group: readonly string[]): number | undefined {
  const ends = group
    .flatMap((name) => settings.get(name).writes)
    .filter(({ statement }) => statement.uri === settings.uri && isTopLevel(text, statement.span.start))
    .map(({ statement }) => lineEnd(text, statement.span.end));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function isTopLevel(text: string, start: number): boolean {
  return startsLine(text, start) && indentAt(text, start) === '';
}

/** Takes an argument out of a call, together with the comma before it; undefined where that would not be plain. */
export function dropArgument(settings: SettingsView, argument: Place): FileEdit | undefined {
  const { uri, span } = argument;
  const before = settings.textOf({ uri, span: { start: 0, end: span.start } });
  const comma = before.trimEnd().length - 1;
  if (before.charAt(comma) !== ',') return undefined;
  return { at: { uri, span: { start: comma, end: span.end } }, newText: '' };
}
