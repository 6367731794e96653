import type { Comprehension, Expression } from '../../syntax/python-tree';
import { capped, certain, under, unknown, unknownValue } from '../bounds';
import { iterate } from '../fold/containers';
import { withStep } from '../steps';
import { truthOf } from '../truth';
import type { Alternative, Bound, DictItem, EnvValue, Place, Value } from '../value';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { assign } from './targets';

const maxItems = 200;

/** A comprehension over one known iterable is run; over an environment list only the usual clean-up shapes are read. */
export function comprehend(frame: Frame, node: Comprehension): Bound {
  const at = placeOf(frame, node);
  const [clause, ...more] = node.clauses;
  if (clause === undefined || clause.async) return unknown('unsupported', at, 'comprehension');
  if (more.length > 0) return unknown('unsupported', at, 'nested comprehension');
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
  if (source.value.kind === 'env') return certain(overEnvironment(source.value, node, clause), at);
  const items = iterate(source.value, source.at);
  if (items === undefined || items.length > maxItems) return unknown('loop', at, 'comprehension');
  frame.scope.enter();
  const value = collect(frame, node, clause, items, at);
  frame.scope.leave();
  return certain(value, at);
}

function collect(frame: Frame, node: Comprehension, clause: Clause, items: readonly Bound[], at: Place): Value {
  const elements: Bound[] = [];
  const entries: DictItem[] = [];
  let open = false;
  for (const item of items) {
    assign(frame, clause.target, item, { statement: node, value: clause.iterable });
    const kept = meets(frame, clause.conditions);
    if (kept === false) continue;
    if (kept === undefined) {
      open = true;
      continue;
    }
    if (node.type !== 'dict' || node.key === null) elements.push(evaluate(frame, node.element));
    else
      for (const key of evaluate(frame, node.key))
        entries.push({ key: key.value, keyAt: at, value: evaluate(frame, node.element) });
  }
  if (node.type === 'dict') return { kind: 'dict', entries, open };
  return { kind: 'sequence', type: node.type === 'set' ? 'set' : 'list', items: elements, open };
}

function meets(frame: Frame, conditions: readonly Expression[]): boolean | undefined {
  let all: boolean | undefined = true;
  for (const condition of conditions) {
    const truths = evaluate(frame, condition).map((alternative) => truthOf(alternative.value));
    if (truths.every((truth) => truth === false)) return false;
    if (!truths.every((truth) => truth === true)) all = undefined;
  }
  return all;
}

/** `[h.strip() for h in X.split(",") if h.strip()]`: what is known of it is that it strips and drops empty items. */
function overEnvironment(value: EnvValue, node: Comprehension, clause: Clause): Value {
  if (clause.target.kind !== 'name' || node.type === 'dict') return withStep(value, { op: 'opaque' });
  const variable = clause.target.id;
  const strip = isStrip(node.element, variable);
  const plain = isName(node.element, variable);
  if (!strip && !plain) return withStep(value, { op: 'opaque' });
  const filtered = clause.conditions.some((condition) => isName(condition, variable) || isStrip(condition, variable));
  if (clause.conditions.length > 0 && !filtered) return withStep(value, { op: 'opaque' });
  return withStep(value, { op: 'items', strip, filtered });
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

export { unknownValue };
