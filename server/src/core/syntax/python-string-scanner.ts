import { afterLineEnd, code, isLineEnd, isWord } from './python-chars';
import { looksLikeCode } from './python-resync';
import type { Span } from '../text';

/** Something open at the present place: a bracket, the text of an f-string, or its format specification. */
export interface Frame {
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
export const maxBrackets = 200;

/** The start of a line up to where a string begins. */
const opensString = /^[ \t]*[\w.]{1,80}[ \t]*(?:=[ \t]*|\([ \t]*)[rbuft]{0,2}$/i;

/** More than any character's name has, with `N{}`. */
const longestName = 120;

/** The part of reading a file that deals with strings; `python-scanner.ts` has the rest. */
export abstract class StringScanner {
  /** Triple-quoted strings of several lines, from their first quote. */
  readonly longStrings: Span[] = [];
  /** Where triple quotes stand in odd places, a hint that opening and closing ones are mixed up. */
  readonly oddities: number[] = [];
  /** Where a triple-quoted string starts that the file never closes. */
  openString: number | null = null;

  protected frames: Frame[] = [];
  protected broken = false;
  protected stopped = false;
  /** The last character of code and the place after it. */
  protected last = 0;
  protected end = 0;

  /** `openStrings` are places of triple quotes to be taken as never closed. */
  constructor(
    protected readonly text: string,
    protected pos: number,
    private readonly openStrings: ReadonlySet<number>,
  ) {}

  protected significant(unit: number, length = 1): void {
    this.pos += length;
    this.end = this.pos;
    this.last = unit;
  }

  /** Ends the logical line here where a new statement starts; what was open is given up. */
  protected cut(now: boolean): boolean {
    if (!now) return false;
    this.broken = this.stopped = true;
    this.frames = [];
    return true;
  }

  protected string(quote: number): void {
    const prefix = this.prefix();
    const at = this.pos;
    const triple = this.text.charCodeAt(at + 1) === quote && this.text.charCodeAt(at + 2) === quote;
    if (triple && prefix === undefined) this.oddities.push(at);
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
    this.longStrings.push({ start: at, end: this.text.length });
    this.brokenString(this.text.length);
  }

  private tripleAt(i: number, quote: number): boolean {
    return this.text.charCodeAt(i + 1) === quote && this.text.charCodeAt(i + 2) === quote;
  }

  private endLongString(at: number, end: number, quote: number, lines: boolean): void {
    this.checkAfter(end);
    this.checkBefore(at, end - 3);
    if (lines) this.longStrings.push({ start: at, end });
    this.significant(quote, end - this.pos);
  }

  /** Nobody writes a word or another quote right behind closing triple quotes. */
  private checkAfter(end: number): void {
    const after = this.text.charCodeAt(end);
    if (isWord(after) || after === code.doubleQuote || after === code.singleQuote) this.oddities.push(end);
  }

  /** Right behind `NAME =` quotes open a string; where they close one, the one above was never closed. */
  private checkBefore(at: number, quotes: number): void {
    // No further back than the string: other lines may have many strings, or be the only one of a text.
    let start = quotes;
    while (start > at && !isLineEnd(this.text.charCodeAt(start - 1))) start--;
    if (start > at && opensString.test(this.text.slice(start, quotes))) this.oddities.push(quotes);
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
  protected formatted(top: Frame): void {
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
    const name = top.raw ? null : /^N\{[^{}\r\n'"]*\}/.exec(this.text.slice(this.pos + 1, this.pos + longestName));
    const next = this.text.charCodeAt(this.pos + 1);
    if (name !== null) this.significant(code.backslash, 1 + name[0].length);
    else if (next === code.openCurly || next === code.closeCurly) this.significant(code.backslash);
    else this.significant(code.backslash, Math.min(this.escaped(this.pos) + 1, this.text.length) - this.pos);
  }

  /** The quotes end the string, whatever field or format was open inside. */
  private endFormatted(top: Frame): void {
    if (top.kind === 'format') this.broken = true;
    const at = this.dropString();
    if (top.triple) this.checkAfter(this.pos + 3);
    if (top.triple && /[\r\n]/.test(this.text.slice(at, this.pos))) {
      this.longStrings.push({ start: at, end: this.pos });
    }
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

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) <= code.space) at--;
  return at;
}
