import type { Choice } from '../../core/django/choice';
import { choices } from '../../core/django/choices';
import { packages, type PackageFacts } from '../../core/django/packages';
import { hiddenPieces } from '../../core/ide/mask';
import { contextOf, isShown } from '../../core/model/display';
import type { Span } from '../../core/text';

/** What of a file must not be printed, as spans in order. Each is shown as `…`. */
export type Hidden = readonly Span[];

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
export function hiddenInPython(text: string, reported: Span, subject: string | null): Hidden {
  return hiddenPieces(text).flatMap((piece): Hidden => {
    if (piece.end <= piece.start) return [];
    const content = text.slice(piece.start, piece.end);
    if (piece.kind === 'comment') return hiddenComment(content, piece);
    const isReported = piece.start >= reported.start && piece.end <= reported.end;
    const isPublic = isReported && subject !== null && isShown(content, contextOf(subject));
    const isOpen = isPublic || harmless.test(content) || published.has(content) || isName(text, piece, content);
    return isOpen ? [] : [{ start: piece.start, end: piece.end }];
  });
}

/** An ignore comment shows up to its closing bracket; the reason behind it is free text. */
function hiddenComment(content: string, { start, end }: Span): Hidden {
  const shown = /^#\s*(?:django-)?settings-lint:\s*ignore(?:-file)?\[[\w\s,-]*\]/.exec(content)?.[0].length ?? 1;
  return start + shown < end ? [{ start: start + shown, end }] : [];
}

const reading = /(?:environ(?:\.get)?|getenv|\benv(?:\.\w+)?|\bconfig)\s*[([]\s*[a-zA-Z]?["']$/;

/** A key of a dictionary, a subscript, or the name that an environment read asks for. */
function isName(text: string, { start, end }: Span, content: string): boolean {
  if (!/^[A-Z][A-Z_]{1,40}$|^default$/.test(content)) return false;
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end + 1, end + 10);
  return /^\s*[:\]]/.test(after) || (reading.test(before) && /^\s*[,)]/.test(after));
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
export function hiddenInRequirements(text: string): Hidden {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }): Hidden => {
    const shown = /^[^#;@]*/.exec(line)?.[0] ?? '';
    const start = requirement.test(shown) ? index + shown.length : index;
    const end = index + line.length;
    return start < end ? [{ start, end }] : [];
  });
}

/**
 * Hides the values of an environment file: everything behind the `=` of a line, and lines that are no assignment, which
 * may go on with the value of the line before. A key shows where it looks like one or is what the finding is about.
 */
export function hiddenInDotenv(text: string, subject: string | null): Hidden {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap((match) => hiddenInLine(match[0], match.index, subject));
}

function hiddenInLine(line: string, start: number, subject: string | null): Hidden {
  const comment = /^\s*#/.exec(line);
  if (comment !== null) {
    const at = start + comment[0].length - 1;
    return hiddenComment(line.slice(comment[0].length - 1), { start: at, end: start + line.length });
  }
  const [head = '', key = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*[=:]\s*/.exec(line) ?? [];
  const isKey = key !== '' && (key === subject || /^[A-Z][A-Z0-9_]{1,60}$/.test(key));
  const from = isKey ? head.length : 0;
  const value = line.slice(from).replace(/^(["'])(.*)\1\s*$/, '$2');
  if (isKey && harmless.test(value.trim())) return [];
  return from < line.length ? [{ start: start + from, end: start + line.length }] : [];
}

/**
 * Hides the texts and comments of a TOML file but for single words and paths of modules, which options consist of, and
 * packages that are reported.
 */
export function hiddenInToml(text: string, reported: Span): Hidden {
  return hiddenPieces(text).flatMap((piece): Hidden => {
    const content = text.slice(piece.start, piece.end);
    if (piece.kind === 'comment') return hiddenComment(content, piece);
    const isReported = piece.start <= reported.start && reported.end <= piece.end;
    const isOpen =
      /^(?:[A-Za-z][A-Za-z-]{0,19}|[\w./-]{1,100}\.py)?$/.test(content) || (isReported && isKnownPackage(content));
    return isOpen ? [] : [{ start: piece.start, end: piece.end }];
  });
}

/** What a line of a file begins with that starts containers and processes: a variable, or an option of such files. */
const leading =
  /^\s*(?:-\s+)?(?:(?:ENV|ARG)\s+)?["']?(?:[A-Z][A-Z0-9_]{1,60}|command|entrypoint|web|release)["']?(?=\s*[=:])/;

/**
 * Hides the reported line of any other file (for containers, processes, locked packages) but for what it begins with, long
 * options of commands, and what is reported where that tells no secret.
 */
export function hiddenInOther(text: string, reported: Span): Hidden {
  const from = text.lastIndexOf('\n', reported.start - 1) + 1;
  const line = /[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
  const start = leading.exec(line) ?? /^[\s"'[{(-]*/.exec(line);
  const options = [...line.matchAll(/(?<=[\s"'])--[a-z][a-z-]{2,30}(?=[=\s])/g)];
  const shown = [
    { start: 0, end: start?.[0].length ?? 0 },
    ...options.map((option) => ({ start: option.index, end: option.index + option[0].length })),
    ...(isPlain(text.slice(reported.start, reported.end))
      ? [{ start: reported.start - from, end: reported.end - from }]
      : []),
  ];
  return between(shown, line).map((gap) => ({ start: from + gap.start, end: from + gap.end }));
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
