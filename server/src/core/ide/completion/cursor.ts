import { lineStart, type Span } from '../../text';
import { isHidden } from '../mask';
import { lineOf, scanTo, type Frame, type Scan } from './cursor-scan';

/** Where a cursor stands in a Python module, as far as its text up to there tells; the text may be broken. */
export type Spot =
  /** At the start of a statement at module level, or in a name that is written there. */
  | { readonly kind: 'name'; readonly span: Span }
  /** In what is assigned or added to a setting: a value, an item of a list, or a key of a dictionary. */
  | {
      readonly kind: 'value' | 'item' | 'key';
      readonly setting: string;
      /** The keys that lead there; list positions are left out. */
      readonly path: readonly string[];
      readonly quoted: Quoted | null;
      readonly span: Span;
      /** The keys that the dictionary around has before the cursor. */
      readonly taken: readonly string[];
      /** Where the statement begins. */
      readonly statement: number;
    }
  /** In the first argument of a call, or in a subscript, that may read an environment variable. */
  | { readonly kind: 'variable'; readonly reader: string; readonly quoted: Quoted | null; readonly span: Span };

/** The text that the cursor stands in: its quote, and whether it is closed behind the cursor. */
export interface Quoted {
  readonly quote: string;
  readonly closed: boolean;
}

const starter = /^(?:[A-Za-z_]\w*|@)/;

/** What the cursor at an offset (UTF-16) stands in; undefined where nothing of a setting is written. */
export function spotAt(text: string, offset: number): Spot | undefined {
  const from = statementLine(text, offset);
  if (from === undefined) return undefined;
  const scan = scanTo(text, from, offset);
  if (scan === undefined) return undefined;
  const span = wordAt(text, offset, scan.inText?.start);
  const quoted = scan.inText && { quote: scan.inText.quote, closed: isClosed(text, offset, scan.inText.quote) };
  const inner = scan.frames.at(-1);
  if (inner === undefined) return atTop(text, scan, span, quoted);
  const reader = readerOf(inner);
  if (reader !== undefined && inner.commas === 0) return { kind: 'variable', reader, quoted, span };
  return inSetting(scan, span, quoted);
}

/** The nearest line at or above the cursor that starts a statement in the first column and lies in no text. */
function statementLine(text: string, offset: number): number | undefined {
  for (let start = lineStart(text, offset); ; start = lineStart(text, start - 1)) {
    const line = text.slice(start, start + 200);
    const isOpen = start === lineStart(text, offset) && /^\s*$/.test(text.slice(start, offset));
    if (
      (starter.test(line) || (isOpen && /^\s*$/.test(lineOf(text, start)) && !insideBlock(text, start))) &&
      !isHidden(text, start)
    )
      return start;
    if (start === 0) return isHidden(text, 0) ? undefined : 0;
  }
}

