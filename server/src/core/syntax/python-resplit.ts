import type { Span } from '../text';
import { LineScanner } from './python-scanner';
import { ChunkBuilder, isSuspicious, readPython, startOf, unriddled, type Chunk, type Reading } from './python-split';
import type { Comment } from './python-tree';

/** A text cut into statements, and which of them the text before it had as well. */
export interface Resplit {
  readonly chunks: readonly Chunk[];
  readonly comments: readonly Comment[];
  readonly kept: Kept;
}

/** How many chunks at the start are where they were, and how many at the end are only moved, `by` so many UTF-16 units. */
export interface Kept {
  readonly before: number;
  readonly after: number;
  readonly by: number;
}

interface Read {
  readonly text: string;
  readonly reading: Reading;
}

/**
 * Cuts texts into top-level statements one after the other, and gives what `splitPython` gives: of a text that differs from the
 * last one in one place, only the statements around that place are read.
 */
export function createSplitter(): (text: string) => Resplit {
  let last: Read | undefined;
  return (text) => {
    const again = last === undefined ? undefined : readAgain(last, text);
    const plain = again?.reading ?? readPython(text);
    const isWhole = !isSuspicious(plain);
    last = isWhole ? { text, reading: plain } : undefined;
    const { chunks, comments } = isWhole ? plain : unriddled(text, plain);
    return { chunks, comments, kept: again?.kept ?? { before: 0, after: 0, by: 0 } };
  };
}

/** Statements before the changed one that are read again: what stands behind a statement may decide where it ends. */
const margin = 2;

interface Again {
  readonly reading: Reading;
  readonly kept: Kept;
}

/** Undefined where something is wrong in the new text, which may be due to any place in it. The old one is whole. */
function readAgain({ text: old, reading: before }: Read, text: string): Again | undefined {
  const { chunks } = before;
  const same = commonStart(old, text);
  const by = text.length - old.length;
  const behind = old.length - commonEnd(old, text, same);
  const touched = chunks.findIndex(({ end }) => end >= same);
  const first = Math.max(0, (touched < 0 ? chunks.length : touched) - margin);
  const from = first === 0 ? startOf(text) : (chunks[first]?.start ?? 0);
  const known = new Map(chunks.flatMap(({ start }, i) => (start < behind ? [] : [[start + by, i] as const])));
  const fresh = readUpTo(text, from, known);
  const next = known.get(fresh.until) ?? chunks.length;
  // Nothing of the old text stands before its first statement, wherever a byte order mark lets the new one begin.
  const reading = joined(before, fresh, { first, next, from: first === 0 ? 0 : from, by });
  if (isSuspicious(reading)) return undefined;
  return { reading, kept: { before: first, after: chunks.length - next, by } };
}

/** What was read again: from offset `from` with chunk `first` to where the old chunk `next` stands now. */
interface Gap {
  readonly first: number;
  readonly next: number;
  readonly from: number;
  readonly by: number;
}

/** The old reading with the new one in its gap. */
function joined(old: Reading, fresh: Reading & { readonly until: number }, { first, next, from, by }: Gap): Reading {
  const join = <T>(
    before: readonly T[],
    now: readonly T[],
    startOf: (one: T) => number,
    move: Move<T>,
  ): readonly T[] => [
    ...before.filter((one) => startOf(one) < from),
    ...now.filter((one) => startOf(one) < fresh.until),
    ...before.flatMap((one) => (startOf(one) + by < fresh.until ? [] : [by === 0 ? one : move(one, by)])),
  ];
  return {
    ...fresh,
    chunks: [
      ...old.chunks.slice(0, first),
      ...fresh.chunks,
      ...old.chunks.slice(next).map((chunk) => (by === 0 ? chunk : movedChunk(chunk, by))),
    ],
    comments: join(old.comments, fresh.comments, ({ span }) => span.start, movedComment),
    longStrings: join(old.longStrings, fresh.longStrings, ({ start }) => start, movedSpan),
  };
}

/** Reads from the start of a statement up to one that starts at a known place, or to the end; `until` is beyond it then. */
function readUpTo(
  text: string,
  from: number,
  known: ReadonlyMap<number, unknown>,
): Reading & { readonly until: number } {
  const scanner = new LineScanner(text, from, new Set());
  const builder = new ChunkBuilder(text);
  let until = text.length + 1;
  for (let line = scanner.next(); line !== undefined; line = scanner.next()) {
    builder.add(line);
    if (!known.has(line.start) || !builder.hasBegun(line)) continue;
    builder.forget();
    until = line.start;
    break;
  }
  const { comments, longStrings, oddities, openString } = scanner;
  return { chunks: builder.finish(), comments, longStrings, oddities, openString, until };
}

type Move<T> = (one: T, by: number) => T;

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function movedComment(comment: Comment, by: number): Comment {
  return { ...comment, span: movedSpan(comment.span, by) };
}

function movedChunk({ start, end, broken, lines }: Chunk, by: number): Chunk {
  return { start: start + by, end: end + by, broken, lines: lines.map((line) => line + by) };
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** At the end, without what is common at the start. */
function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
