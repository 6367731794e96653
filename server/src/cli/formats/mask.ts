import type { Choice } from '../../core/django/choice';
import { choices } from '../../core/django/choices';
import { dictionaryKeys, type DictionaryKey } from '../../core/django/dictionary-keys';
import { packages, type PackageFacts } from '../../core/django/packages';
import type { Piece } from '../../core/ide/mask';
import { contextOf, isShown } from '../../core/model/display';
import { contains, shift, textOf, type Span } from '../../core/text';

/** What of a line must not be printed, as spans of the file in order. Each is shown as `…`. */
export type Hidden = readonly Span[];

/** A line that is printed because something in it is reported. */
export interface ReportedLine {
  readonly text: string;
  readonly row: Span;
  readonly at: Span;
  readonly subject: string | null;
}

/** Texts that tell no secret wherever they stand. */
const harmless =
  /^(?:|\*|0|1|true|false|yes|no|on|off|none|deny|sameorigin|allowall|lax|strict|django(?:\.[a-z_]\w*)+)$/i;

/** Paths of classes and apps that packages publish. */
const published: ReadonlySet<string> = new Set([
  ...Object.values<readonly Choice[]>(choices).flatMap((rows) => rows.map(({ text }) => text)),
  ...Object.values<PackageFacts>(packages).flatMap(({ apps }) => apps),
]);

/**
 * Hides the content of every text and comment of Python source. Shown are words that tell nothing, names of environment
 * variables and of keys, ignore comments, and inside `reported` the texts that Django's own list of settings calls public.
 */
export function hiddenInPython({ text, row, at, subject }: ReportedLine, pieces: readonly Piece[]): Hidden {
  return inRow(pieces, row).flatMap((piece): Hidden => {
    if (piece.end <= piece.start) return [];
    const content = text.slice(piece.start, piece.end);
    if (piece.kind === 'comment') return hiddenComment(content, piece);
    const isReported = contains(at, piece);
    const isPublic = isReported && subject !== null && isShown(content, contextOf(subject));
    const isOpen =
      isPublic ||
      harmless.test(content) ||
      published.has(content) ||
      isName(text, piece, content) ||
      isSeparator(text, piece) ||
      isSettingsModule(text, piece);
    return isOpen ? [] : [{ start: piece.start, end: piece.end }];
  });
}

function inRow(pieces: readonly Piece[], row: Span): readonly Piece[] {
  return pieces.filter((piece) => piece.start < row.end && piece.end > row.start);
}

/** An ignore comment shows up to its closing bracket; the reason behind it is free text. */
function hiddenComment(content: string, { start, end }: Span): Hidden {
  const shown = /^#\s*(?:django-)?settings-lint:\s*ignore(?:-file)?\[[\w\s,-]*\]/.exec(content)?.[0].length ?? 1;
  return start + shown < end ? [{ start: start + shown, end }] : [];
}

const reading = /(?:environ(?:\.(?:get|setdefault|pop))?|getenv|\benv(?:\.\w+)?|\bconfig)\s*[([]\s*[a-zA-Z]?["']$/;

/** The keys of dictionaries that Django itself reads. */
const knownKeys: ReadonlySet<string> = new Set(
  Object.values<readonly DictionaryKey[]>(dictionaryKeys).flatMap((rows) => rows.map(({ name }) => name)),
);

/** Functions of a project that are named for what they read, and the option of django-configurations for a variable. */
const lookup =
  /(?:(?:\b|_)(?:get|read|load|fetch|require|env|config|setting|param)\w*\s*\(|\benviron_name\s*=)\s*["']$/i;

/** A key of a dictionary, a subscript, or the name that a read asks for. */
function isName(text: string, { start, end }: Span, content: string): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end + 1, end + 10);
  if (/^[A-Z]+(?:_[A-Z]+)+$/.test(content) && lookup.test(before) && /^\s*[,)]/.test(after)) return true;
  if (knownKeys.has(content) && /^\s*:/.test(after)) return true;
  if (!/^[A-Z][A-Z_]{1,40}$|^default$/.test(content)) return false;
  return /^\s*[:\]]/.test(after) || (reading.test(before) && /^\s*[,)]/.test(after));
}

