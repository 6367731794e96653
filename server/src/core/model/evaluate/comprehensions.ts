import type { Comprehension, Expression } from '../../syntax/python-tree';
import { capped, certain, single, under, unknown, unknownValue } from '../bounds';
import { distinct, iterate, itemsOf } from '../fold/containers';
import { DictBuilder } from '../fold/dict-builder';
import { Scope } from '../scope';
import { withStep } from '../steps';
import { truthOf } from '../truth';
import type { Alternative, Bound, EnvValue, Place, SequenceValue, Value } from '../value';
import { runSide } from './sides';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { anyFile, globbed, globOf } from './globs';
import { iterableOf } from './iterables';
import { assign } from './targets';
import { decidedWithout, whenMissing } from './when-missing';

const maxItems = 500;

/** A comprehension over known iterables is run; over an environment list only the usual clean-up shapes are read. */
export function comprehend(frame: Frame, node: Comprehension): Bound {
  const at = placeOf(frame, node);
  const [clause] = node.clauses;
  if (clause === undefined || node.clauses.some((one) => one.async)) return unknown('unsupported', at, 'comprehension');
  const results: Alternative[] = [];
  for (const source of evaluate(frame, clause.iterable)) {
    const bound = overOne(frame, node, clause, source, at);
    for (const item of under(bound, source.when)) {
      results.push(source.read !== undefined ? { ...item, read: source.read } : item);
    }
  }
  return capped(results, at);
}

type Clause = Comprehension['clauses'][number];

function overOne(frame: Frame, node: Comprehension, clause: Clause, source: Alternative, at: Place): Bound {
  if (source.value.kind === 'env') {
    const whole = node.clauses.length === 1 && node.type === 'list';
    const value = whole ? overEnvironment(source.value, node, clause) : undefined;
    return certain(value ?? withStep(source.value, { op: 'opaque' }), at);
  }
  const pattern = globbed(source.value);
  if (pattern !== undefined) return overFiles(frame, node, clause, pattern, at);
  const found = new Found(at);
  const items = itemsFor(node, source.value, source.at) ?? openItems(source.value, found);
  if (items === undefined) return unknown('loop', at, 'comprehension');
  const run = (): void => {
    fill(innerFrame(frame), node, 0, items, found);
  };
  if (node.type !== 'generator') run();
  else if (hasEffects(frame, at, run)) return unknown('loop', at, 'generator');
  const value = found.value(node.type);
  const isFilter = node.clauses.length === 1 && value.kind === 'sequence' && value.open;
  return isFilter ? whenMissing(found.without, at, oneOrMore(value, at), value) : certain(value, at);
}

/** `[f"parts/{os.path.basename(file)}" for file in glob.glob(…)]`: what is made of each file. */
function overFiles(
  frame: Frame,
  node: Comprehension,
  { target, iterable, conditions }: Clause,
  pattern: Bound,
  at: Place,
): Bound {
  const hidden = unknown('loop', at, 'comprehension');
  if (node.clauses.length > 1 || conditions.length > 0 || node.type === 'dict') return hidden;
  let value: Value | undefined;
  const run = (): void => {
    const inner = innerFrame(frame);
    assign(inner, target, anyFile(pattern, at), { statement: node, value: iterable });
    value = globOf(evaluate(inner, node.element));
  };
  return hasEffects(frame, at, run) || value === undefined ? hidden : certain(value, at);
}

/** `[name for name in REQUIRED if not os.environ.get(name)]` where one of the variables is missing. */
function oneOrMore(value: SequenceValue, at: Place): SequenceValue {
  return { ...value, items: [...value.items, unknown('loop', at, 'comprehension')] };
}

/**
 * Runs a generator, which Python runs as far as somebody asks for its items, if at all. Where that shows by more than the items,
 * by a list that it appends to or a name that it binds, what it changes is not known afterwards.
 */
function hasEffects(frame: Frame, at: Place, run: () => void): boolean {
  const side = runSide(frame, [], () => {
    run();
    return 'next';
  });
  const changed = side.swaps.size > 0 || [...side.changes.values()].some((names) => names.size > 0);
  const hidden = unknown('loop', at, 'generator');
  for (const [scope, names] of side.changes) for (const name of names.keys()) scope.set(name, hidden);
  for (const container of side.swaps.keys()) frame.record.swaps.set(container, hidden);
  return changed;
}

/** The order matters unless the result has none. */
function itemsFor(node: Comprehension, value: Value, at: Place): readonly Bound[] | undefined {
  return node.type === 'set' ? itemsOf(value, at) : iterate(value, at);
}

/** What is known of the items of a sequence with more of them; what comes out has more as well, in an order that is not known. */
function openItems(value: Value, found: Found): readonly Bound[] | undefined {
  if (value.kind !== 'sequence') return undefined;
  found.open = true;
  return value.items;
}

