import type { TopLevel } from './python-tree';

/** How much text is remembered, in UTF-16 code units for each of the two generations. */
const generationSize = 1_000_000;

type Generation = Map<string, readonly TopLevel[]>;

/**
 * Lowered statements by their text. When a generation is full, the one before it is dropped; what is asked for again
 * moves on to the present one. So memory is bounded, and the statements in use stay.
 */
export class StatementCache {
  private present: Generation = new Map();
  private past: Generation = new Map();
  private size = 0;

  /** `broken` is part of the key: the same text is whole in one place and cut short in another. */
  get(text: string, broken: boolean): readonly TopLevel[] | undefined {
    const key = keyOf(text, broken);
    const found = this.present.get(key);
    if (found !== undefined) return found;
    const old = this.past.get(key);
    if (old !== undefined) this.set(text, broken, old);
    return old;
  }

  set(text: string, broken: boolean, statements: readonly TopLevel[]): void {
    if (this.size + text.length > generationSize) this.turn();
    this.size += text.length;
    this.present.set(keyOf(text, broken), statements);
  }

  private turn(): void {
    this.past = this.present;
    this.present = new Map();
    this.size = 0;
  }
}

/** No statement starts with a blank, so the mark cannot be taken for text. */
function keyOf(text: string, broken: boolean): string {
  return broken ? ` ${text}` : text;
}
