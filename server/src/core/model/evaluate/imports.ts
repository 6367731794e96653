import type { ImportFromStatement, ImportStatement } from '../../syntax/python-tree';
import type { Uri } from '../../text';
import { certain, union, unknown } from '../bounds';
import { imported, isUnbound, opaque } from '../objects';
import type { Bound, Place } from '../value';
import { placeOf, type Frame } from './frame';
import { assign } from './targets';

/** `import a.b` binds `a`; `import a.b as c` binds the module itself. */
export function runImport(frame: Frame, node: ImportStatement): void {
  for (const item of node.names) {
    const at = placeOf(frame, item);
    const [root = item.name] = item.name.split('.');
    const wanted = item.alias === null ? root : item.name;
    const uri = frame.run.modules.resolve(frame.uri, 0, wanted);
    const value = uri === undefined ? imported(wanted) : opaque(`module \`${wanted}\``, { type: 'module', uri });
    bind(frame, item.alias ?? root, certain(value, at), node, at);
    frame.record.imports.push({ path: wanted, name: item.alias ?? root, at });
  }
}

export function runImportFrom(frame: Frame, node: ImportFromStatement): void {
  const uri = frame.run.modules.resolve(frame.uri, node.level, node.module);
  if (node.names === '*') {
    frame.record.stars.push(placeOf(frame, node));
    if (uri === undefined) importUnknownStar(frame, node);
    else importStar(frame, uri, node);
    return;
  }
  for (const item of node.names) {
    const at = placeOf(frame, item);
    bind(frame, item.alias ?? item.name, importedName(frame, node, uri, item.name, at), node, at);
    if (node.level === 0)
      frame.record.imports.push({ path: `${node.module}.${item.name}`, name: item.alias ?? item.name, at });
  }
}

function bind(frame: Frame, id: string, bound: Bound, node: ImportStatement | ImportFromStatement, at: Place): void {
  const span = { start: at.span.start - frame.base, end: at.span.end - frame.base };
  assign(frame, { kind: 'name', id, span }, bound, { statement: node, value: { span } }, 'import');
}

function importedName(frame: Frame, node: ImportFromStatement, uri: Uri | undefined, name: string, at: Place): Bound {
  const { modules } = frame.run;
  const names = uri === undefined ? undefined : modules.names(uri, frame.record);
  const found = names?.names.get(name);
  if (found !== undefined && !found.every((alternative) => isUnbound(alternative.value))) {
    return found.map((alternative) => ({ ...alternative, via: [at, ...alternative.via] }));
  }
  const inner = modules.resolve(frame.uri, node.level, node.module === '' ? name : `${node.module}.${name}`);
  if (inner !== undefined) return certain(opaque(`module \`${name}\``, { type: 'module', uri: inner }), at);
  if (uri !== undefined) return names?.names.get('*') ?? unknown('import', at, name);
  if (node.level > 0 || modules.isLocal(frame.uri, node.level, node.module))
    return unknown('import', at, `${'.'.repeat(node.level)}${node.module}`);
  return certain(imported(`${node.module}.${name}`), at);
}

/** Copies the module's public names: those in `__all__` where that is exact, else those without a leading underscore. */
function importStar(frame: Frame, uri: Uri, node: ImportFromStatement): void {
  const module = frame.run.modules.names(uri, frame.record);
  if (module === undefined) return importUnknownStar(frame, node);
  const listed = exactAll(module.names.get('__all__'));
  const open = module.names.get('*');
  if (open !== undefined) widen(frame, open, placeOf(frame, node));
  for (const [name, bound] of module.names) {
    if (name === '*') continue;
    if (listed === undefined ? name.startsWith('_') : !listed.includes(name)) continue;
    const before = frame.scope.own(name);
    const some = bound.some((alternative) => isUnbound(alternative.value));
    frame.scope.set(name, some && before !== undefined ? keepWhereUnbound(bound, before, placeOf(frame, node)) : bound);
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
