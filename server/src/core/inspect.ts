import type { ModuleFacts, ModuleRequest } from './analyzer';
import type { Expression, ImportFromStatement, PythonModule, Statement } from './syntax/python-tree';

/** Names that look like settings. */
const settingName = /^[A-Z][A-Z0-9_]*$/;

/** What a module asks for and assigns, read from its text alone, so that a loader knows what to read next. */
export function inspectModule(module: PythonModule, text: string): ModuleFacts {
  const imports: ModuleRequest[] = [];
  const assigned = new Set<string>();
  const queue: { readonly statement: Statement; readonly optional: boolean }[] = [];
  for (const { node } of module.statements) queue.push({ statement: node, optional: false });
  for (const { statement, optional } of queue) {
    imports.push(...requestsOf(statement, optional));
    for (const name of namesOf(statement)) if (settingName.test(name)) assigned.add(name);
    for (const inner of blocksOf(statement)) queue.push({ statement: inner, optional: true });
  }
  const splits = imports.some((one) => one.module.startsWith('split_settings'));
  return { imports, assigned: [...assigned], includes: splits ? pathsIn(text) : [] };
}

function requestsOf(statement: Statement, optional: boolean): readonly ModuleRequest[] {
  if (statement.kind === 'import') return statement.names.map(({ name }) => ({ level: 0, module: name, optional }));
  return statement.kind === 'import-from' ? fromRequests(statement, optional) : [];
}

/** `from a import b` may mean the module `a.b`; a loader takes as much of the name as there is. */
function fromRequests(statement: ImportFromStatement, optional: boolean): readonly ModuleRequest[] {
  const { level, module, names } = statement;
  if (names === '*') return [{ level, module, optional }];
  return names.map(({ name }) => ({ level, module: module === '' ? name : `${module}.${name}`, optional }));
}

function namesOf(statement: Statement): readonly string[] {
  if (statement.kind === 'assign') return statement.targets.flatMap(targetNames);
  if (statement.kind === 'augmented') return targetNames(statement.target);
  if (statement.kind === 'expression') return configuredNames(statement.value);
  return statement.kind === 'broken' ? statement.names : [];
}

/** `settings.configure(DEBUG=True, …)` sets what it names. */
function configuredNames(node: Expression): readonly string[] {
  if (node.kind !== 'call' || node.callee.kind !== 'attribute' || node.callee.name !== 'configure') return [];
  return node.args.flatMap(({ name }) => (name === null ? [] : [name]));
}

function targetNames(target: Expression): readonly string[] {
  if (target.kind === 'name') return [target.id];
  if (target.kind === 'list' || target.kind === 'tuple') return target.items.flatMap(targetNames);
  return target.kind === 'starred' ? targetNames(target.value) : [];
}

/** Statements inside that run with the module; bodies of functions and classes do not. */
function blocksOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'if':
      return [...statement.branches.flatMap(({ body }) => body), ...(statement.otherwise ?? [])];
    case 'for':
    case 'while':
      return [...statement.body, ...(statement.otherwise ?? [])];
    case 'with':
      return statement.body;
    case 'try':
      return [
        ...statement.body,
        ...statement.handlers.flatMap(({ body }) => body),
        ...(statement.otherwise ?? []),
        ...(statement.final ?? []),
      ];
    case 'match':
      return statement.cases.flatMap(({ body }) => body);
    default:
      return [];
  }
}

/** Every text that ends like a Python file. Those that are not included are read in vain, which costs little. */
function pathsIn(text: string): readonly string[] {
  const found = [...text.matchAll(/["']([^"'\n]+\.py)["']/g)].map((match) => match[1] ?? '');
  return [...new Set(found.map((path) => path.replace(/\{[^{}]*\}|%s/g, '*')))].filter((path) => !path.startsWith('/'));
}
