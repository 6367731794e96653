import { dirname, relativePath, type Uri } from '../core/text';
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

/**
 * A package whose modules hold the settings and whose `__init__` holds nothing: no site starts with it, so that whatever still
 * names it was left behind.
 */
export function isHollow({ texts }: Pick<ModuleGraph, 'texts'>, uri: Uri, settings: readonly Uri[]): boolean {
  if (!uri.endsWith('/__init__.py') || codeOf(texts.get(uri) ?? '') !== '') return false;
  return settings.some((other) => other !== uri && dirname(other) === dirname(uri));
}

function isOneStarImport(text: string): boolean {
  return /^from\s+[.\w]+\s+import\s+\*$/.test(codeOf(text));
}

/** A short module without its docstring and its comments. */
function codeOf(text: string): string {
  const docstring = /^\s*(?:"""[^]*?"""|'''[^]*?''')/;
  return text
    .replace(docstring, '')
    .replace(/#[^\n]*/g, '')
    .trim();
}
