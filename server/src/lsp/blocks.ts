import type { Position } from 'vscode-languageserver';
import type { Block, Insertion } from '../core/ide/blocks/blocks';
import type { Uri } from '../core/text';
import type { Conversion } from './convert';
import { rangeOf } from './texts';

/** Asks which hardened blocks can be inserted into a file: `{ uri: string }` gives a list, empty outside of projects. */
export const blocksMethod = 'djangoSettingsLint/blocks';

export interface HardenedBlock extends Omit<Block, 'insert'> {
  readonly insert: BlockInsert | null;
}

export interface BlockInsert {
  readonly uri: string;
  /** The version of the open document that the positions belong to. */
  readonly version: number | null;
  readonly position: Position;
  readonly snippet: string;
  readonly text: string;
  readonly also: readonly { readonly position: Position; readonly text: string }[];
}

export function blockOf({ insert, ...block }: Block, to: Conversion): HardenedBlock {
  return { ...block, insert: insert && insertOf(insert, to) };
}

function insertOf({ uri, offset, snippet, text, also }: Insertion, to: Conversion): BlockInsert {
  const at = (place: number): Position => positionIn(uri, place, to);
  return {
    uri: to.spell(uri),
    version: to.version(uri) ?? null,
    position: at(offset),
    snippet,
    text,
    also: also.map((line) => ({ position: at(line.offset), text: line.text })),
  };
}

function positionIn(uri: Uri, offset: number, to: Conversion): Position {
  return rangeOf({ uri, span: { start: offset, end: offset } }, to.texts).start;
}