/** An empty line belongs to the statement above where that has an open bracket or is a block; then scanning starts there. */
function insideBlock(text: string, start: number): boolean {
  let at = start;
  while (at > 0) {
    const before = lineStart(text, at - 1);
    const line = lineOf(text, before);
    if (/\S/.test(line)) return /^\s|[([{,:\\]\s*(?:#.*)?$/.test(line);
    at = before;
  }
  return false;
}

function isClosed(text: string, offset: number, quote: string): boolean {
  const rest = lineOf(text, offset);
  return quote.length === 3 || rest.includes(quote);
}

/** The word around the cursor; within a text everything from its start, and what follows up to a quote or blank. */
function wordAt(text: string, offset: number, textStart: number | undefined): Span {
  if (textStart !== undefined) {
    const rest = /^[^"'\s,\]})]*/.exec(lineOf(text, offset))?.[0] ?? '';
    return { start: textStart, end: offset + rest.length };
  }
  const before = /\w*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const after = /^\w*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { start: offset - before.length, end: offset + after.length };
}

const readers =
  /^(?:(?:os\.)?environ(?:\.(?:get|setdefault|pop))?|(?:os\.)?getenv|\w*env(?:\(\))?(?:\.\w+)?|Env\(\)(?:\.\w+)?|\w+_env|env_\w+|config)$/i;

/** The name of what reads the environment, as it is written before a bracket. */
function readerOf({ open, before }: Frame): string | undefined {
  const isRead = open === '(' ? readers.test(before) : open === '[' && /(?:^|\.)environ$/.test(before);
  return isRead ? before : undefined;
}

const target =
  /^[ \t]*([A-Z][A-Z0-9_]*)((?:[ \t]*\[[ \t]*(["'])[^"'\]\r\n]*\3[ \t]*\])*)[ \t]*(?::[^=\r\n]*)?\+?=(?!=)/;

function atTop(text: string, scan: Scan, span: Span, quoted: Quoted | null): Spot | undefined {
  const before = text.slice(scan.statement, span.start);
  if (quoted === null && /^[ \t]*$/.test(before))
    return isModuleLevel(text, scan.statement, before) ? { kind: 'name', span } : undefined;
  const match = target.exec(scan.head);
  if (match === null || !scan.atStart) return undefined;
  const [, setting = '', subscripts = ''] = match;
  return { kind: 'value', setting, path: keysIn(subscripts), quoted, span, taken: [], statement: scan.statement };
}

/** False in the body of a function or class; settings of django-configurations stand in classes. */
function isModuleLevel(text: string, statement: number, indent: string): boolean {
  let width = indent.length;
  for (let start = statement; width > 0 && start > 0;) {
    start = lineStart(text, start - 1);
    const line = lineOf(text, start);
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (!/\S/.test(line) || own >= width) continue;
    if (/^[ \t]*(?:async[ \t]+)?def\b/.test(line)) return false;
    if (/^[ \t]*class\b/.test(line)) return /Configuration|Settings|Mixin|Base/.test(line);
    width = own;
  }
  return true;
}

function keysIn(subscripts: string): readonly string[] {
  return [...subscripts.matchAll(/["']([^"']*)["']/g)].map(([, key = '']) => key);
}

/** Within brackets: those of the value, of a subscript of the name itself, or of a method that changes it. */
function inSetting(scan: Scan, span: Span, quoted: Quoted | null): Spot | undefined {
  const [outer, ...rest] = scan.frames;
  if (outer === undefined || !scan.atStart) return undefined;
  const base = baseOf(scan.head, outer);
  if (base === undefined) return undefined;
  const path: string[] = [...base.path];
  let kind: 'value' | 'item' | 'key' = 'item';
  let taken: readonly string[] = [];
  for (const frame of base.own ? [outer, ...rest] : rest) {
    if (frame.open === '{') {
      if (frame.key !== null) path.push(frame.key);
      kind = frame.key === null ? 'key' : 'value';
      taken = frame.key === null ? frame.taken : [];
    } else if (frame.before !== '') return undefined;
    else kind = 'item';
  }
  if (!base.own && rest.length === 0) kind = base.inside;
  return { kind, setting: base.setting, path, quoted, span, taken, statement: scan.statement };
}

interface Base {
  readonly setting: string;
  readonly path: readonly string[];
  /** True where the outermost bracket is part of the value. */
  readonly own: boolean;
  /** What stands directly inside of a bracket that is not. */
  readonly inside: 'item' | 'key';
}

function baseOf(head: string, outer: Frame): Base | undefined {
  const assigned = target.exec(head);
  if (assigned !== null && /(?:^|\+)\s*$/.test(head.slice(assigned[0].length)))
    return { setting: assigned[1] ?? '', path: keysIn(assigned[2] ?? ''), own: true, inside: 'item' };
  const subscript = /^[ \t]*([A-Z][A-Z0-9_]*)((?:[ \t]*\[[ \t]*["'][^"']*["'][ \t]*\])*)[ \t]*$/.exec(head);
  if (subscript !== null && outer.open === '[')
    return { setting: subscript[1] ?? '', path: keysIn(subscript[2] ?? ''), own: false, inside: 'key' };
  const method =
    /^[ \t]*([A-Z][A-Z0-9_]*)((?:\[["'][^"']*["']\])*)\.(?:append|insert|extend|remove|index|update)[ \t]*$/.exec(head);
  return method === null
    ? undefined
    : { setting: method[1] ?? '', path: keysIn(method[2] ?? ''), own: false, inside: 'item' };
}
