import { afterLineEnd, code, isForbidden, isLineEnd, isWord } from './python-chars';
import { startsAfterBackslash, startsStatement, surelyStartsStatement } from './python-resync';
import { maxBrackets, StringScanner, type Frame } from './python-string-scanner';
import type { Comment } from './python-tree';

/** The indentation with tab stops at 8 and with tab stops at 1; Python wants both to agree. */
export interface Indentation {
  readonly column: number;
  readonly narrowColumn: number;
}

const noIndentation: Indentation = { column: 0, narrowColumn: 0 };

function indented({ column, narrowColumn }: Indentation, unit: number): Indentation {
  const next = unit === code.tab ? (column | 7) + 1 : column + 1;
  return { column: next, narrowColumn: narrowColumn + 1 };
}

/** One logical line: what Python reads up to a line end outside brackets and strings. All offsets are absolute. */
export interface LogicalLine extends Indentation {
  /** Where the code starts, after the indentation. */
  readonly start: number;
  /** Where the code ends, before blanks and comments. */
  readonly end: number;
  /** True where the code ends in `:`. */
  readonly opensBlock: boolean;
  /** True where Python cannot read the line: something is not closed, or a character is not allowed. */
  readonly broken: boolean;
}

/** Lengths of what is collected, and the open string. */
interface Mark {
  readonly comments: number;
  readonly longStrings: number;
  readonly innerLineEnds: number;
  readonly oddities: number;
  readonly openString: number | null;
}

/** Looking at the rest of the file again is linear in practice; this many times bounds it for made-up files too. */
const maxRewinds = 100;

/**
 * Reads a file line by line as Python's tokenizer does, and finds comments on the way. It is what makes broken code
 * harmless: a bracket or string that is never closed ends where the next statement starts in the first column.
 */
export class LineScanner extends StringScanner {
  readonly comments: Comment[] = [];
  /** Line ends inside brackets and after backslashes. */
  readonly innerLineEnds: number[] = [];

  private sawEquals = false;
  private firstColumn = false;
  private rewinds = 0;
  private readonly unclosed = new Set<number>();

  /** The next line with code; undefined at the end of the text. */
  next(): LogicalLine | undefined {
    const indent = this.skipBlankLines();
    if (indent === undefined) return undefined;
    const start = this.pos;
    const before = this.mark();
    this.scan(start, indent.column === 0);
    if (this.mustRewind()) {
      this.takeBack(before);
      this.scan(start, indent.column === 0);
    }
    this.noteOpenFrames();
    const { column, narrowColumn } = indent;
    return { start, end: this.end, column, narrowColumn, opensBlock: this.last === code.colon, broken: this.broken };
  }

  /** How much was collected so far, so that a second look can take back what the first one has added. */
  private mark(): Mark {
    const { comments, longStrings, innerLineEnds, oddities, openString } = this;
    return {
      comments: comments.length,
      longStrings: longStrings.length,
      innerLineEnds: innerLineEnds.length,
      oddities: oddities.length,
      openString,
    };
  }

  private takeBack(to: Mark): void {
    this.comments.length = to.comments;
    this.longStrings.length = to.longStrings;
    this.innerLineEnds.length = to.innerLineEnds;
    this.oddities.length = to.oddities;
    this.openString = to.openString;
  }

  /** A bracket found to be never closed is noted, so that the next look ends it at the first line that may be a statement. */
  private mustRewind(): boolean {
    const bottom = this.frames[0];
    if (bottom === undefined || this.unclosed.has(bottom.at) || this.rewinds >= maxRewinds) return false;
    for (const frame of this.frames) this.unclosed.add(frame.at);
    this.rewinds++;
    return true;
  }

  private noteOpenFrames(): void {
    if (this.frames.length > 0) this.broken = true;
    const string = this.frames.find((frame) => frame.kind === 'content' && frame.triple);
    if (string === undefined) return;
    this.openString ??= string.at;
    this.longStrings.push({ start: string.at, end: this.text.length });
  }

  /** Leaves the position at the first character of code; the indentation counts up to there. */
  private skipBlankLines(): Indentation | undefined {
    let indent: Indentation = noIndentation;
    for (; this.pos < this.text.length; this.pos++) {
      const unit = this.text.charCodeAt(this.pos);
      if (unit === code.space || unit === code.tab) indent = indented(indent, unit);
      else if (unit === code.formFeed || isLineEnd(unit)) indent = noIndentation;
      else if (unit === code.hash) this.comment(true);
      else if (unit === code.backslash && isLineEnd(this.text.charCodeAt(this.pos + 1))) this.continueBlank();
      else return indent;
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

  private word(unit: number): void {
    let i = this.pos;
    for (let next = unit; isWord(next); next = this.text.charCodeAt(i)) {
      if (next > 127 && isForbidden(next)) this.broken = true;
      i++;
    }
    this.significant(unit, i - this.pos);
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
    return top !== undefined && !this.resumesAt(next, top);
  }

  /** Whether the logical line ends here because a new statement starts at the first column although something is open. */
  private resumesAt(at: number, top: Frame): boolean {
    const bottom = this.frames[0];
    if (bottom === undefined || !isStart(this.text.charCodeAt(at))) return false;
    if (this.unclosed.has(bottom.at) || this.rewinds >= maxRewinds) return this.cut(startsStatement(this.text, at));
    const keywordArgument = top.kind === 'field' || (top.call && (this.last === code.comma || this.last === code.open));
    // What is open stays open here: the line is read again, because the statement may have ended further up.
    return surelyStartsStatement(this.text, at, keywordArgument);
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
    const goesOn = this.last === code.dot || (this.last === code.comma && !this.sawEquals);
    const outside = this.frames.length === 0 && this.firstColumn && !goesOn;
    return !this.cut(outside && isStart(this.text.charCodeAt(this.pos)) && startsAfterBackslash(this.text, this.pos));
  }
}

function isStart(unit: number): boolean {
  return unit === code.at || unit === code.doubleQuote || unit === code.singleQuote || isWord(unit);
}
