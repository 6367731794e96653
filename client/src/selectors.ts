import type { DocumentFilter, WorkspaceFolder } from 'vscode';
import { environmentGlobs, otherGlobs } from '../../server/src/protocol/files';

/** Files that make a workspace worth a server: without any of them nothing is started. */
export const candidates = '{**/manage.py,**/*settings*.py,**/settings/**/*.py,**/.env,**/.env.*,**/*.env}';

/** Where candidates are not looked for. */
export const elsewhere = '**/{node_modules,.git,.venv,venv,env,site-packages,__pycache__}/**';

const languages = ['python', 'dotenv'];

const patterns = [...environmentGlobs, ...otherGlobs];

/**
 * The schemes of the files that the server gets to see: those on a disk, those of repositories that are opened without a
 * clone, and whatever else the opened folders live on. Never those of other views of a file, such as its version in git.
 */
export function servedSchemes(folders: readonly WorkspaceFolder[] = []): readonly string[] {
  return [...new Set(['file', 'vscode-vfs', 'vscode-remote', ...folders.map(({ uri }) => uri.scheme)])];
}

/** The documents that the server gets to see, by scheme of their address. */
export function documentsOf(schemes: readonly string[]): { language?: string; scheme: string; pattern?: string }[] {
  return [
    ...['untitled', ...schemes].flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
    ...schemes.flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern }))),
  ];
}

/** Documents that may be settings or an environment by their names or language; opening one starts the server. */
export function settingsLike(schemes: readonly string[]): readonly DocumentFilter[] {
  return schemes.flatMap((scheme) => [
    { scheme, language: 'dotenv' },
    { scheme, pattern: candidates },
  ]);
}
