/** A bracket that is open at the cursor. */
export interface Frame {
  readonly open: string;
  /** What stands directly before it: a name, a call or nothing. */
  readonly before: string;
  /** In a dictionary: the key whose value is being written; null at a key. */
  key: string | null;
  taken: string[];
  commas: number;
}

/** What is known of a statement at the cursor. */
export interface Scan {
  readonly frames: readonly Frame[];
  /** The text of the statement up to the cursor or, inside of a bracket, up to the outermost one. */
  readonly head: string;
  readonly statement: number;
  /** The offset behind the opening quote of the text around the cursor, with the quote. */
  readonly inText: { readonly start: number; readonly quote: string } | null;
  /** True where an item of the innermost bracket, or the right side, begins at the cursor's word. */
  readonly atStart: boolean;
}

/** Reads from the start of a statement to the cursor; undefined where the cursor stands in a comment or behind a text. */
export function scanTo(text: string, from: number, offset: number): Scan | undefined {
  return new Scanner(text, from, offset).run();
}

/** The line that begins at an offset, up to a length that no line of code has. */
export function lineOf(text: string, start: number): string {
  return /^[^\r\n]*/.exec(text.slice(start, start + 2000))?.[0] ?? '';
}

class Scanner {
  readonly #frames: Frame[] = [];
  #at: number;
  #statement: number;
  /** Where the outermost bracket opens; -1 outside of brackets. */
  #headEnd = -1;
  #atStart = true;
  /** The text that may turn out to be a key. */
  #lastText: string | null = null;

  constructor(
    readonly text: string,
    from: number,
    readonly offset: number,
  ) {
    this.#at = from;
    this.#statement = from;
  }

  run(): Scan | undefined {
    while (this.#at < this.offset) {
      const char = this.text.charAt(this.#at);
      if (char === '#') {
        if (!this.#comment()) return undefined;
      } else if (char === '"' || char === "'") {
        const quote = this.text.startsWith(char.repeat(3), this.#at) ? char.repeat(3) : char;
        const end = textEnd(this.text, this.#at + quote.length, quote);
        if (end === undefined || end + quote.length > this.offset) return this.#insideText(quote, end);
        this.#textUpTo(end, quote);
      } else {
        this.#mark(char);
        this.#at++;
      }
    }
    return this.#seen(null);
  }

  #seen(inText: Scan['inText']): Scan {
    const head = this.text.slice(this.#statement, this.#headEnd < 0 ? this.offset : this.#headEnd);
    return { frames: this.#frames, head, statement: this.#statement, atStart: this.#atStart, inText };
  }

  /** False where the cursor stands in the comment. */
  #comment(): boolean {
    this.#at += lineOf(this.text, this.#at).length;
    return this.#at < this.offset;
  }

  /** The cursor within a text, or between its quotes at the end. */
  #insideText(quote: string, end: number | undefined): Scan | undefined {
    if (end !== undefined && end < this.offset) return undefined;
    return this.#seen({ start: this.#at + quote.length, quote });
  }

  #textUpTo(end: number, quote: string): void {
    const isClosed = this.text.startsWith(quote.charAt(0), end);
    if (isClosed) {
      this.#lastText = this.text.slice(this.#at + quote.length, end);
      this.#atStart = false;
    }
    this.#at = isClosed ? end + quote.length : end; // A text that is not closed ends with its line.
  }

  #mark(char: string): void {
    const inner = this.#frames.at(-1);
    if ('([{'.includes(char)) this.#open(char);
    else if (')]}'.includes(char)) this.#close();
    else if (char === ',' && inner !== undefined) this.#nextItem(inner);
    else if (char === ':' && inner?.open === '{') this.#keyEnds(inner);
    else if (char === '=' && inner === undefined) this.#atStart = true;
    else if (/[\n\r;]/.test(char) && inner === undefined) this.#statementEnds();
    else if (/\w/.test(char)) this.#word();
    else if (!/\s/.test(char)) this.#atStart = false;
  }

  #open(char: string): void {
    if (this.#frames.length === 0) this.#headEnd = this.#at;
    const before = wordBefore(this.text, this.#statement, this.#at);
    this.#frames.push({ open: char, before, key: null, taken: [], commas: 0 });
    this.#atStart = true;
  }

  #close(): void {
    this.#frames.pop();
    if (this.#frames.length === 0) this.#headEnd = -1;
    this.#atStart = false;
  }

  #nextItem(inner: Frame): void {
    inner.key = null;
    inner.commas += 1;
    this.#lastText = null;
    this.#atStart = true;
  }

  #keyEnds(inner: Frame): void {
    if (this.#lastText !== null) inner.taken.push(this.#lastText);
    inner.key = this.#lastText ?? '…';
    this.#lastText = null;
    this.#atStart = true;
  }

  #statementEnds(): void {
    this.#statement = this.#at + 1;
    this.#atStart = true;
  }

  /** An item still begins at its first word where the cursor stands in that. */
  #word(): void {
    if (/\w/.test(this.text.charAt(this.#at - 1)) || isPrefix(this.text, this.#at)) return;
    this.#atStart = this.#atStart && this.#at + wordLength(this.text, this.#at) >= this.offset;
  }
}

function wordLength(text: string, at: number): number {
  return /^\w+/.exec(text.slice(at, at + 200))?.[0].length ?? 0;
}

/** The `r` or `f` before a quote. */
function isPrefix(text: string, at: number): boolean {
  return /^[a-zA-Z]{1,2}["']/.test(text.slice(at, at + 3));
}

/** The offset of the closing quote, or of the line's end for a text that is not closed; undefined at the end of the file. */
function textEnd(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (text.startsWith(quote, at)) return at;
    else if (quote.length === 1 && (char === '\n' || char === '\r')) return at;
  }
  return undefined;
}

function wordBefore(text: string, from: number, at: number): string {
  return /[\w.]*(?:\(\))?\.?[\w.]*$/.exec(text.slice(Math.max(from, at - 120), at).trimEnd())?.[0] ?? '';
}
