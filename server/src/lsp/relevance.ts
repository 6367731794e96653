import { basename, dirname, isWithin, relativePath, uriPath, type Uri } from '../core/text';
import type { ModuleFacts } from '../core/analyzer';
import { baselineName } from '../core/lint/baseline';
import {
  isDependencyFile,
  isEnvFile,
  isProxyFile,
  isServerModule,
  isSettingsLike,
  isSkippedFolder,
  isTestConfiguration,
  moduleWritten,
  processKind,
} from '../load/files/names';

/**
 * What a file means for a project by its name: `subject` may be analysed itself, `evidence` says how the project is run,
 * configured or which Django it has. Everything else is nothing to us unless a project has loaded it.
 */
export type Relevance = 'subject' | 'evidence' | 'none';

/** What a file may mean for the projects of a folder, by its name. */
export function relevanceOf(uri: Uri, folder: Uri): Relevance {
  const name = basename(uri);
  const inside = isWithin(folder, uri) ? relativePath(folder, dirname(uri)) : '';
  if (isSkipped(inside)) return 'none';
  if (isSubject(inside, name)) return 'subject';
  return isEvidence(inside, name) ? 'evidence' : 'none';
}

/** True where a file outside of every workspace folder may be analysed by its name and those of its two folders. */
export function isStraySubject(uri: Uri): boolean {
  const above = uriPath(dirname(uri)).split('/').slice(-2).join('/');
  return isSubject(above, basename(uri));
}

function isSubject(folder: string, name: string): boolean {
  return isSettingsLike(folder, name, new Set()) || isEnvFile(folder, name);
}

/** True below a folder that loading does not enter. */
function isSkipped(inside: string): boolean {
  const segments = inside.split('/').filter((segment) => segment !== '');
  return segments.some((segment, depth) => isSkippedFolder(segments.slice(0, depth).join('/'), segment));
}

function isEvidence(folder: string, name: string): boolean {
  if (['manage.py', '.gitignore', '.python-version', baselineName].includes(name)) return true;
  if (isServerModule(folder, name) || isDependencyFile(folder, name) || isTestConfiguration(folder, name)) return true;
  return (
    processKind(folder, name) !== undefined || isProxyFile(folder, name) || moduleWritten(folder, name) !== undefined
  );
}

/** What the server makes of a document, by its language id and its name. */
export type Language = 'python' | 'dotenv' | 'other';

/** The language of a file, by its name. */
export function languageOf(uri: Uri): Language {
  const name = basename(uri);
  if (name.endsWith('.py')) return 'python';
  return isEnvFile(dirname(uri), name) ? 'dotenv' : 'other';
}

/**
 * Everything about a text that loading depends on. While it stays the same, an edit is analysed without asking the file
 * system; a changed import or a new setting may bring other files in.
 */
export function loadKey(language: Language, text: string, inspect: () => ModuleFacts): string {
  if (language === 'dotenv') return dotenvKey(text);
  if (language !== 'python') return text;
  const { imports, assigned, setsVariables } = inspect();
  const template = /using Django (\d+\.\d+)/.exec(text)?.[1] ?? '';
  return JSON.stringify([imports, assigned, setsVariables, /\bsettings\.configure\(/.test(text), template]);
}

/** Keys of Django make a folder a Django project, and the settings module is named by its value. */
function dotenvKey(text: string): string {
  const lines = text.matchAll(/^[ \t]*(?:export[ \t]+)?(DJANGO_[A-Z_]+)[ \t]*=(.*)$/gm);
  return [...lines]
    .map(([, key = '', value = '']) => (key === 'DJANGO_SETTINGS_MODULE' ? `${key}=${value}` : key))
    .join('\n');
}

/** True for a Python file beside one that a project has loaded: a module that was missing, or one that takes its place. */
export function isBeside(uri: Uri, members: Iterable<Uri>): boolean {
  if (!uri.endsWith('.py')) return false;
  const folder = dirname(uri);
  for (const member of members) if (dirname(member) === folder) return true;
  return false;
}
