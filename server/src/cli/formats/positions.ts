import { hiddenPieces, type Piece } from '../../core/ide/mask';
import { createLineIndex, type LineIndex, type Uri } from '../../core/text';

/** Line and column from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of a report's files into positions; each file's lines and texts are looked up once. */
export class Positions {
  readonly #texts: ReadonlyMap<Uri, string>;
  readonly #indexes = new Map<Uri, LineIndex>();
  readonly #pieces = new Map<Uri, readonly Piece[]>();

  constructor(texts: ReadonlyMap<Uri, string>) {
    this.#texts = texts;
  }

  at(uri: Uri, offset: number): Position {
    const { line, character } = this.lines(uri).positionAt(offset);
    return { line: line + 1, column: character + 1 };
  }

  lines(uri: Uri): LineIndex {
    const known = this.#indexes.get(uri) ?? createLineIndex(this.text(uri));
    this.#indexes.set(uri, known);
    return known;
  }

  /** The texts and comments of a file, if it is written as Python or TOML is. */
  pieces(uri: Uri): readonly Piece[] {
    const known = this.#pieces.get(uri) ?? hiddenPieces(this.text(uri));
    this.#pieces.set(uri, known);
    return known;
  }

  text(uri: Uri): string {
    return this.#texts.get(uri) ?? '';
  }
}
