import type { Expression, Statement } from '../../syntax/python-tree';

/** Methods that take nothing out of a list or dict. */
const additions: ReadonlySet<string> = new Set(['append', 'extend', 'insert', 'add', 'update', 'setdefault']);

/**
 * Whether all that a statement may do to a name is to add items to the container it holds: `NAME.append(x)`, `NAME += […]`,
 * `NAME["k"] = v`. False where it may bind it anew or take something away.
 */
export function onlyAdds(node: Statement, name: string): boolean {
  switch (node.kind) {
    case 'assign':
      return node.targets.every((target) => !binds(target, name));
    case 'augmented':
      return !binds(node.target, name) || node.operator === '+' || node.operator === '|';
    case 'expression':
      return !changes(node.value, name);
    case 'for':
      return !binds(node.target, name) && all([...node.body, ...(node.otherwise ?? [])], name);
    case 'while':
      return all([...node.body, ...(node.otherwise ?? [])], name);
    case 'if':
      return node.branches.every((branch) => all(branch.body, name)) && all(node.otherwise ?? [], name);
    case 'try':
      return (
        all([...node.body, ...(node.otherwise ?? []), ...(node.final ?? [])], name) &&
        node.handlers.every((handler) => all(handler.body, name))
      );
    case 'with':
      return all(node.body, name) && node.items.every((item) => item.target === null || !binds(item.target, name));
    case 'pass':
    case 'break':
    case 'continue':
    case 'raise':
      return true;
    case 'import':
    case 'import-from':
      return node.names !== '*' && node.names.every((item) => (item.alias ?? item.name.split('.')[0]) !== name);
    default:
      return false;
  }
}

function all(statements: readonly Statement[], name: string): boolean {
  return statements.every((statement) => onlyAdds(statement, name));
}

/** An item that is assigned is an addition to a dict; the items of a list are not assigned one by one in settings. */
function binds(target: Expression, name: string): boolean {
  if (target.kind === 'name') return target.id === name;
  if (target.kind === 'list' || target.kind === 'tuple') return target.items.some((item) => binds(item, name));
  if (target.kind === 'starred') return binds(target.value, name);
  return false;
}

function changes(node: Expression, name: string): boolean {
  if (node.kind !== 'call' || node.callee.kind !== 'attribute') return false;
  return holder(node.callee.object) === name && !additions.has(node.callee.name);
}

function holder(node: Expression): string | undefined {
  if (node.kind === 'name') return node.id;
  return node.kind === 'subscript' || node.kind === 'attribute' ? holder(node.object) : undefined;
}
