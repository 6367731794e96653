import type { Expression, Statement } from '../../syntax/python-tree';

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
