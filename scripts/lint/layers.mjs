// The layer table of docs/architecture.md, as an ESLint rule. Data flows one way, and this is what holds the line.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** For each layer: the folder, the layers it may import besides itself, and the packages it may import. */
export const table = [
  { layer: 'core/text', folder: 'server/src/core/text', may: [], packages: [] },
  { layer: 'core/syntax', folder: 'server/src/core/syntax', may: ['core/text'], packages: [] },
  { layer: 'core/django', folder: 'server/src/core/django', may: ['core/text', 'core/model'], packages: [] },
  { layer: 'core/snippets', folder: 'server/src/core/snippets', may: ['core/django'], packages: [] },
  {
    layer: 'core/model',
    folder: 'server/src/core/model',
    may: ['core/text', 'core/syntax', 'core/django'],
    packages: [],
  },
  {
    layer: 'core/rules',
    folder: 'server/src/core/rules',
    may: ['core/text', 'core/django', 'core/model'],
    packages: [],
  },
  {
    layer: 'core/lint',
    folder: 'server/src/core/lint',
    may: ['core/text', 'core/syntax', 'core/django', 'core/model', 'core/rules'],
    packages: [],
  },
  {
    layer: 'core/ide',
    folder: 'server/src/core/ide',
    may: ['core/text', 'core/django', 'core/snippets', 'core/model', 'core/rules', 'core/lint'],
    packages: [],
  },
  {
    layer: 'core',
    folder: 'server/src/core',
    may: [
      'core/text',
      'core/syntax',
      'core/django',
      'core/snippets',
      'core/model',
      'core/rules',
      'core/lint',
      'core/ide',
    ],
    packages: [],
  },
  { layer: 'load/files', folder: 'server/src/load/files', may: ['core'], packages: ['picomatch', 'ignore'] },
  { layer: 'load/config', folder: 'server/src/load/config', may: ['core', 'load/files'], packages: ['smol-toml'] },
  { layer: 'load/modules', folder: 'server/src/load/modules', may: ['core', 'load/files'], packages: [] },
  { layer: 'load/evidence', folder: 'server/src/load/evidence', may: ['core', 'load/files'], packages: [] },
  {
    layer: 'load/environment',
    folder: 'server/src/load/environment',
    may: ['core', 'load/files', 'load/config', 'load/evidence'],
    packages: [],
  },
  {
    layer: 'load/facts',
    folder: 'server/src/load/facts',
    may: ['core', 'load/files', 'load/config', 'load/modules', 'load/evidence'],
    packages: [],
  },
  {
    layer: 'load/roles',
    folder: 'server/src/load/roles',
    may: ['core', 'load/files', 'load/modules', 'load/evidence', 'load/facts'],
    packages: ['ignore'],
  },
  {
    layer: 'load',
    folder: 'server/src/load',
    may: [
      'core',
      'load/files',
      'load/config',
      'load/modules',
      'load/evidence',
      'load/environment',
      'load/facts',
      'load/roles',
    ],
    packages: [],
  },
  { layer: 'host', folder: 'server/src/host', may: ['core', 'load'], packages: ['node:'] },
  {
    layer: 'grammar',
    folder: 'server/src/grammar',
    may: ['core/syntax', 'core/text'],
    packages: ['web-tree-sitter', 'tree-sitter', 'tree-sitter-python', 'node:'],
  },
  { layer: 'protocol', folder: 'server/src/protocol', may: [], packages: [] },
  {
    layer: 'lsp',
    folder: 'server/src/lsp',
    may: ['core', 'load', 'grammar', 'host', 'protocol'],
    packages: [
      'vscode-languageserver',
      'vscode-languageserver-protocol',
      'vscode-languageserver-textdocument',
      'node:',
    ],
  },
  {
    layer: 'cli',
    folder: 'server/src/cli',
    may: ['core', 'load', 'grammar', 'host', 'lsp'],
    packages: ['sarif', 'commander', 'node:'],
  },
  {
    layer: 'client',
    folder: 'client/src',
    may: ['protocol'],
    packages: ['vscode', 'vscode-languageclient', 'node:'],
  },
];

/** The layer of a file by its path from the root, the most specific folder first; undefined outside the table. */
function layerOf(file) {
  return [...table]
    .sort((a, b) => b.folder.length - a.folder.length)
    .find((row) => `${file}/`.startsWith(`${row.folder}/`));
}

/** Why `from` may not import `target` (a relative or package specifier), or undefined where it may. */
function violation(from, target) {
  const row = layerOf(from);
  if (row === undefined) return undefined;
  if (!target.startsWith('.')) return packageViolation(row, target);
  const to = layerOf(path.posix.join(path.posix.dirname(from), target));
  if (to === undefined) return `${row.layer} may not import ${target}: it is outside every layer.`;
  const whole = row.may.some((layer) => to.layer.startsWith(`${layer}/`));
  if (to.layer === row.layer || row.may.includes(to.layer) || whole) return undefined;
  return `${row.layer} may not import ${to.layer}; data flows one way (docs/architecture.md).`;
}

function packageViolation(row, target) {
  const allowed = row.packages.some(
    (name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
  return allowed ? undefined : `${row.layer} may not import the package ${target}.`;
}

const rule = {
  meta: { type: 'problem', schema: [], docs: { description: 'Imports go down the layer table only.' } },
  create(context) {
    const from = path
      .relative(root, context.settings.layersAs ?? context.filename)
      .split(path.sep)
      .join('/');
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const message = violation(from, node.source.value);
      if (message !== undefined) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default { rules: { imports: rule } };
