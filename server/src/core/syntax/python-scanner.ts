import { afterLineEnd, code, isForbidden, isLineEnd, isWord } from './python-chars';
import { looksLikeCode, startsAfterBackslash, startsStatement, surelyStartsStatement } from './python-resync';
import type { Comment } from './python-tree';

/** One logical line: what Python reads up to a line end outside brackets and strings. All offsets are absolute. */
export interface LogicalLine {
  /** Where the code starts, after the indentation. */
  readonly start: number;
  /** Where the code ends, before blanks and comments. */
  readonly end: number;
  /** The indentation with tab stops at 8 and with tab stops at 1; Python wants both to agree. */
  readonly column: number;
  readonly narrowColumn: number;
  /** True where the code ends in `:`. */
  readonly opensBlock: boolean;
  /** True where Python cannot read the line: something is not closed, or a character is not allowed. */
  readonly broken: boolean;
}

/** Something open at the present place: a bracket, the text of an f-string, or its format specification. */
interface Frame {
  readonly kind: 'bracket' | 'field' | 'content' | 'format';
  readonly at: number;
  /** The closing character of a bracket, the quote character of a string. */
  readonly close: number;
  readonly triple: boolean;
  readonly raw: boolean;
  /** True for parentheses after a name, where `NAME = value` may be an argument. */
  readonly call: boolean;
}

/** Python's own limit for nested brackets. */
const maxBrackets = 200;
/** Looking at the rest of the file again is linear in practice; this many times bounds it for made-up files too. */
const maxRewinds = 100;

/**
 * Reads a file line by line as Python's tokenizer does, and finds comments on the way. It is what makes broken code
 * harmless: a bracket or string that is never closed ends where the next statement starts in the first column.
 */
export class LineScanner {
  readonly comments: Comment[] = [];
  /** Where triple-quoted strings of several lines start. */
  readonly longStrings: number[] = [];
  /** Line ends inside brackets and after backslashes. */
  readonly innerLineEnds: number[] = [];
  /** Triple quotes in odd places, a hint that opening and closing ones are mixed up. */
  oddities = 0;
  /** Where a triple-quoted string starts that the file never closes. */
  openString: number | null = null;

  private pos = 0;
  private frames: Frame[] = [];
  private broken = false;
  private stopped = false;
  private last = 0;
  private end = 0;
  private sawEquals = false;
  private firstColumn = false;
  private rewinds = 0;
  private readonly unclosed = new Set<number>();

  /** `openStrings` are places of triple quotes to be taken as never closed. */
  constructor(
    private readonly text: string,
    start: number,
    private readonly openStrings: ReadonlySet<number>,
  ) {
    this.pos = start;
  }

  /** The next line with code; undefined at the end of the text. */
  next(): LogicalLine | undefined {
    const indent = this.skipBlankLines();
    if (indent === undefined) return undefined;
    const start = this.pos;
    const comments = this.comments.length;
    this.scan(start, indent.column === 0);
    if (this.mustRewind()) {
      this.comments.length = comments;
      this.scan(start, indent.column === 0);
    }
    this.noteOpenFrames();
    return { start, end: this.end, ...indent, opensBlock: this.last === code.colon, broken: this.broken };
  }

  /** A bracket open at the end of the text is noted, so that the next look ends it at the next statement. */
  private mustRewind(): boolean {
    const bottom = this.frames[0];
    if (bottom === undefined || this.pos < this.text.length || this.unclosed.has(bottom.at)) return false;
    if (this.rewinds >= maxRewinds) return false;
    for (const frame of this.frames) this.unclosed.add(frame.at);
    this.rewinds++;
    return true;
  }

  private noteOpenFrames(): void {
    if (this.frames.length > 0) this.broken = true;
    const string = this.frames.find((frame) => frame.kind === 'content' && frame.triple);
    if (string === undefined) return;
    this.openString ??= string.at;
    this.longStrings.push(string.at);
  }

