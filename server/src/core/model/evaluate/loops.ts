import type { Expression, ForStatement, Statement, WhileStatement } from '../../syntax/python-tree';
import { single, unknown } from '../bounds';
import { iterate } from '../fold/containers';
import type { Bound } from '../value';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { judge } from './judge';
import { openNamespace } from './namespace';
import { runBlock, type End } from './statements';
import { opened } from './augment';
import { onlyAdds } from './growth';
import { assign } from './targets';

const maxRounds = 100;

/** A loop over known items is unrolled; after any other loop, the names that it binds are unknown. */
export function runFor(frame: Frame, node: ForStatement): End {
  const at = placeOf(frame, node);
  const value = single(evaluate(frame, node.iterable));
  const items = value === undefined || node.async ? undefined : iterate(value, at);
  if (items === undefined || items.length > maxRounds) return giveUp(frame, [node], unknown('loop', at));
  for (const item of items) {
    assign(frame, node.target, item, { statement: node, value: node.iterable });
    const end = runBlock(frame, node.body);
    if (end === 'mixed') return giveUp(frame, [node], unknown('loop', at));
    if (end === 'break') return 'next';
    if (end === 'return' || end === 'exit') return end;
  }
  return node.otherwise === null ? 'next' : runBlock(frame, node.otherwise);
}

export function runWhile(frame: Frame, node: WhileStatement): End {
  const verdict = judge(frame, node.test);
  if (!verdict.may(true)) return node.otherwise === null ? 'next' : runBlock(frame, node.otherwise);
  return giveUp(frame, [node], unknown('loop', placeOf(frame, node)));
}

function giveUp(frame: Frame, statements: readonly Statement[], bound: Bound): End {
  forget(frame, statements, bound);
  return 'next';
}

/** Every name that the statements may bind or change becomes `bound`. */
export function forget(frame: Frame, statements: readonly Statement[], bound: Bound): void {
  const names = new Set<string>();
  for (const statement of statements) collectBound(statement, names);
  for (const id of names) {
    if (id === '*') openNamespace(frame, bound[0]?.at ?? { uri: frame.uri, span: { start: 0, end: 0 } }, 'loop');
    else {
      const [statement] = statements;
      if (statement === undefined) continue;
      const after = statements.every((one) => onlyAdds(one, id)) ? grown(frame.scope.find(id), bound) : bound;
      assign(frame, { kind: 'name', id, span: statement.span }, after, { statement, value: statement }, 'change');
    }
  }
}

/** A container to which a loop only adds keeps what it had. */
function grown(before: Bound | undefined, otherwise: Bound): Bound {
  const containers = before?.every(({ value }) => value.kind === 'sequence' || value.kind === 'dict') === true;
  if (before === undefined || !containers) return otherwise;
  return before.map((of) => ({ ...of, value: opened(of.value) }));
}

/** Names that a statement may bind; `*` where it may write to the module's namespace. */
export function collectBound(node: Statement, names: Set<string>): void {
  switch (node.kind) {
    case 'assign':
      for (const target of node.targets) collectTarget(target, names);
      break;
    case 'augmented':
      collectTarget(node.target, names);
      break;
    case 'delete':
      for (const target of node.targets) collectTarget(target, names);
      break;
    case 'expression':
      collectCall(node.value, names);
      break;
    case 'for':
      collectTarget(node.target, names);
      collectAll([...node.body, ...(node.otherwise ?? [])], names);
      break;
    case 'while':
      collectAll([...node.body, ...(node.otherwise ?? [])], names);
      break;
    case 'if':
      for (const branch of node.branches) collectAll(branch.body, names);
      collectAll(node.otherwise ?? [], names);
      break;
    case 'try':
      collectAll([...node.body, ...(node.otherwise ?? []), ...(node.final ?? [])], names);
      for (const handler of node.handlers) collectAll(handler.body, names);
      break;
    case 'with':
      for (const item of node.items) if (item.target !== null) collectTarget(item.target, names);
      collectAll(node.body, names);
      break;
    case 'match':
      for (const part of node.cases) collectAll(part.body, names);
      break;
    case 'function':
    case 'class':
      names.add(node.name);
      break;
    case 'import':
      for (const name of node.names) names.add(name.alias ?? name.name.split('.')[0] ?? name.name);
      break;
    case 'import-from':
      if (node.names === '*') names.add('*');
      else for (const name of node.names) names.add(name.alias ?? name.name);
      break;
    case 'broken':
      for (const name of node.names) names.add(name);
      break;
    case 'other':
      for (const name of node.binds) names.add(name);
      break;
    default:
      break;
  }
}

function collectAll(statements: readonly Statement[], names: Set<string>): void {
  for (const statement of statements) collectBound(statement, names);
}

function collectTarget(target: Expression, names: Set<string>): void {
  if (target.kind === 'name') names.add(target.id);
  else if (target.kind === 'tuple' || target.kind === 'list')
    for (const item of target.items) collectTarget(item, names);
  else if (target.kind === 'starred') collectTarget(target.value, names);
  else if (target.kind === 'subscript' || target.kind === 'attribute') collectHolder(target.object, names);
}

function collectHolder(node: Expression, names: Set<string>): void {
  if (node.kind === 'call') names.add('*');
  else collectTarget(node, names);
}

/** `LIST.append(x)`, `globals().update(x)`, `setattr(module, …)`. */
function collectCall(node: Expression, names: Set<string>): void {
  if (node.kind !== 'call') return;
  if (node.callee.kind === 'attribute') collectHolder(node.callee.object, names);
  else if (node.callee.kind === 'name' && (node.callee.id === 'setattr' || node.callee.id === 'exec')) names.add('*');
}
