import type { Position } from 'vscode-languageserver';
import type { Block, Insertion } from '../core/ide/blocks/blocks';
import type { Uri } from '../core/text';
import type { BlockInsert, HardenedBlock } from '../protocol';
import type { Conversion } from './convert';
import { rangeOf } from './texts';

/** A block with its places in the client's positions. */
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
