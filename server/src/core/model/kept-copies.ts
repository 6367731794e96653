import { basename, dirname, joinUri, relativePath, type Uri } from '../text';
import type { ViewParts } from './settings-view';

/** Whether a module is one that somebody has kept beside those that sites run with. */
export function isCopy({ project, uri, isLoose, role }: ViewParts): boolean {
  if (!isLoose) return role === 'development' && project.files.has(packageBeside(uri));
  if (project.copies?.includes(uri) === true) return true;
  return project.entries.length > 0 && (copyName.test(basename(uri)) || isKeptFolder(project.root, uri));
}

/** The package that Python imports instead of a module. */
function packageBeside(uri: Uri): Uri {
  return joinUri(dirname(uri), basename(uri).replace(/\.py$/, ''), '__init__.py');
}

/** The words for what was kept aside when it was replaced. */
export const keptWords: readonly string[] = [
  ...['old', 'bak', 'bk', 'bkp', 'backup', 'copy', 'orig', 'previous', 'obsolete', 'unused'],
];

/** `settings_old.py`, `old_settings.py`, `settingsbk.py`, `settings-backup.py`; and `settings (1).py`, which no import can name. */
const copyName = new RegExp(
  String.raw`[( ].*\.py$|(?:^settings|^|[-_. ])(?:${keptWords.join('|')}|deprecated)\d*(?:[-_. ].*)?\.py$`,
  'i',
);

/** In a folder that no import can name, such as `old modules` or `app (copy)`. */
function isKeptFolder(root: Uri, uri: Uri): boolean {
  return /[( ]/.test(relativePath(root, dirname(uri)));
}
