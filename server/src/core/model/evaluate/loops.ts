import type { ForStatement, Statement, WhileStatement } from '../../syntax/python-tree';
import { certain, isOverlay, noPlace, single, unknown } from '../bounds';
import { iterate } from '../fold/containers';
import { importedPath, objectOf } from '../objects';
import type { Alternative, Bound, Guard, Value } from '../value';
import { collectBound } from './bound-names';
import { adoptSwaps, emptySide, join, runSide, type Changes } from './sides';
import { containersIn } from './escapes';
import { evaluate } from './expressions';
import { isFromFile } from './files';
import { placeOf, share, trial, type Frame } from './frame';
import { filesToExecute } from './globbed-files';
import { judge } from './judge';
import { openNames } from './names';
import { runBlock, type End } from './statements';
import { replaceEverywhere } from './swaps';
import { assign } from './targets';

const maxRounds = 600;
const maxAlternativesOfItems = 4;

/** A loop over known items is unrolled; of any other loop it is only known what a round may change. */
export function runFor(frame: Frame, node: ForStatement): End {
  const iterable = evaluate(frame, node.iterable);
  if (node.async || iterable.length > maxAlternativesOfItems) return giveUp(frame, node);
  return overAlternatives(frame, node, iterable);
}

/** Each thing that may be iterated over on a side of its own. */
function overAlternatives(frame: Frame, node: ForStatement, iterables: Bound): End {
  const [first, ...rest] = iterables;
  if (first === undefined) return 'next';
  if (rest.length === 0) return overOne(frame, node, first.value);
  const a = runSide(frame, first.when, () => overOne(frame, node, first.value));
  const guards = rest.length === 1 ? (rest[0]?.when ?? []) : [];
  const b = runSide(frame, guards, () => overAlternatives(frame, node, rest));
  return join(frame, a, b, placeOf(frame, node));
}

function overOne(frame: Frame, node: ForStatement, iterable: Value): End {
  const items = iterate(iterable, placeOf(frame, node.iterable)) ?? filesToExecute(frame, node, iterable);
  if (items === undefined || items.length > maxRounds) return giveUp(frame, node, iterable);
  // The items are kept where changes in place reach them, because a round may change what a later one takes.
  const kept = `$items:${frame.uri}:${placeOf(frame, node).span.start}${frame.site}`;
  frame.scope.set(
    kept,
    certain({ kind: 'sequence', type: 'tuple', items, open: false }, placeOf(frame, node.iterable)),
  );
  const end = overItems(frame, node, iterable, kept, items.length);
  frame.scope.set(kept, []);
  return end;
}

function overItems(frame: Frame, node: ForStatement, iterable: Value, kept: string, count: number): End {
  const { path } = frame;
  for (let i = 0; i < count; i++) {
    const now = single(frame.scope.own(kept) ?? []);
    const items = now?.kind === 'sequence' ? now.items : [];
    const item = items[i];
    if (item === undefined) return giveUp(frame, node);
    if (frame.run.budget <= 0 || hasChanged(frame, node, iterable, items)) return giveUp(frame, node);
    const inner: Frame = { ...frame, path, site: `${frame.site}#${placeOf(frame, node).span.start}.${i}` };
    assign(inner, node.target, item, { statement: node, value: node.iterable });
    const end = runBlock(inner, node.body);
    if (end === 'mixed') return giveUp(frame, node, now);
    if (end === 'break') return 'next';
    if (end === 'return' || end === 'exit') return end;
  }
  return node.otherwise === null ? 'next' : runBlock(frame, node.otherwise);
}

/** A loop that changes what it goes over takes other items than those that were there. What it changes inside of them does not count. */
function hasChanged(frame: Frame, node: ForStatement, iterable: Value, kept: readonly Bound[]): boolean {
  if (node.iterable.kind !== 'name' || iterable.kind === 'literal') return false;
  const bound = frame.scope.find(node.iterable.id);
  return bound !== undefined && !bound.some(({ value }) => value === iterable || isMadeOf(value, kept));
}

function isMadeOf(value: Value, kept: readonly Bound[]): boolean {
  const items = iterate(value, noPlace);
  return (
    items?.length === kept.length && items.every((item, i) => item.every((one, j) => one.value === kept[i]?.[j]?.value))
  );
}

/** Runs a `while` whose test is known in every round, up to a limit; of any other, what its body writes is unknown behind it. */
export function runWhile(frame: Frame, node: WhileStatement): End {
  for (let i = 0; i < maxRounds && frame.run.budget > 0; i++) {
    const inner: Frame = { ...frame, site: `${frame.site}#${placeOf(frame, node).span.start}.${i}` };
    const verdict = judge(inner, node.test);
    if (!verdict.may(true)) return node.otherwise === null ? 'next' : runBlock(frame, node.otherwise);
    if (verdict.may(false)) return giveUp(frame, node);
    const end = runBlock(inner, node.body);
    if (end === 'mixed') return giveUp(frame, node);
    if (end === 'break') return 'next';
    if (end === 'return' || end === 'exit') return end;
  }
  return giveUp(frame, node);
}

/**
 * A loop with rounds that are not known. What a round changes is found by running one, then another on what the first may
 * have left; all of it is unknown, or open where rounds only add to it.
 */
