import type { ImportFromStatement, ImportStatement } from '../../syntax/python-tree';
import type { Uri } from '../../text';
import { capped, certain, under, union, unknown } from '../bounds';
import { imported, isUnbound, objectOf, opaque } from '../objects';
import type { Alternative, Bound, Guard, Place, Value } from '../value';
import type { Call } from './calls';
import { importedValue } from './attributes';
import { aboutFallback, chosenModule } from './chosen-modules';
import { adoptEnvironment, writtenVariables } from './environment';
import { emptyRecord, placeOf, share, type Frame, type ModuleNames } from './frame';
import { adoptChanges, adoptWorld, attributeName, isChanged, nameNow, namesNow } from './foreign';
import { Swapper, type Swaps } from './swaps';
import { assign } from './targets';

/** `import a.b` binds `a`; `import a.b as c` binds the module itself. */
export function runImport(frame: Frame, node: ImportStatement): void {
  for (const item of node.names) {
    const at = placeOf(frame, item);
    const [root = item.name] = item.name.split('.');
    const wanted = item.alias === null ? root : item.name;
    const uri = frame.run.modules.resolve(frame.uri, 0, wanted);
    const value = uri === undefined ? imported(wanted) : opaque(`module \`${wanted}\``, { type: 'module', uri });
    const whole = frame.run.modules.resolve(frame.uri, 0, item.name);
    if (whole !== undefined) moduleNames(frame, whole);
    bind(frame, item.alias ?? root, certain(value, at), node, at);
    frame.record.imports.push({ path: wanted, name: item.alias ?? root, at });
  }
}

/** Runs `from … import …`: binds the names from the module of the project, or as paths of a package that is not followed. */
export function runImportFrom(frame: Frame, node: ImportFromStatement): void {
  const uri = frame.run.modules.resolve(frame.uri, node.level, node.module, node.names === '*');
  if (node.names === '*') {
    frame.record.stars.push(placeOf(frame, node));
    if (uri === undefined) importUnknownStar(frame, node);
    // A module that imports itself finds what it has bound so far, which it has already.
    else if (uri !== frame.uri) importStar(frame, uri, node);
    return;
  }
  for (const item of node.names) {
    const at = placeOf(frame, item);
    bind(frame, item.alias ?? item.name, importedName(frame, node, uri, item.name, at), node, at);
    if (node.level === 0)
      frame.record.imports.push({ path: `${node.module}.${item.name}`, name: item.alias ?? item.name, at });
  }
}

/** A module's names, as they are for code that imports it here; undefined where it is not there or is still running. */
export function moduleNames(frame: Frame, uri: Uri): ModuleNames | undefined {
  for (const init of frame.run.modules.packages(uri)) adoptPackage(frame, init);
  const module = frame.run.modules.names(uri, frame.record);
  if (module === undefined) return undefined;
  adoptEnvironment(frame, module);
  const now = asImported(frame, uri, module);
  return readsChanged(frame, uri, new Set()) ? doubted(now, writtenVariables(frame)) : now;
}

/** Where what it imports has been changed before it is run, a module comes out in another way than by itself. */
function asImported(frame: Frame, uri: Uri, module: ModuleNames): ModuleNames {
  const { anew, run } = frame.record;
  const known = anew.get(uri);
  if (known !== undefined) return known;
  const isFirst = uri !== frame.uri && !run.has(uri);
  const now = isFirst && findsChanged(frame, module, new Set([uri])) ? frame.run.modules.again(uri, frame) : undefined;
  if (now === undefined) adoptChanges(frame, uri, module);
  else adoptWorld(frame, uri, now);
  return now ?? module;
}

/** Whether a module that this one imports, directly or not, has been changed. */
function findsChanged(frame: Frame, { record }: ModuleNames, seen: Set<Uri>): boolean {
  return [...record.uses].some((used) => {
    if (seen.has(used) || used === frame.uri) return false;
    seen.add(used);
    const module = frame.run.modules.names(used, emptyRecord());
    return module !== undefined && (isChanged(frame, used, module) || findsChanged(frame, module, seen));
  });
}

/** Python runs the `__init__` of a package before a module in it. */
export function adoptPackage(frame: Frame, init: Uri): ModuleNames | undefined {
  if (init === frame.uri || frame.record.run.has(init)) return undefined;
  const module = frame.run.modules.package(init);
  if (module === undefined) return undefined;
  frame.record.packages.add(init);
  for (const variable of module.record.environment) frame.record.environment.add(variable);
  adoptEnvironment(frame, module);
  adoptChanges(frame, init, { ...module, record: { ...module.record, swaps: onEachMachine(module.record.swaps) } });
  return module;
}

/** A module in the package is told nothing by the settings of a machine that `__init__` may find: a site has them or has not. */
function onEachMachine(swaps: Swaps): Map<object, Bound> {
  const open = ({ unset, ...guard }: Guard): Guard =>
    guard.id.startsWith('try:') ? guard : { ...guard, ...(unset !== undefined && { unset }) };
  return new Map([...swaps].map(([from, to]) => [from, to.map((one) => ({ ...one, when: one.when.map(open) }))]));
}

