import type { Span } from '../text';
import type { Comment } from './python-tree';
import { isClause, isDefinition, looksLikeCode, mayTakeClauses } from './python-resync';
import { LineScanner, type Indentation, type LogicalLine } from './python-scanner';
import { code } from './python-chars';

/** The text of one top-level statement (or of several on one line), found without any parser. Offsets are absolute. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** True where the text alone shows that Python rejects it. */
  readonly broken: boolean;
  /** Where its logical lines start. */
  readonly lines: readonly number[];
}

/** A module cut into the texts of its top-level statements. */
export interface SplitText {
  readonly chunks: readonly Chunk[];
  readonly comments: readonly Comment[];
}

/** How many strings are tried as the unfinished one: the first, those before the first sign of trouble, and the last. */
const candidatesAhead = 2;
const candidatesNear = 4;
const candidatesBehind = 1;

/**
 * Cuts a file into top-level statements. What is wrong inside one statement does not reach the next: a bracket or
 * string that is never closed ends where a new statement starts in the first column.
 */
export function splitPython(text: string): SplitText {
  const plain = readPython(text);
  return isSuspicious(plain) ? unriddled(text, plain) : plain;
}

/** A text as it stands, from its start to its end. */
export function readPython(text: string): Reading {
  return read(text, startOf(text), new Set());
}

/** Behind the byte order mark. */
export function startOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** True where something is wrong, so that text and code may be mixed up. */
export function isSuspicious({ chunks, oddities, openString }: Reading): boolean {
  return openString !== null || oddities.length > 0 || chunks.some((chunk) => chunk.broken);
}

/**
 * One pair of triple quotes may be incomplete; taken literally, that turns code into text and text into code up to the
 * end of the file. Each string that has code-like lines inside might be the unfinished one; the reading with the fewest
 * oddities and the most statements wins, and among equals the one that leaves more of the file above as it is.
 */
export function unriddled(text: string, plain: Reading): Reading {
  const start = startOf(text);
  const suspects = plain.longStrings.filter((string) => holdsCode(text, string)).map((string) => string.start);
  // A string that nothing closes need not hold code to be the one.
  const all =
    plain.openString === null ? suspects : [...new Set([...suspects, plain.openString])].sort((a, b) => a - b);
  let best = plain;
  for (const at of likely(all, troubleAt(plain))) {
    const reading = read(text, start, new Set([at]));
    const better = score(text, reading) - score(text, best);
    if (better > 0 || (better === 0 && best !== plain)) best = reading;
  }
  return best;
}

/** In the order of the file. What opens last before the trouble is the most likely one. */
function likely(suspects: readonly number[], trouble: number): readonly number[] {
  const near = suspects.filter((at) => at < trouble).slice(-candidatesNear);
  const picked = new Set([...suspects.slice(0, candidatesAhead), ...near, ...suspects.slice(-candidatesBehind)]);
  return suspects.filter((at) => picked.has(at));
}

/** Where a reading first shows that text and code may be mixed up. */
function troubleAt({ oddities, chunks }: Reading): number {
  const broken = chunks.find((chunk) => chunk.broken)?.end;
  return Math.min(oddities[0] ?? Infinity, broken ?? Infinity);
}

function holdsCode(text: string, { start, end }: Span): boolean {
  for (let i = text.indexOf('\n', start); i >= 0 && i + 1 < end; i = text.indexOf('\n', i + 1)) {
    if (looksLikeCode(text, i + 1)) return true;
  }
  return false;
}

function score(text: string, reading: Reading): number {
  const statements = reading.chunks.filter((chunk) => looksLikeCode(text, chunk.start)).length;
  const broken = reading.chunks.filter((chunk) => chunk.broken).length;
  const open = reading.openString === null ? 0 : 5;
  return statements - 1000 * (reading.oddities.length + broken + open);
}

/** What one look at a text gives. */
export interface Reading extends SplitText {
  readonly longStrings: readonly Span[];
  readonly oddities: readonly number[];
  readonly openString: number | null;
}

function read(text: string, start: number, openStrings: ReadonlySet<number>): Reading {
  const scanner = new LineScanner(text, start, openStrings);
  const builder = new ChunkBuilder(text);
  for (let line = scanner.next(); line !== undefined; line = scanner.next()) builder.add(line);
  const { comments, longStrings, oddities, openString } = scanner;
  return { chunks: builder.finish(), comments, longStrings, oddities, openString };
}

/** Python's own limit for nested blocks. */
const maxIndents = 100;

/** Puts logical lines together to statements and checks the indentation the way Python does. */
export class ChunkBuilder {
  private readonly chunks: Chunk[] = [];
  private lines: LogicalLine[] = [];
  private indents: Indentation[] = [];
  private broken = false;
  /** True while all lines so far are decorators. */
  private decorating = false;

  constructor(private readonly text: string) {}

  add(line: LogicalLine): void {
    if (!this.belongs(line)) this.flush();
    if (this.lines.length === 0) this.begin(line);
    else this.checkIndent(line);
    this.decorating = this.isDecorator(line) && (this.decorating || this.lines.length === 0);
    this.lines.push(line);
    if (line.broken) this.broken = true;
  }

  /** True where a line is the first one of a statement, and stands where one may. */
  hasBegun(line: LogicalLine): boolean {
    return this.lines[0] === line && line.column === 0;
  }

  /** Leaves the statement that has begun to somebody else. */
  forget(): void {
    this.lines = [];
  }

  finish(): readonly Chunk[] {
    this.flush();
    return this.chunks;
  }

  /** A file's first line of a statement stands in the first column. */
  private begin(line: LogicalLine): void {
    this.indents = [{ column: line.column, narrowColumn: line.narrowColumn }];
    this.broken = line.column > 0;
  }

  private belongs(line: LogicalLine): boolean {
    const first = this.lines[0];
    if (first === undefined) return true;
    if (line.column > 0) return first.column > 0 || this.lines.some((each) => each.opensBlock);
    if (first.column > 0) return false;
    if (this.decorating) return isDefinition(this.text, line.start);
    return isClause(this.text, line.start) && mayTakeClauses(this.text, first.start);
  }

  private isDecorator(line: LogicalLine): boolean {
    return this.text.charCodeAt(line.start) === code.at;
  }

  private checkIndent(line: LogicalLine): void {
    const opened = this.lines[this.lines.length - 1]?.opensBlock === true;
    const top = this.indents[this.indents.length - 1];
    const deeper = top !== undefined && line.column > top.column;
    if (opened !== deeper) this.broken = true;
    if (deeper) this.indent(line, top);
    else this.dedent(line);
  }

  private indent(line: LogicalLine, top: Indentation): void {
    if (line.narrowColumn <= top.narrowColumn || this.indents.length >= maxIndents) this.broken = true;
    this.indents.push(line);
  }

  private dedent(line: LogicalLine): void {
    while (this.indents.length > 1 && (this.indents[this.indents.length - 1]?.column ?? 0) > line.column)
      this.indents.pop();
    const top = this.indents[this.indents.length - 1];
    if (top?.column !== line.column || top.narrowColumn !== line.narrowColumn) this.broken = true;
  }

  private flush(): void {
    const first = this.lines[0];
    const last = this.lines[this.lines.length - 1];
    if (first === undefined || last === undefined) return;
    const broken = this.broken || last.opensBlock;
    this.chunks.push({ start: first.start, end: last.end, broken, lines: this.lines.map((line) => line.start) });
    this.lines = [];
  }
}
