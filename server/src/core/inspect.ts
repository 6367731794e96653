import type { ModuleFacts, ModuleRequest } from './analyzer';
import { isTemplate } from './model/templates';
import type { ClassStatement, Expression, ImportFromStatement, PythonModule, Statement } from './syntax/python-tree';

/** Names that look like settings. */
const settingName = /^[A-Z][A-Z0-9_]*$/;

const environmentWrite = /\benviron(?:\.(?:setdefault|update)\(|\[[^\]\n]*\]\s*=(?!=))/;

/** What statements at one depth ask for and assign. */
interface Level {
  readonly imports: readonly ModuleRequest[];
  readonly assigned: readonly string[];
  /** Where its first statement begins that cannot be read, from the top-level one; undefined where all can. */
  readonly broken: number | undefined;
}

/**
 * Reads from a module's text alone what it asks for and assigns, so that a loader knows what to read next. Statements that did not
 * change are not looked through again.
 */
export function createInspector(): (module: PythonModule, text: string) => ModuleFacts {
  const known = new WeakMap<Statement, readonly Level[]>();
  const levelsOf = (node: Statement): readonly Level[] => {
    const levels = known.get(node) ?? levelsIn(node);
    known.set(node, levels);
    return levels;
  };
  return (module, text) => {
    const all = module.statements.map(({ node }) => levelsOf(node));
    const imports: ModuleRequest[] = [];
    const assigned = new Set<string>();
    // What runs in any case comes before what is inside of blocks.
    for (let depth = 0; all.some((levels) => levels.length > depth); depth++) {
      for (const levels of all) {
        for (const request of levels[depth]?.imports ?? []) imports.push(request);
        for (const name of levels[depth]?.assigned ?? []) assigned.add(name);
      }
    }
    const broken = brokenIn(module, all);
    const splits = imports.some((one) => one.module.startsWith('split_settings'));
    const runs = /(?<![\w.])exec\(/.test(text);
    const facts = {
      imports,
      assigned: [...assigned],
      includes: splits ? [...pathsIn(text), ...globbedIn(text)] : runs ? partsIn(text) : [],
      ...(environmentWrite.test(text) && { setsVariables: true as const }),
      ...(broken !== undefined && !isTemplate(text, module) && { broken }),
    };
    return runs ? { ...facts, executes: pathsIn(text) } : facts;
  };
}

function brokenIn({ statements }: PythonModule, all: readonly (readonly Level[])[]): number | undefined {
  for (const [index, levels] of all.entries()) {
    const starts = levels.flatMap(({ broken }) => broken ?? []);
    if (starts.length > 0) return (statements[index]?.offset ?? 0) + Math.min(...starts);
  }
  return undefined;
}

/** The statement itself, then those in its blocks, then those in theirs. */
function levelsIn(top: Statement): readonly Level[] {
  const levels: Level[] = [];
  for (let statements: readonly Statement[] = [top]; statements.length > 0; statements = statements.flatMap(blocksOf)) {
    const optional = levels.length > 0;
    levels.push({
      imports: statements.flatMap((statement) => requestsOf(statement, optional)),
      assigned: statements.flatMap(namesOf).filter((name) => settingName.test(name)),
      broken: statements.find(({ kind }) => kind === 'broken')?.span.start,
    });
  }
  return levels;
}

function requestsOf(statement: Statement, optional: boolean): readonly ModuleRequest[] {
  if (statement.kind === 'import') return statement.names.map(({ name }) => ({ level: 0, module: name, optional }));
  return statement.kind === 'import-from' ? fromRequests(statement, optional) : [];
}

/** `from a import b` may mean the module `a.b`; a loader takes as much of the name as there is. */
function fromRequests(statement: ImportFromStatement, optional: boolean): readonly ModuleRequest[] {
  const { level, module, names } = statement;
  if (names === '*') return [{ level, module, optional, star: true }];
  return names.map(({ name }) => ({ level, module: module === '' ? name : `${module}.${name}`, optional }));
}

function namesOf(statement: Statement): readonly string[] {
  if (statement.kind === 'assign') return statement.targets.flatMap(targetNames);
  if (statement.kind === 'augmented') return targetNames(statement.target);
  if (statement.kind === 'expression') return [...walrusNames(statement.value), ...callNames(statement.value)];
  if (statement.kind === 'if') return statement.branches.flatMap(({ test }) => walrusNames(test));
  if (statement.kind === 'class') return classNames(statement);
  return statement.kind === 'broken' ? statement.names : [];
}

/** `class Production(Configuration)` of django-configurations; what a class of another kind holds is no setting. */
function classNames({ bases, body }: ClassStatement): readonly string[] {
  const isConfiguration = bases.some(({ value }) =>
    value.kind === 'name' ? value.id === 'Configuration' : value.kind === 'attribute' && value.name === 'Configuration',
  );
  return isConfiguration ? body.flatMap(namesOf) : [];
}

/** `settings.configure(DEBUG=True, …)`, `globals().update(DEBUG=True)` and `setattr(sys.modules[…], "DEBUG", True)` set what they name. */
function callNames(node: Expression): readonly string[] {
  if (node.kind !== 'call') return [];
  const { callee, args } = node;
  if (callee.kind === 'name' && callee.id === 'setattr')
    return args[0]?.value.kind === 'subscript' ? textsOf(args[1]?.value) : [];
  if (callee.kind !== 'attribute') return [];
  const setsNames = callee.name === 'configure' || (callee.name === 'update' && isNamespace(callee.object));
  return setsNames ? args.flatMap(({ name, value }) => (name === null ? keysOf(value) : [name])) : [];
}

function keysOf(node: Expression): readonly string[] {
  return node.kind === 'dict' ? node.entries.flatMap((entry) => textsOf(entry.key ?? undefined)) : [];
}

function textsOf(node: Expression | undefined): readonly string[] {
  return node?.kind === 'constant' && node.value.type === 'string' ? [node.value.value] : [];
}

/** `globals()`, `vars()` and `locals()` at module level. */
function isNamespace(node: Expression): boolean {
  return (
    node.kind === 'call' &&
    node.callee.kind === 'name' &&
    node.args.length === 0 &&
    ['globals', 'vars', 'locals'].includes(node.callee.id)
  );
}

/** `(DEBUG := True)` alone, or what a test compares and joins. */
function walrusNames(node: Expression): readonly string[] {
  switch (node.kind) {
    case 'walrus':
      return [node.target, ...walrusNames(node.value)];
    case 'boolean':
      return node.values.flatMap(walrusNames);
    case 'compare':
      return [node.left, ...node.rest.map(({ right }) => right)].flatMap(walrusNames);
    case 'unary':
      return walrusNames(node.operand);
    default:
      return [];
  }
}

function targetNames(target: Expression): readonly string[] {
  if (target.kind === 'name') return [target.id];
  if (target.kind === 'list' || target.kind === 'tuple') return target.items.flatMap(targetNames);
  if (target.kind === 'subscript') return isNamespace(target.object) ? textsOf(target.index) : [];
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

/**
 * Every text that ends like a Python file, also one that is put together: `"environments/" + STAGE + ".py"`. Those that are not
 * included are read in vain, which costs little.
 */
function pathsIn(text: string): readonly string[] {
  const found = [...joinedTexts(text).matchAll(/["']([^"'\n]+\.py)["']/g)].map((match) => match[1] ?? '');
  return [...new Set(found.map((path) => path.replace(/\{[^{}]*\}|%s/g, '*')))].filter((path) => !path.startsWith('/'));
}

/** `[f"parts/{basename(file)}" for file in glob("…/*.py")]`: all Python files of a folder, by their names. */
function globbedIn(text: string): readonly string[] {
  if (!/\bi?glob\(/.test(text) || !/\*\.py["']/.test(text)) return [];
  const folders = [...text.matchAll(/["']([\w./-]+\/)(?:\{[^{}\n]*\}|%s)?["']/g)].map(([, folder = '']) => folder);
  return [...new Set(folders)].filter((folder) => !folder.startsWith('/')).map((folder) => `${folder}*.py`);
}

/** `glob(os.path.join(folder, "parts", "*.conf"))` in a module that executes files: those of its own folder, or below it. */
function partsIn(text: string): readonly string[] {
  if (!/\bi?glob\(/.test(text)) return [];
  const patterns = text.matchAll(/((?:["'][\w.-]+["']\s*,\s*)*)["']((?:[\w.-]+\/)*\*[\w.-]*\.(?:conf|py))["']/g);
  return [...patterns].map(
    ([, folders = '', last = '']) => folders.replace(/["']\s*,\s*/g, '/').replace(/["']/g, '') + last,
  );
}

/** Texts that are added up or joined to a path, as one, with `*` for a name among them. */
function joinedTexts(text: string): string {
  if (!/\+|join\(/.test(text)) return text;
  return text
    .replace(/(?<=["'])\s*\+\s*[\w.]+\s*\+\s*(?=["'])/g, '+"*"+')
    .replace(/[\w.]+\s*\+\s*(?=["'][^"'\n]*\.py["'])/g, '"*"+')
    .replace(/["']\s*\+\s*["']/g, '')
    .replace(/\bjoin\(\s*(["'][^()\n]*)\)/g, (_whole, parts: string) => parts.replace(/["']\s*,\s*f?["']/g, '/'));
}
