import type { PackageFact } from '../../core/model/project';
import type { Dependency } from '../../core/syntax/dependencies';
import { relativePath, type Uri } from '../../core/text';

/**
 * What dependency files say together: for each package a lock file decides, then a pin, then a range, and last a file that was
 * left behind. Undefined where there is no such file, because then nothing is known about packages.
 */
export function packageFacts(
  root: Uri,
  files: readonly { readonly uri: Uri; readonly dependencies: readonly Dependency[]; readonly isLeftBehind: boolean }[],
): ReadonlyMap<string, PackageFact> | undefined {
  const facts = new Map<string, PackageFact & { readonly weight: number }>();
  const beside = new Map<string, readonly string[]>();
  for (const { uri, dependencies, isLeftBehind } of files) {
    const isLock = uri.endsWith('.lock');
    for (const { name, version, exact, extras = [] } of dependencies) {
      for (const extra of extras) beside.set(name, [...(beside.get(name) ?? []), extra]);
      const weight = version === null || isLeftBehind ? 0 : isLock ? 3 : exact ? 2 : 1;
      if (weight < (facts.get(name)?.weight ?? -1) || (facts.has(name) && weight === facts.get(name)?.weight)) continue;
      facts.set(name, { version, exact, from: relativePath(root, uri), weight });
    }
  }
  if (files.length === 0) return undefined;
  return new Map(
    [...facts].map(([name, { version, exact, from }]) => {
      const extras = beside.get(name);
      return [name, { version, exact, from, ...(extras === undefined ? {} : { extras }) }];
    }),
  );
}