function giveUp(frame: Frame, node: ForStatement | WhileStatement, iterable?: Value): End {
  const at = placeOf(frame, node);
  const hidden = unknown('loop', at);
  const item = iterable !== undefined && isFromFile(iterable) ? unknown('file', at) : hidden;
  const round = (inner: Frame): End => {
    if (node.kind === 'for') assign(inner, node.target, item, { statement: node, value: node.iterable });
    else evaluate(inner, node.test);
    return runBlock(inner, node.body);
  };
  const guard: Guard = { id: `loop:${at.uri}:${at.span.start}${frame.site}`, at, arm: true, facts: [] };
  if (node.kind === 'for' && iterable?.kind === 'sequence') loseChanged(frame, node, iterable.items, hidden);
  const first = trial(frame, (inner) => runSide(inner, [guard], () => round(inner)));
  loosen(frame, first.changes, hidden);
  const inner: Frame = { ...frame, site: `${frame.site}#${at.span.start}` };
  const last = runSide(frame, [guard], () => round(inner));
  adoptSwaps(frame, last);
  loosen(frame, last.changes, hidden);
  loosenBound(frame, node, hidden);
  return afterLoop(frame, node, guard);
}

/** What a round changes inside of an item it may change in any of them, or in none. */
function loseChanged(frame: Frame, node: ForStatement, items: readonly Bound[], hidden: Bound): void {
  const held = new Set(items.flatMap((item) => containersIn(item)));
  if (held.size === 0) return;
  const { swaps } = trial(frame, (inner) =>
    runSide(inner, [], () => {
      for (const item of items) {
        assign(inner, node.target, item, { statement: node, value: node.iterable });
        runBlock(inner, node.body);
      }
      return 'next';
    }),
  );
  replaceEverywhere(frame, new Map([...held].filter((one) => swaps.has(one)).map((one) => [one, hidden])));
}

/** The `else` of a loop may be left out by a `break`. */
function afterLoop(frame: Frame, node: ForStatement | WhileStatement, guard: Guard): End {
  const { otherwise } = node;
  if (otherwise === null) return 'next';
  const about = { ...guard, id: `${guard.id}:else` };
  const side = runSide(frame, [about], () => runBlock(frame, otherwise));
  return join(frame, side, emptySide([{ ...about, arm: false }]), guard.at);
}

function loosen(frame: Frame, changes: Changes, hidden: Bound): void {
  const seen = new Map<Value, Value>();
  for (const [scope, names] of changes) {
    for (const [name, after] of names) scope.set(name, loosened(frame, scope.own(name), after, hidden, seen));
  }
}

/** A container that a round only adds to stays known as far as it was; everything else is unknown. */
function loosened(
  frame: Frame,
  before: Bound | undefined,
  after: Bound,
  hidden: Bound,
  seen: Map<Value, Value>,
): Bound {
  const written = after[0]?.written ?? before?.[0]?.written;
  const known = before?.map((old) => {
    const values = after.map((now) => grown(old.value, now.value));
    const [value] = values;
    return value === undefined || values.includes(undefined)
      ? undefined
      : { ...old, value: oneFor(frame, old.value, value, seen) };
  });
  const isKept = known !== undefined && !known.includes(undefined);
  const kept = isKept ? known.filter((one) => one !== undefined) : partly(before, after, hidden);
  return kept.map((alternative) => (written === undefined ? alternative : { ...alternative, written }));
}

/** One container under several names stays one. */
function oneFor(frame: Frame, old: Value, value: Value, seen: Map<Value, Value>): Value {
  const known = seen.get(old) ?? value;
  seen.set(old, known);
  if (frame.run.shared.has(old)) share(frame, known);
  return known;
}

/** What was there before and may still be there, and what cannot be told. */
function partly(before: Bound | undefined, after: Bound, hidden: Bound): Bound {
  if (after.every(({ value }) => value.kind === 'unknown')) return after;
  const known = (before ?? []).filter((old) => !hidden.some((now) => now.value === old.value));
  const left = known.filter((old) => after.some((now) => now.value === old.value));
  const laidOver = after.filter((now) => !left.some((old) => old.value === now.value));
  // What data may set stays what it was where the data does not have it.
  if (!laidOver.every(({ value }) => isOverlay(value))) return [...left, ...hidden];
  return left.some(({ value }) => isOverlay(value)) ? left : [...left, ...laidOver];
}

function grown(before: Value, after: Value): Value | undefined {
  if (before.kind === 'sequence' && after.kind === 'sequence' && before.type === after.type) {
    let at = 0;
    for (const item of after.items) if (item === before.items[at]) at++;
    return at === before.items.length ? { ...before, open: true } : undefined;
  }
  if (before.kind !== 'dict' || after.kind !== 'dict') return undefined;
  const kept = before.entries.every((entry, i) => after.entries[i] === entry);
  return kept ? { ...before, open: true } : undefined;
}

/** What stays itself, whatever is done with it: `os` when `os.environ` is written, and a reader that loads a file. */
function isLasting({ value }: Alternative): boolean {
  return importedPath(value) !== undefined || objectOf(value)?.type === 'reader';
}

/** Names that the loop binds somewhere, for rounds that the two above did not reach. */
function loosenBound(frame: Frame, node: Statement, hidden: Bound): void {
  const names = new Set<string>();
  collectBound(node, names);
  for (const id of names) {
    const bound = id === '*' ? undefined : frame.scope.own(id);
    const [only] = bound ?? [];
    const open = only !== undefined && 'open' in only.value && only.value.open;
    const isUnsure = bound?.some(({ value }) => value.kind === 'unknown') === true;
    if (id !== '*' && !open && !isUnsure && bound?.every(isLasting) !== true) frame.scope.set(id, hidden);
  }
}

/** Every name that the statements may bind or change becomes `bound`. */
export function forget(frame: Frame, statements: readonly Statement[], bound: Bound): void {
  const names = new Set<string>();
  for (const statement of statements) collectBound(statement, names);
  const [statement] = statements;
  const [first] = bound;
  if (statement === undefined || first === undefined) return;
  for (const id of names) {
    if (id === '*') openNames(frame.globals, first.at, 'code that is not run');
    else assign(frame, { kind: 'name', id, span: statement.span }, bound, { statement, value: statement }, 'change');
  }
}