/** The names of a comprehension are its own. */
function innerFrame(frame: Frame): Frame {
  const scope = new Scope(frame.level === 'class' ? frame.scope.parent : frame.scope);
  return {
    ...frame,
    scope,
    scopes: [scope, ...frame.scopes],
    level: 'function',
    globalNames: new Set(),
    outerNames: new Set(),
    around: frame,
  };
}

/** What a comprehension has given so far. */
class Found {
  readonly #items: Bound[] = [];
  readonly #entries = new DictBuilder();
  open = false;
  /** The variables without which there is an item more. */
  readonly without: string[] = [];

  constructor(readonly at: Place) {}

  get isFull(): boolean {
    return this.#items.length >= maxItems;
  }

  add(item: Bound): void {
    this.#items.push(item);
  }

  addEntry(key: Bound, value: Bound): void {
    this.#items.push(value);
    if (!this.#entries.add(key, this.at, value)) this.open = true;
  }

  value(type: Comprehension['type']): Value {
    if (type === 'dict') {
      const value = this.#entries.value();
      return value.kind === 'dict' ? { ...value, open: this.open } : value;
    }
    if (type === 'generator') return this.open ? unknownValue('loop', 'generator') : iterableOf(this.#items);
    const value: Value = { kind: 'sequence', type, items: this.#items, open: this.open };
    return type === 'set' ? distinct(value) : value;
  }
}

function fill(frame: Frame, node: Comprehension, index: number, items: readonly Bound[], found: Found): void {
  const clause = node.clauses[index];
  if (clause === undefined) return;
  items.forEach((item, i) => {
    if (found.isFull || frame.run.budget <= 0) {
      found.open = true;
      return;
    }
    const inner: Frame = { ...frame, site: `${frame.site}#${found.at.span.start}.${index}.${i}` };
    assign(inner, clause.target, item, { statement: node, value: clause.iterable });
    const kept = meets(inner, clause.conditions, found);
    if (kept === undefined) found.open = true;
    else if (kept) fillInner(inner, node, index + 1, found);
  });
}

function fillInner(frame: Frame, node: Comprehension, index: number, found: Found): void {
  const clause = node.clauses[index];
  if (clause === undefined) {
    if (node.type === 'dict' && node.key !== null)
      found.addEntry(evaluate(frame, node.key), evaluate(frame, node.element));
    else found.add(evaluate(frame, node.element));
    return;
  }
  const value = single(evaluate(frame, clause.iterable));
  const items = value === undefined ? undefined : (itemsFor(node, value, found.at) ?? openItems(value, found));
  if (items === undefined) found.open = true;
  else fill(frame, node, index, items, found);
}

function meets(frame: Frame, conditions: readonly Expression[], found: Found): boolean | undefined {
  let all: boolean | undefined = true;
  for (const condition of conditions) {
    const answer = evaluate(frame, condition);
    const truths = answer.map((alternative) => truthOf(alternative.value));
    if (truths.every((truth) => truth === false)) return all === true ? false : undefined;
    if (truths.every((truth) => truth === true)) continue;
    all = undefined;
    if (conditions.length === 1) found.without.push(...decidedWithout(answer, true, found.at, frame.site));
  }
  return all;
}

/** `[h.strip() for h in X.split(",") if h.strip()]`: what is known of it is that it strips and drops empty items. */
function overEnvironment(value: EnvValue, node: Comprehension, clause: Clause): Value | undefined {
  if (clause.target.kind !== 'name') return undefined;
  const variable = clause.target.id;
  const strips = isStrip(node.element, variable);
  if (!strips && !isName(node.element, variable)) return undefined;
  const [condition, ...more] = clause.conditions;
  if (condition === undefined) return withStep(value, { op: 'items', strip: strips, filtered: false });
  if (more.length > 0) return undefined;
  if (isName(condition, variable)) {
    // The condition sees the item as it was, so that a blank one is kept and stripped to nothing.
    const kept = withStep(value, { op: 'items', strip: false, filtered: true });
    return strips ? withStep(kept, { op: 'items', strip: true, filtered: false }) : kept;
  }
  return isStrip(condition, variable) && strips
    ? withStep(value, { op: 'items', strip: true, filtered: true })
    : undefined;
}

function isName(node: Expression, id: string): boolean {
  return node.kind === 'name' && node.id === id;
}

function isStrip(node: Expression, id: string): boolean {
  return (
    node.kind === 'call' &&
    node.args.length === 0 &&
    node.callee.kind === 'attribute' &&
    node.callee.name === 'strip' &&
    isName(node.callee.object, id)
  );
}
