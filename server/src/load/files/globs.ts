import picomatch from 'picomatch';
import { relativePath, type Uri } from '../../core/text';

/**
 * Answers whether a file or folder is among `patterns`, which are relative to `folder`. A pattern names a folder with
 * everything below it too (`legacy` and `legacy/` and `legacy/**` are one), and one without `/` matches at any depth.
 */
export function matcher(folder: Uri, patterns: readonly string[]): (uri: Uri) => boolean {
  const globs = patterns.map((pattern) => pattern.replace(/^\.?\//, '').replace(/\/(\*\*)?$/, ''));
  const tests = globs.map((glob) => picomatch([glob, `${glob}/**`], { dot: true, basename: !glob.includes('/') }));
  const anywhere = globs.filter((glob) => !glob.includes('/')).map((glob) => picomatch(`**/${glob}/**`, { dot: true }));
  return (uri) => {
    const path = relativePath(folder, uri);
    return [...tests, ...anywhere].some((test) => test(path));
  };
}

/** A pattern that names exactly one path. */
export function isPlainPath(pattern: string): boolean {
  return !/[*?[\]{}()!]/.test(pattern);
}
