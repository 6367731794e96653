import { relativePath, type Uri } from '../core/text';
import type { ModuleGraph } from './graph';
import { roleOfModule } from './role-words';

/**
 * The module that a name stands for: `settings/__init__.py` that says `from .production import *` and nothing else stands for
 * the settings for production, which is where a person changes them.
 */
export function behindShell(root: Uri, { texts, imports }: Pick<ModuleGraph, 'texts' | 'imports'>, uri: Uri): Uri {
  if (!uri.endsWith('/__init__.py') || !isOneStarImport(texts.get(uri) ?? '')) return uri;
  const [only] = imports.get(uri) ?? [];
  if (only === undefined || !texts.has(only)) return uri;
  return roleOfModule(relativePath(root, only).replace(/\.py$/, '')) === 'production' ? only : uri;
}

function isOneStarImport(text: string): boolean {
  const code = text.replace(/^\s*(?:"""[^]*?"""|'''[^]*?''')/, '').replace(/#[^\n]*/g, '');
  return /^from\s+[.\w]+\s+import\s+\*$/.test(code.trim());
}