/** Objects that have been changed in place since their module has run. */
export function present(frame: Frame, bound: Bound): Bound {
  for (const alternative of bound) share(frame, alternative.value);
  return frame.record.swaps.size === 0 ? bound : new Swapper(frame, frame.record.swaps).bound(bound, 0);
}

/** Whether the module, or one that it imports, reads a variable that this program has set before. */
function readsChanged(frame: Frame, uri: Uri, seen: Set<Uri>): boolean {
  const changed = writtenVariables(frame);
  if (changed.length === 0 || seen.has(uri)) return false;
  seen.add(uri);
  const record = frame.run.modules.names(uri, emptyRecord())?.record;
  if (record === undefined) return false;
  const own = record.reads.some(
    (read) => changed.includes('*') || (changed.includes(read.variable) && !record.environment.has(read.variable)),
  );
  return own || [...record.uses].some((used) => readsChanged(frame, used, seen));
}

/** Modules are run for themselves; what one makes of a variable that was set before it ran is not known. */
function doubted(module: ModuleNames, changed: readonly string[]): ModuleNames {
  const names = [...module.names].map(([name, bound]): readonly [string, Bound] => {
    const [first] = bound;
    const keeps = name.startsWith('$') || first === undefined || !dependsOn(bound, changed, 0);
    return [name, keeps ? bound : unknown('environment', first.at, 'set by the program itself')];
  });
  return { ...module, names: new Map(names) };
}

/** Whether a value, or something in it, may come out otherwise where these variables are set. A test may ask for any of them. */
function dependsOn(bound: Bound, changed: readonly string[], depth: number): boolean {
  const inside = (one: Bound): boolean => dependsOn(one, changed, depth + 1);
  const named = (variable: string): boolean => changed.includes('*') || changed.includes(variable);
  return bound.some(({ value, when, read }) => {
    if (depth > 8 || (read !== undefined && named(read.variable))) return true;
    if (when.some((guard) => !guard.id.startsWith('env:') || named(guard.id.slice('env:'.length)))) return true;
    if (value.kind === 'env') return named(value.variable);
    if (value.kind === 'sequence') return value.items.some(inside);
    if (value.kind === 'dict') return value.entries.some((entry) => inside(entry.value));
    return value.kind === 'call' && value.args.some((argument) => inside(argument.value));
  });
}

/** `importlib.import_module("conf.base")`, also with dots and `__package__`; undefined where it is not known which module. */
export function importByName(call: Call, path: string): Bound | undefined {
  if (path === 'importlib.reload') return reload(call);
  if (path !== 'importlib.import_module' && path !== 'builtins.__import__') return undefined;
  const [names] = call.args.positional;
  if (names === undefined || names.length > maxModules) return undefined;
  // Which of several modules it is, the same decides that decides the name.
  return capped(
    names.flatMap(({ value, when }) =>
      under(moduleNamed(call, value), when.length > 0 ? [...when, ...aboutFallback(call, value)] : when),
    ),
    call.at,
  );
}

/** A module that is run a second time: its names may be what they were before they were changed, or come out in another way. */
function reload({ frame, at, args: { positional } }: Call): Bound | undefined {
  const [module] = positional;
  for (const { value } of module ?? []) {
    const object = objectOf(value);
    if (object?.type === 'module') frame.globals.set(attributeName(object.uri, '*'), unknown('import', at, 'reload'));
  }
  return module;
}

const maxModules = 4;

function moduleNamed(call: Call, value: Value): Bound {
  const { frame, at } = call;
  const name = value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
  if (name === undefined) return chosenModule(call, value) ?? unknown('import', at);
  const level = /^\.*/.exec(name)?.[0].length ?? 0;
  const uri = frame.run.modules.resolve(frame.uri, level, name.slice(level));
  if (uri === undefined) return level === 0 ? certain(imported(name), at) : unknown('import', at, name);
  moduleNames(frame, uri);
  return certain(opaque(`module \`${name}\``, { type: 'module', uri }), at);
}

function bind(frame: Frame, id: string, bound: Bound, node: ImportStatement | ImportFromStatement, at: Place): void {
  const span = { start: at.span.start - frame.base, end: at.span.end - frame.base };
  assign(frame, { kind: 'name', id, span }, bound, { statement: node, value: { span } }, 'import');
}

function importedName(frame: Frame, node: ImportFromStatement, uri: Uri | undefined, name: string, at: Place): Bound {
  const { modules } = frame.run;
  const names = uri === undefined ? undefined : moduleNames(frame, uri);
  const own = names === undefined ? begunNames(frame, uri)?.get(name) : names.names.get(name);
  const now = uri === undefined ? own : nameNow(frame, uri, name, own, at);
  const found = now?.flatMap((alternative) => foundAt(alternative, name, at));
  if (found !== undefined && found.length > 0) {
    return present(frame, found).map((alternative) => ({ ...alternative, via: [at, ...alternative.via] }));
  }
  const inner = modules.resolve(frame.uri, node.level, node.module === '' ? name : `${node.module}.${name}`);
  if (inner !== undefined) {
    moduleNames(frame, inner);
    return certain(opaque(`module \`${name}\``, { type: 'module', uri: inner }), at);
  }
  if (uri !== undefined)
    return names?.names.get('*')?.filter((alternative) => !isUnbound(alternative.value)) ?? unknown('import', at, name);
  if (node.level > 0 || modules.isLocal(frame.uri, node.level, node.module))
    return unknown('import', at, `${'.'.repeat(node.level)}${node.module}`);
  return certain(importedValue(`${node.module}.${name}`), at);
}

