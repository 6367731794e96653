import type { Statement } from '../syntax/python-tree';
import { importedPath, objectOf } from './objects';
import type { Bound, Place } from './value';
import type { Idiom } from './view';
import type { ViewParts } from './settings-view';

/** The reader that the entry already has at hand, else `os.environ` with the import that it needs. */
export function idiomOf(parts: ViewParts, names: ReadonlyMap<string, Bound>): Idiom {
  for (const [name, bound] of names) {
    const reader = readerOf(name, bound);
    if (reader !== undefined) return { reader, name, missingImport: null };
  }
  const environ = nameOf(names, 'os.environ');
  if (environ !== undefined) return { reader: 'os', name: environ, missingImport: null };
  const os = nameOf(names, 'os');
  if (os !== undefined) return { reader: 'os', name: `${os}.environ`, missingImport: null };
  return { reader: 'os', name: 'os.environ', missingImport: { line: 'import os', at: importPlace(parts) } };
}

function readerOf(name: string, bound: Bound): Exclude<Idiom['reader'], 'os'> | undefined {
  const value = bound.length === 1 ? bound[0]?.value : undefined;
  if (value === undefined || name === '*') return undefined;
  const path = importedPath(value);
  if (path === 'decouple.config') return 'python-decouple';
  if (path === 'environs.env') return 'environs';
  const object = objectOf(value);
  if (object?.type !== 'reader' || (object.role !== 'env' && object.role !== 'config')) return undefined;
  const { reader } = object;
  return reader === 'django-environ' || reader === 'environs' || reader === 'python-decouple' ? reader : undefined;
}

function nameOf(names: ReadonlyMap<string, Bound>, path: string): string | undefined {
  for (const [name, bound] of names) {
    const value = bound.length === 1 ? bound[0]?.value : undefined;
    if (value !== undefined && importedPath(value) === path) return name;
  }
  return undefined;
}

/** Before the first import that is not from `__future__`, else before the first statement after the docstring. */
function importPlace(parts: ViewParts): Place {
  const { statements } = parts.parsed;
  const imports = statements.filter(({ node }) => isImport(node));
  const rest = statements.filter(({ node }, i) => !(i === 0 && isDocstring(node)) && !isFuture(node));
  const target = imports.find(({ node }) => !isFuture(node)) ?? rest[0];
  const start =
    target === undefined ? (parts.project.files.get(parts.uri) ?? '').length : target.offset + target.node.span.start;
  return { uri: parts.uri, span: { start, end: start } };
}

function isImport(node: Statement): boolean {
  return node.kind === 'import' || node.kind === 'import-from';
}

function isFuture(node: Statement): boolean {
  return node.kind === 'import-from' && node.module === '__future__';
}

function isDocstring(node: Statement): boolean {
  return node.kind === 'expression' && node.value.kind === 'constant';
}
