import type { Uri } from '../../core/text';
import { literally } from '../../core/text';
import type { FileSource } from '../files/source';
import type { Folder } from '../files/walk';

/** `sys.path.insert(0, root("apps"))`, with one level of brackets inside of those of the call. */
const added = /^[ \t]*sys\.path\.(insert|append)\(((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*)\)/gm;

/**
 * The folders in which settings, and what starts them, let imports start as well: what the call writes out, seen from a folder
 * around the module, where that is one only. What is appended comes behind the installed packages, so that a package of the project
 * there, which may have modules that are called like those, is left out.
 */
export async function addedRoots(
  source: FileSource,
  folders: readonly Folder[],
  modules: readonly Uri[],
): Promise<readonly Uri[]> {
  const read = await Promise.all(modules.map((uri) => source.read(uri)));
  const found = read.flatMap((one, index) => {
    const uri = modules[index];
    return one.ok && uri !== undefined && one.text.includes('sys.path.') ? foldersIn(uri, one.text, folders) : [];
  });
  return [...new Set(found)].sort();
}

function foldersIn(module: Uri, text: string, folders: readonly Folder[]): readonly Uri[] {
  return [...text.matchAll(added)].flatMap(([, how, path = '']) => {
    const end = writtenPath(text, path);
    const isMeant = ({ uri }: Folder): boolean =>
      uri.endsWith(`/${end}`) && module.startsWith(uri.slice(0, uri.length - end.length));
    const [only, ...others] = end === '' ? [] : folders.filter(isMeant);
    const isLeftOut = how === 'append' && only?.names.has('__init__.py') === true;
    return only === undefined || others.length > 0 || isLeftOut ? [] : [only.uri];
  });
}

/** The folders that an expression names, or the single name in it where that is set in one line: `APPS_DIR = ROOT / "apps"`. */
function writtenPath(text: string, expression: string): string {
  const own = textsIn(expression);
  if (own !== '') return own;
  const [name, ...others] = expression.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? [];
  if (name === undefined || others.length > 0) return '';
  return textsIn(new RegExp(`^${literally(name)}[ \\t]*=([^\\n]*)`, 'm').exec(text)?.[1] ?? '');
}

function textsIn(expression: string): string {
  const parts = [...expression.matchAll(/(["'])([^"'\n]*)\1/g)].flatMap(([, , text = '']) => text.split('/'));
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}
