import type { DotenvFile } from '../syntax/dotenv';
import { shift } from '../text';
import { readEnvFile } from './env-loaders';
import { loaderFor } from './env-loads';
import type { ModuleResult } from './modules';
import type { EnvFile } from './project';
import type { EnvRead, Place } from './value';
import type { EnvFileEntry, EnvFileView, EnvUse, SettingsView } from './view';

/** What a `.env` file says to the loader that the project uses for it. */
export function createEnvFileView(
  of: EnvFile,
  file: DotenvFile,
  text: string,
  modules: readonly ModuleResult[],
  views: readonly SettingsView[],
): EnvFileView {
  const reads = readsByVariable(modules);
  const uses = usesByVariable(views);
  const { entries } = readEnvFile(file, text, loaderFor(of.uri, modules));
  const at = (span: Place['span']): Place => ({ uri: of.uri, span: shift(span, 0) });
  const listed: readonly EnvFileEntry[] = entries.map((entry) => ({
    key: entry.key,
    keyAt: at(entry.keySpan),
    value: entry.value,
    valueAt: at(entry.valueSpan),
    at: at(entry.span),
    reads: reads.get(entry.key) ?? [],
    uses: uses.get(entry.key) ?? [],
  }));
  return {
    uri: of.uri,
    role: of.role,
    ...(of.ignoredByGit === undefined ? {} : { ignoredByGit: of.ignoredByGit }),
    entries: listed,
    get: (key) => listed.filter((entry) => entry.key === key).at(-1),
    textOf: (place) => text.slice(place.span.start, place.span.end),
  };
}

function readsByVariable(modules: readonly ModuleResult[]): ReadonlyMap<string, readonly EnvRead[]> {
  const found = new Map<string, EnvRead[]>();
  for (const module of modules) {
    for (const read of module.record.reads) found.set(read.variable, [...(found.get(read.variable) ?? []), read]);
  }
  return found;
}

/** Which settings each variable decides, with the whole way from its text to their values. */
function usesByVariable(views: readonly SettingsView[]): ReadonlyMap<string, readonly EnvUse[]> {
  const found = new Map<string, EnvUse[]>();
  for (const view of views) {
    for (const setting of view.assigned) {
      for (const { value } of view.get(setting).all) {
        if (value.kind !== 'env') continue;
        found.set(value.variable, [...(found.get(value.variable) ?? []), { setting, steps: value.steps }]);
      }
    }
  }
  return found;
}