/**
 * A path on which the module does not bind the name ends the program, so that no value comes of it. Where only tests get a
 * value, a deployed site has one from elsewhere: a file of its machine, which is not known.
 */
function foundAt(alternative: Alternative, name: string, at: Place): Bound {
  if (!isUnbound(alternative.value)) return [alternative];
  const isDeployed = alternative.when.some(({ facts }) => facts.some((fact) => fact.about === 'test' && !fact.holds));
  return isDeployed ? under(unknown('import', at, name), alternative.when) : [];
}

/** The names that a module has bound so far which is still running, and has imported this one: a package, or one in a circle. */
function begunNames(frame: Frame, uri: Uri | undefined): ReadonlyMap<string, Bound> | undefined {
  return uri === undefined || uri === frame.uri ? undefined : frame.run.modules.begun(uri);
}

/** Copies the module's public names: those in `__all__` where that is exact, else those without a leading underscore. */
function importStar(frame: Frame, uri: Uri, node: ImportFromStatement): void {
  const module = moduleNames(frame, uri);
  const begun = module === undefined ? begunNames(frame, uri) : undefined;
  const names = module === undefined ? begun : namesNow(frame, uri, module, placeOf(frame, node));
  if (names === undefined) return importUnknownStar(frame, node);
  const listed = exactAll((module?.names ?? names).get('__all__'));
  const open = names.get('*');
  if (open !== undefined) widen(frame, open, placeOf(frame, node));
  for (const [name, bound] of names) {
    if (name === '*' || name.startsWith('$')) continue;
    if (listed === undefined ? name.startsWith('_') : !listed.includes(name)) continue;
    const before = frame.scope.own(name);
    const some = bound.some((alternative) => isUnbound(alternative.value));
    const now = present(frame, bound);
    frame.scope.set(name, some && before !== undefined ? keepWhereUnbound(now, before, placeOf(frame, node)) : now);
  }
}

/**
 * What the module may have taken from elsewhere may replace what stands here, under the same conditions. The module's own
 * names say so themselves and are copied afterwards.
 */
function widen(frame: Frame, open: Bound, at: Place): void {
  const maybe = open.filter((alternative) => !isUnbound(alternative.value));
  for (const [name, bound] of frame.scope.entries()) {
    if (/^[A-Z][A-Z0-9_]*$/.test(name)) frame.scope.set(name, union([bound, maybe], at));
  }
  frame.scope.set('*', open);
}

/** Where the module binds a name on some paths only, the name here keeps its value on the others. */
function keepWhereUnbound(bound: Bound, before: Bound, at: Place): Bound {
  const parts = bound.map((alternative) => {
    if (!isUnbound(alternative.value)) return [alternative];
    return before.map((old) => ({ ...old, when: [...old.when, ...alternative.when] }));
  });
  return union(parts, at);
}

function exactAll(bound: Bound | undefined): readonly string[] | undefined {
  const only = bound?.length === 1 ? bound[0]?.value : undefined;
  if (only?.kind !== 'sequence' || only.open) return undefined;
  const names: string[] = [];
  for (const item of only.items) {
    const value = item.length === 1 ? item[0]?.value : undefined;
    if (value?.kind !== 'literal' || typeof value.value !== 'string') return undefined;
    names.push(value.value);
  }
  return names;
}

/** Libraries whose star imports are common in settings and bring no settings. */
const harmless =
  /^(os|sys|os\.path|pathlib|datetime|typing|environ|environs|decouple|dotenv|logging|json|re|django\.utils\.translation|split_settings\.tools|celery\.schedules|ldap|oscar\.defaults|django_auth_ldap\.config|configurations|split_settings)$/;

function importUnknownStar(frame: Frame, node: ImportFromStatement): void {
  if (node.level === 0 && harmless.test(node.module)) return;
  const at = placeOf(frame, node);
  const hidden = unknown(
    isOverlay(frame, node) ? 'overlay' : 'star-import',
    at,
    `${'.'.repeat(node.level)}${node.module}`,
  );
  for (const [name, bound] of frame.scope.entries()) {
    if (/^[A-Z][A-Z0-9_]*$/.test(name)) frame.scope.set(name, union([bound, hidden], at));
  }
  frame.scope.set('*', hidden);
}

/** `try: from .local_settings import *` without such a file: what a site puts over the settings that stand here. */
function isOverlay(frame: Frame, node: ImportFromStatement): boolean {
  return frame.path.length > 0 && frame.run.modules.isLocal(frame.uri, node.level, node.module);
}