  /** Leaves the position at the first character of code; the indentation counts up to there. */
  private skipBlankLines(): { readonly column: number; readonly narrowColumn: number } | undefined {
    let column = 0;
    let narrowColumn = 0;
    for (; this.pos < this.text.length; this.pos++) {
      const unit = this.text.charCodeAt(this.pos);
      if (unit === code.space) (column++, narrowColumn++);
      else if (unit === code.tab) ((column = (column | 7) + 1), narrowColumn++);
      else if (unit === code.formFeed || isLineEnd(unit)) column = narrowColumn = 0;
      else if (unit === code.hash) this.comment(true);
      else if (unit === code.backslash && isLineEnd(this.text.charCodeAt(this.pos + 1))) this.continueBlank();
      else return { column, narrowColumn };
    }
    return undefined;
  }

  /** A backslash before a line end counts as a blank here; leaves the position at the line end's last character. */
  private continueBlank(): void {
    this.pos = afterLineEnd(this.text, this.pos + 1) - 1;
  }

  /** Leaves the position at the last character of the comment. */
  private comment(ownLine: boolean): void {
    const start = this.pos;
    let end = start;
    while (end < this.text.length && !isLineEnd(this.text.charCodeAt(end))) end++;
    this.comments.push({ span: { start, end }, text: this.text.slice(start, end), ownLine });
    this.pos = end - 1;
  }

  private scan(start: number, firstColumn: boolean): void {
    this.pos = this.end = start;
    this.frames = [];
    this.broken = this.stopped = this.sawEquals = false;
    this.last = 0;
    this.firstColumn = firstColumn;
    while (!this.stopped && this.pos < this.text.length) {
      const top = this.frames[this.frames.length - 1];
      if (top !== undefined && (top.kind === 'content' || top.kind === 'format')) this.formatted(top);
      else if (!this.step(this.text.charCodeAt(this.pos), top)) return;
    }
  }

  /** One character of code; false where the logical line ends. */
  private step(unit: number, top: Frame | undefined): boolean {
    if (unit === code.space || unit === code.tab || unit === code.formFeed) this.pos++;
    else if (isWord(unit)) this.word(unit);
    else if (isLineEnd(unit)) return this.lineEnd(top);
    else if (unit === code.hash) this.trailingComment();
    else if (unit === code.backslash) return this.backslash();
    else if (unit === code.doubleQuote || unit === code.singleQuote) this.string(unit);
    else this.operator(unit, top);
    return true;
  }

  private significant(unit: number, length = 1): void {
    this.pos += length;
    this.end = this.pos;
    this.last = unit;
  }

  private word(unit: number): void {
    if (unit > 127 && isForbidden(unit)) this.broken = true;
    this.significant(unit);
  }

  private operator(unit: number, top: Frame | undefined): void {
    if (isForbidden(unit)) this.broken = true;
    if (unit === code.equals && top === undefined) this.sawEquals = true;
    if (unit === code.open) this.push(unit, code.close);
    else if (unit === code.openSquare) this.push(unit, code.closeSquare);
    else if (unit === code.openCurly) this.push(unit, code.closeCurly);
    else if (unit === code.close || unit === code.closeSquare || unit === code.closeCurly) this.closeBracket(unit);
    else if (unit === code.colon && top?.kind === 'field') this.pushFormat(top);
    this.significant(unit);
  }

  private push(unit: number, close: number): void {
    const call =
      unit === code.open && (isWord(this.last) || this.last === code.close || this.last === code.closeSquare);
    if (this.frames.length >= maxBrackets) this.broken = true;
    this.frames.push({ kind: 'bracket', at: this.pos, close, triple: false, raw: false, call });
  }

  private pushFormat(field: Frame): void {
    this.frames.push({ ...field, kind: 'format', at: this.pos });
  }

