import type { Uri } from '../text';
import type { ModuleResult } from './modules';

/** A module and all that it imports, directly or not; those that run first come first. */
export function closureOf(uri: Uri, run: (uri: Uri) => ModuleResult | undefined): readonly ModuleResult[] {
  const seen = new Set<Uri>();
  const ordered: ModuleResult[] = [];
  const visit = (at: Uri): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const result = run(at);
    if (result === undefined) return;
    for (const used of result.record.uses) visit(used);
    ordered.push(result);
  };
  visit(uri);
  return ordered;
}

/**
 * Whether a module, or one that it imports, has asked for another one that was still running: what it has found there depends on
 * which of them was run first.
 */
export function isInCircle(uri: Uri, run: (uri: Uri) => ModuleResult | undefined): boolean {
  return closureOf(uri, run).some(({ uri: own, record }) => [...record.unready].some((other) => other !== own));
}
