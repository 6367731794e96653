import { identifier, reject, spanOf, type Lowering, type StatementRule } from './python-context';
import { hasToken, named, type RawNode } from './python-raw';
import type { ImportedName, ImportFromStatement } from './python-tree';

const importStatement: StatementRule = (node, c) => ({
  kind: 'import',
  names: importedNames(node, named(node), c),
  span: spanOf(node, c),
});

const importFrom: StatementRule = (node, c) => {
  const [source, ...rest] = named(node);
  const names = rest[0]?.type === 'wildcard_import' ? '*' : importedNames(node, rest, c);
  return { kind: 'import-from', ...moduleOf(source, c), names, span: spanOf(node, c) };
};

function moduleOf(
  source: RawNode | undefined,
  c: Lowering,
): Pick<ImportFromStatement, 'level' | 'module' | 'moduleSpan'> {
  if (source === undefined) reject(c);
  const moduleSpan = spanOf(source ?? { start: c.base, end: c.base }, c);
  if (source?.type !== 'relative_import') return { level: 0, module: dotted(source, c), moduleSpan };
  const [dots, name] = named(source);
  return { level: dots?.children.length ?? 0, module: name === undefined ? '' : dotted(name, c), moduleSpan };
}

const futureImport: StatementRule = (node, c) => {
  const source = node.children.find((child) => child.type === '__future__');
  const moduleSpan = spanOf(source ?? node, c);
  const names = importedNames(node, named(node), c);
  return { kind: 'import-from', level: 0, module: '__future__', moduleSpan, names, span: spanOf(node, c) };
};

/** A comma after the last name needs parentheses around the list. */
function importedNames(node: RawNode, nodes: readonly RawNode[], c: Lowering): readonly ImportedName[] {
  if (!hasToken(node, ')') && node.children[node.children.length - 1]?.type === ',') reject(c);
  return nodes.map((each) => importedName(each, c));
}

function importedName(node: RawNode, c: Lowering): ImportedName {
  if (node.type !== 'aliased_import') return { name: dotted(node, c), alias: null, span: spanOf(node, c) };
  const [name, alias] = named(node);
  if (alias === undefined) reject(c);
  return { name: dotted(name, c), alias: alias === undefined ? null : identifier(alias, c), span: spanOf(node, c) };
}

/** Blanks may stand around the dots, so the names are joined instead of read as one text. */
function dotted(node: RawNode | undefined, c: Lowering): string {
  return node === undefined
    ? ''
    : named(node)
        .map((part) => identifier(part, c))
        .join('.');
}

export const importRules: readonly (readonly [string, StatementRule])[] = [
  ['import_statement', importStatement],
  ['import_from_statement', importFrom],
  ['future_import_statement', futureImport],
];
