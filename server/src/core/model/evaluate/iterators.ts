import { certain, derive, isNone, literal, single, unknown, unknownValue } from '../bounds';
import { iterate, itemsOf } from '../fold/containers';
import { importedPath } from '../objects';
import { truthOf } from '../truth';
import { withStep } from '../steps';
import type { Bound, EnvValue, Place, Value } from '../value';
import { sortedItems } from './builtins';
import { callValue, type Call } from './calls';
import { iterableOf } from './iterables';

const maxItems = 300;

/** Built-ins that go over items: `range`, `zip`, `map`, `filter`, `enumerate`, `reversed`, `sum`, `min`, `max`, `next`. */
export function callIterator(name: string, call: Call): Bound | undefined {
  const { positional, named } = call.args;
  if (name === 'enumerate') return enumerated(call);
  if (named.size > 0) return undefined;
  switch (name) {
    case 'range':
      return range(call);
    case 'reversed':
    case 'iter':
      return positional.length === 1
        ? over(call, 0, (items) => (name === 'iter' ? items : [...items].reverse()))
        : undefined;
    case 'zip':
      return zip(call);
    case 'map':
    case 'filter':
      return positional.length === 2
        ? over(call, 1, (items) => (name === 'map' ? mapped(call, items) : filtered(call, items)))
        : undefined;
    case 'min':
    case 'max':
      return extreme(call, name === 'max');
    case 'next':
      return first(call);
    default:
      return undefined;
  }
}

/** `enumerate(items)` and `enumerate(items, start=1)`. */
function enumerated(call: Call): Bound | undefined {
  const { positional, named } = call.args;
  const given = positional[1] ?? named.get('start');
  const start = given === undefined ? literal(0) : single(given);
  if (start?.kind !== 'literal' || typeof start.value !== 'number' || start.float === true) return undefined;
  if (positional.length + named.size > 2 || (named.size > 0 && !named.has('start'))) return undefined;
  const first = start.value;
  return over(call, 0, (items) => items.map((item, i) => pair(certain(literal(first + i), call.at), item, call.at)));
}

function over(
  call: Call,
  position: number,
  change: (items: readonly Bound[]) => readonly Bound[] | undefined,
): Bound | undefined {
  const source = call.args.positional[position];
  return (
    source &&
    derive(source, call.at, (value) => {
      if (value.kind === 'env') return sifted(call, value);
      const items = iterate(value, call.at);
      const changed = items === undefined || items.length > maxItems ? undefined : change(items);
      return changed === undefined ? unknownValue('call', call.written) : iterableOf(changed);
    })
  );
}

/** `filter(None, X.split(","))` and `map(str.strip, X.split(","))`, as they are written to clean a list up. */
function sifted(call: Call, value: EnvValue): Value {
  const by = call.args.positional[0];
  const only = by === undefined || call.args.positional.length !== 2 ? undefined : single(by);
  if (only !== undefined && importedPath(only) === 'builtins.str.strip' && call.written === 'map')
    return withStep(value, { op: 'items', strip: true, filtered: false });
  const isNone = only?.kind === 'literal' && only.value === null;
  if (isNone && call.written === 'filter') return withStep(value, { op: 'items', strip: false, filtered: true });
  return withStep(value, { op: 'opaque' });
}

function pair(a: Bound, b: Bound, at: Place): Bound {
  return certain({ kind: 'sequence', type: 'tuple', items: [a, b], open: false }, at);
}

function zip(call: Call): Bound | undefined {
  const lists = call.args.positional.map((bound) => {
    const value = bound[0]?.when.length === 0 ? single(bound) : undefined;
    return value === undefined ? undefined : iterate(value, call.at);
  });
  const known = lists.filter((list) => list !== undefined);
  if (known.length !== lists.length) return undefined;
  const length = known.length === 0 ? 0 : Math.min(...known.map((list) => list.length));
  const rows = Array.from({ length }, (_, i) =>
    certain({ kind: 'sequence', type: 'tuple', items: known.map((list) => list[i] ?? []), open: false }, call.at),
  );
  return certain(iterableOf(rows), call.at);
}

function mapped(call: Call, items: readonly Bound[]): readonly Bound[] | undefined {
  const callee = call.args.positional[0];
  const value = callee === undefined ? undefined : single(callee);
  return value === undefined ? undefined : items.map((item, i) => applied(call, value, item, i));
}

function applied(call: Call, callee: Value, item: Bound, round: number): Bound {
  const frame = { ...call.frame, site: `${call.frame.site}#${call.at.span.start}.${round}` };
  return callValue({ ...call, frame, args: { positional: [item], named: new Map(), nodes: [], exact: true } }, callee);
}

/** `filter(None, items)` and `filter(function, items)`; undefined where it is not known whether an item stays. */
function filtered(call: Call, items: readonly Bound[]): readonly Bound[] | undefined {
  const callee = call.args.positional[0];
  const value = callee === undefined ? undefined : single(callee);
  if (value === undefined) return undefined;
  const none = isNone(value);
  const plain = none || importedPath(value) === 'builtins.bool';
  const kept: Bound[] = [];
  for (const [i, item] of items.entries()) {
    const truths = (plain ? item : applied(call, value, item, i)).map((one) => truthOf(one.value));
    if (truths.every((truth) => truth === true)) kept.push(item);
    else if (!truths.every((truth) => truth === false)) return undefined;
  }
  return kept;
}

/** `max(items)` and `max(a, b)` of texts or of whole numbers. */
function extreme(call: Call, largest: boolean): Bound | undefined {
  const { positional } = call.args;
  const [only] = positional;
  if (only === undefined) return undefined;
  if (positional.length > 1) {
    if (positional.some((bound) => bound[0]?.when.length !== 0)) return undefined;
    return ended(sortedItems(positional, largest), call);
  }
  const value = single(only);
  const items = value === undefined ? undefined : itemsOf(value, call.at);
  return items === undefined || only[0]?.when.length !== 0 ? undefined : ended(sortedItems(items, largest), call);
}

function ended(value: Value | undefined, call: Call): Bound | undefined {
  const [first] = value?.kind === 'sequence' ? value.items : [];
  return first === undefined ? undefined : derive(first, call.at, (of) => of);
}

/** `next(iter(items))`, `next((x for x in items if …), default)`. */
function first(call: Call): Bound | undefined {
  const [source, fallback] = call.args.positional;
  const value = source === undefined ? undefined : single(source);
  const items = value === undefined || source?.[0]?.when.length !== 0 ? undefined : itemsOf(value, call.at);
  if (items === undefined || value?.kind !== 'opaque') return undefined;
  return items[0] ?? fallback ?? unknown('operation', call.at);
}

function range(call: Call): Bound | undefined {
  const numbers = call.args.positional.map((bound) => {
    const value = bound[0]?.when.length === 0 ? single(bound) : undefined;
    return value?.kind === 'literal' && typeof value.value === 'number' && !value.float ? value.value : undefined;
  });
  const known = numbers.filter((number) => number !== undefined);
  if (known.length !== numbers.length || known.length === 0 || known.length > 3) return undefined;
  const [start = 0, end = 0] = known.length === 1 ? [0, known[0]] : known;
  const step = known[2] ?? 1;
  if (step === 0) return undefined;
  const count = Math.max(0, Math.ceil((end - start) / step));
  if (count > maxItems) return undefined;
  const items = Array.from({ length: count }, (_, i) => certain(literal(start + i * step), call.at));
  return certain(iterableOf(items, false), call.at);
}