  /** A closing bracket also closes what was forgotten inside; without its partner it closes nothing. */
  private closeBracket(unit: number): void {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i];
      if (frame === undefined || frame.kind === 'content' || frame.kind === 'format') break;
      const close = frame.kind === 'field' ? code.closeCurly : frame.close;
      if (close === unit) {
        if (i < this.frames.length - 1) this.broken = true;
        this.frames.length = i;
        return;
      }
      if (frame.kind === 'field') break;
    }
    this.broken = true;
  }

  private trailingComment(): void {
    this.comment(this.frames.length > 0 && this.onlyBlanksBefore());
    this.pos++;
  }

  private onlyBlanksBefore(): boolean {
    for (let i = this.pos - 1; i >= 0; i--) {
      const unit = this.text.charCodeAt(i);
      if (isLineEnd(unit)) return true;
      if (unit !== code.space && unit !== code.tab && unit !== code.formFeed) return false;
    }
    return true;
  }

  private lineEnd(top: Frame | undefined): boolean {
    const next = afterLineEnd(this.text, this.pos);
    if (top !== undefined) this.innerLineEnds.push(this.pos);
    this.pos = next;
    if (top === undefined) return false;
    return !this.cut(this.resumesAt(next, top));
  }

  /** Whether a new statement starts at the first column of this line although something is open. */
  private resumesAt(at: number, top: Frame): boolean {
    const bottom = this.frames[0];
    if (!isStart(this.text.charCodeAt(at))) return false;
    if (bottom !== undefined && (this.unclosed.has(bottom.at) || this.rewinds >= maxRewinds)) {
      return startsStatement(this.text, at);
    }
    const keywordArgument = top.kind === 'field' || (top.call && (this.last === code.comma || this.last === code.open));
    return surelyStartsStatement(this.text, at, keywordArgument);
  }

  /** Ends the logical line here where a new statement starts; what was open is given up. */
  private cut(now: boolean): boolean {
    if (!now) return false;
    this.broken = this.stopped = true;
    this.frames = [];
    return true;
  }

  private backslash(): boolean {
    const at = this.pos + 1;
    if (!isLineEnd(this.text.charCodeAt(at))) {
      this.broken = true;
      this.significant(code.backslash);
      return true;
    }
    this.innerLineEnds.push(at);
    this.pos = afterLineEnd(this.text, at);
    if (this.pos >= this.text.length) this.broken = true;
    const targets = this.last === code.comma && !this.sawEquals;
    const outside = this.frames.length === 0 && this.firstColumn && !targets;
    return !this.cut(outside && isStart(this.text.charCodeAt(this.pos)) && startsAfterBackslash(this.text, this.pos));
  }

  // ------------------------------------------------------------------------------------------------------------ strings

  private string(quote: number): void {
    const prefix = this.prefix();
    const at = this.pos;
    const triple = this.text.charCodeAt(at + 1) === quote && this.text.charCodeAt(at + 2) === quote;
    if (triple && prefix === undefined) this.oddities++;
    const raw = prefix?.includes('r') === true;
    if (triple && this.openStrings.has(at)) return this.leaveAtCode();
    if (prefix !== undefined && /[ft]/.test(prefix)) {
      this.frames.push({ kind: 'content', at, close: quote, triple, raw, call: false });
      this.significant(quote, triple ? 3 : 1);
    } else if (triple) this.longString(at, quote);
    else this.shortString(quote);
  }

  /** The letters just before the quote, in lower case; undefined where they are the end of a name. */
  private prefix(): string | undefined {
    let start = this.pos;
    while (start > 0 && start > this.pos - 3 && /[rbuft]/i.test(this.text.charAt(start - 1))) start--;
    if (start > 0 && isWord(this.text.charCodeAt(start - 1))) return undefined;
    return this.text.slice(start, this.pos).toLowerCase();
  }

  private shortString(quote: number): void {
    for (let i = this.pos + 1; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === code.backslash) i = this.escaped(i);
      else if (isLineEnd(unit)) return this.brokenString(i);
      else if (unit === quote) return this.significant(quote, i + 1 - this.pos);
    }
    this.brokenString(this.text.length);
  }

  private brokenString(end: number): void {
    this.broken = true;
    this.significant(code.singleQuote, Math.min(end, this.text.length) - this.pos);
  }

  /** The last unit of an escape that starts at `i`. */
  private escaped(i: number): number {
    return isLineEnd(this.text.charCodeAt(i + 1)) ? afterLineEnd(this.text, i + 1) - 1 : i + 1;
  }

  private longString(at: number, quote: number): void {
    let lines = false;
    for (let i = at + 3; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === code.backslash) i = this.escaped(i);
      else if (isLineEnd(unit)) lines = true;
      else if (unit === quote && this.tripleAt(i, quote)) return this.endLongString(at, i + 3, quote, lines);
    }
    this.openString ??= at;
    this.longStrings.push(at);
    this.brokenString(this.text.length);
  }

  private tripleAt(i: number, quote: number): boolean {
    return this.text.charCodeAt(i + 1) === quote && this.text.charCodeAt(i + 2) === quote;
  }

  private endLongString(at: number, end: number, quote: number, lines: boolean): void {
    const after = this.text.charCodeAt(end);
    if (isWord(after) || after === code.doubleQuote || after === code.singleQuote) this.oddities++;
    if (lines) this.longStrings.push(at);
    this.significant(quote, end - this.pos);
  }

  /** A triple-quoted string that is never closed ends before the first line that looks like code. */
  private leaveAtCode(): void {
    this.broken = true;
    let i = this.pos;
    for (let at = i; at < this.text.length; at = afterLineEnd(this.text, i)) {
      if (at > this.pos && looksLikeCode(this.text, at)) {
        this.end = trimmedEnd(this.text, at);
        this.pos = at;
        this.cut(true);
        return;
      }
      for (i = at; i < this.text.length && !isLineEnd(this.text.charCodeAt(i));) i++;
    }
    this.significant(code.doubleQuote, this.text.length - this.pos);
  }

  /** The text of an f-string, or of a format specification inside one, up to a field or to its end. */
  private formatted(top: Frame): void {
    const unit = this.text.charCodeAt(this.pos);
    const next = this.text.charCodeAt(this.pos + 1);
    if (unit === code.backslash && !(top.kind === 'format')) return this.formattedEscape(top);
    if (unit === top.close && (!top.triple || this.tripleAt(this.pos, unit))) return this.endFormatted(top);
    if (isLineEnd(unit) && !top.triple) return this.endFormattedLine();
    if (unit === code.openCurly && (next !== unit || top.kind === 'format')) return this.field(top);
    if (unit === code.openCurly) return this.significant(unit, 2);
    if (unit === code.closeCurly && top.kind === 'format') this.frames.length -= 2;
    this.significant(unit);
  }

  private field(top: Frame): void {
    if (this.frames.length >= maxBrackets) this.broken = true;
    this.frames.push({ ...top, kind: 'field', at: this.pos });
    this.significant(code.openCurly);
  }

  /** A backslash does not protect a brace, except in the name of a character. */
  private formattedEscape(top: Frame): void {
    const named = !top.raw && this.text.startsWith('N{', this.pos + 1) ? this.text.indexOf('}', this.pos) : -1;
    const next = this.text.charCodeAt(this.pos + 1);
    if (named > 0) this.significant(code.backslash, named + 1 - this.pos);
    else if (next === code.openCurly || next === code.closeCurly) this.significant(code.backslash);
    else this.significant(code.backslash, Math.min(this.escaped(this.pos) + 1, this.text.length) - this.pos);
  }

  /** The quotes end the string, whatever field or format was open inside. */
  private endFormatted(top: Frame): void {
    if (top.kind === 'format') this.broken = true;
    const at = this.dropString();
    if (top.triple && /[\r\n]/.test(this.text.slice(at, this.pos))) this.longStrings.push(at);
    this.significant(top.close, top.triple ? 3 : 1);
  }

  private endFormattedLine(): void {
    this.broken = true;
    this.dropString();
  }

  private dropString(): number {
    let frame = this.frames.pop();
    while (frame !== undefined && frame.kind !== 'content') frame = this.frames.pop();
    return frame?.at ?? this.pos;
  }
}

function isStart(unit: number): boolean {
  return unit === code.at || unit === code.doubleQuote || unit === code.singleQuote || isWord(unit);
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) <= code.space) at--;
  return at;
}