/** What a text is taken apart or put together by. */
function isSeparator(text: string, { start, end }: Span): boolean {
  if (!/^[\s,;:|/.-]{1,2}$/.test(text.slice(start, end))) return false;
  return /\.(?:r?split|[lr]?strip|r?partition)\(\s*["']$/.test(text.slice(Math.max(0, start - 20), start));
}

/** What stands in front of the name of the settings that Django is to start with, in Python and in other files. */
const beforeSettingsModule =
  /DJANGO_(?:SETTINGS_MODULE|CONFIGURATION)(?:["']?\]?\s*[,:=]\s*(?:default\s*=\s*)?["']?|\s+["']?)$/;

/** The name of a module or class, which every traceback shows, in the one place that holds nothing else. */
function isSettingsModule(text: string, { start, end }: Span): boolean {
  const isDotted = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(text.slice(start, end));
  return isDotted && beforeSettingsModule.test(text.slice(Math.max(0, start - 60), start));
}

const distributions: ReadonlySet<string> = new Set([
  'django',
  ...Object.values<PackageFacts>(packages).flatMap((one) => one.distributions),
]);

/** Names packages that everybody knows, with releases, in whatever form a file of dependencies writes that. */
function isKnownPackage(content: string): boolean {
  const words = content.toLowerCase().match(/[\w.*-]+/g) ?? [];
  const names = words.filter((word) => !/^(?:name|version|v?\d[\d.*]*|\*)$/.test(word));
  return names.length > 0 && names.every((word) => distributions.has(word.replace(/[_.]/g, '-')));
}

const requirement = /^\s*[A-Za-z0-9][\w.-]*(?:\[[\w.,\s-]*\])?(?:\s*,?\s*[=<>!~]{1,3}\s*[\w.*+!-]+)*\s*$/;

/** Shows what names a package and its releases; addresses, options and comments of a requirements file may hold a token. */
export function hiddenInRequirements({ text, row }: ReportedLine): Hidden {
  const line = textOf(text, row);
  const shown = /^[^#;@]*/.exec(line)?.[0] ?? '';
  return rest(row, requirement.test(shown) ? shown.length : 0);
}

/** The end of a line, from its character `from`. */
function rest({ start, end }: Span, from: number): Hidden {
  return start + from < end ? [{ start: start + from, end }] : [];
}

/**
 * Hides the value in a line of an environment file: everything behind the `=`, and all of a line that is no assignment, which
 * may go on with the value of the line before. A key shows where it looks like one or is what the finding is about.
 */
export function hiddenInDotenv({ text, row, subject }: ReportedLine): Hidden {
  const line = textOf(text, row);
  const comment = /^\s*#/.exec(line);
  if (comment !== null) {
    const before = comment[0].length - 1;
    return hiddenComment(line.slice(before), { start: row.start + before, end: row.end });
  }
  const [head = '', key = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*[=:]\s*/.exec(line) ?? [];
  const isKey = key !== '' && (key === subject || /^[A-Z][A-Z0-9_]{1,60}$/.test(key));
  const from = isKey ? head.length : 0;
  const value = line
    .slice(from)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  const start = row.start + line.indexOf(value, from);
  const isOpen = harmless.test(value) || isSettingsModule(text, { start, end: start + value.length });
  return isKey && isOpen ? [] : rest(row, from);
}

/**
 * Hides the texts and comments of a TOML file but for single words and paths of modules, which options consist of, and
 * packages that are reported.
 */
export function hiddenInToml({ text, row, at }: ReportedLine, pieces: readonly Piece[]): Hidden {
  return inRow(pieces, row).flatMap((piece): Hidden => {
    const content = text.slice(piece.start, piece.end);
    if (piece.kind === 'comment') return hiddenComment(content, piece);
    const isReported = contains(piece, at);
    const isOpen =
      /^(?:[A-Za-z][A-Za-z-]{0,19}|[\w./-]{1,100}\.py)?$/.test(content) ||
      (isReported && isKnownPackage(content)) ||
      isSettingsModule(text, piece);
    return isOpen ? [] : [{ start: piece.start, end: piece.end }];
  });
}

/** What a line of a file begins with that starts containers and processes: a variable, or an option of such files. */
const leading =
  /^\s*ENV\s+[A-Z][A-Z0-9_]{1,60}(?=\s)|^\s*(?:-\s+)?(?:(?:ENV|ARG)\s+)?["']?(?:[A-Z][A-Z0-9_]{1,60}|command|entrypoint|web|release)["']?(?=\s*[=:])/;

/**
 * Hides the reported line of any other file (for containers, processes, locked packages) but for what it begins with, long
 * options of commands, and what is reported where that tells no secret.
 */
export function hiddenInOther({ text, row, at }: ReportedLine): Hidden {
  const line = textOf(text, row);
  const start = leading.exec(line) ?? /^[\s"'[{(-]*/.exec(line);
  const options = [...line.matchAll(/(?<=[\s"'])--[a-z][a-z-]{2,30}(?=[=\s])/g)].map(spanOf);
  const words = [...line.matchAll(/[\w.]+(?=["']?(?:\s|$))/g)].map(spanOf);
  const shown = [
    { start: 0, end: start?.[0].length ?? 0 },
    ...options,
    ...words.filter((word) => isSettingsModule(line, word)),
    ...(isPlain(textOf(text, at)) ? [shift(at, -row.start)] : []),
  ];
  return between(shown, line).map((gap) => shift(gap, row.start));
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

function isPlain(content: string): boolean {
  return harmless.test(content.replace(/^(["'])(.*)\1$/, '$2')) || isKnownPackage(content);
}

/** The gaps of a line between what is shown, but for those that hold nothing but brackets, quotes and the like. */
function between(shown: readonly Span[], line: string): readonly Span[] {
  const starts = [...shown].sort((a, b) => a.start - b.start);
  const gaps: Span[] = [];
  let at = 0;
  for (const { start, end } of [...starts, { start: line.length, end: line.length }]) {
    if (/[^\s"'=:,[\]{}()]/.test(line.slice(at, start))) gaps.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  return gaps;
}
