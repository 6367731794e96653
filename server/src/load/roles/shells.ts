import type { ModuleFacts } from '../../core/analyzer';
import { dirname, relativePath, type Uri } from '../../core/text';
import { isImported, type ModuleGraph } from '../modules/graph';
import { roleOfModule } from '../files/role-words';

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

/**
 * `prod.py` that says `from . import base` and takes nothing of it: Django reads the names of the module itself, which has no
 * apps, no URLs and no key, so that no site starts with it.
 */
export function lacksItsBase({ texts, facts, imports }: ModuleGraph, uri: Uri, settings: readonly Uri[]): boolean {
  const { assigned, imports: asked, includes, executes = [] } = facts.get(uri) ?? noFacts;
  const isOfModule = ({ module, star }: ModuleFacts['imports'][number]): boolean =>
    star !== true && !/(?:^|\.)[A-Z]\w*$/.test(module);
  const whole = ['SECRET_KEY', 'ROOT_URLCONF', 'INSTALLED_APPS'];
  if (!asked.every(isOfModule) || whole.some((name) => assigned.includes(name))) return false;
  if (includes.length > 0 || executes.length > 0 || fillsByCode.test(texts.get(uri) ?? '')) return false;
  return (
    !isImported({ imports }, uri) &&
    (imports.get(uri) ?? []).some((base) => settings.includes(base) && dirname(base) === dirname(uri))
  );
}

const noFacts: ModuleFacts = { assigned: [], imports: [], includes: [] };

/** What may put names into a module without writing them there. */
const fillsByCode = /^class\s|\b(?:globals|vars|locals|setattr|import_module|__import__)\b|\bsys\.modules\b/m;

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
