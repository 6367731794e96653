import type { ProjectModel } from '../model/model';
import type { Place } from '../model/value';
import type { EnvFileView, EnvLoad, SettingsView } from '../model/view';

/**
 * The lines that give a variable to an entry: of the files that the entry is seen to load, the one that wins there. Several
 * where that is not certain; none where the variable comes from elsewhere.
 */
export function sourcesOf(model: ProjectModel, view: SettingsView, variable: string): readonly Place[] {
  const given = model.envFiles.filter(
    (file) => file.loadedBy.some(({ entry }) => entry === view.uri) && file.get(variable) !== undefined,
  );
  const winner = winnerOf(given, view.envLoads);
  const files = winner === undefined ? given : [winner];
  return files.flatMap((file) => file.get(variable)?.keyAt ?? []);
}

/** The first file that is loaded wins, unless a later one is loaded over it. Undefined where a load is not certain. */
function winnerOf(given: readonly EnvFileView[], loads: readonly EnvLoad[]): EnvFileView | undefined {
  let winner: EnvFileView | undefined;
  for (const { file, overrides, certain } of loads) {
    const loaded = given.find(({ uri }) => uri === file?.uri);
    if (loaded === undefined) continue;
    if (!certain || overrides === null) return undefined;
    if (winner === undefined || overrides) winner = loaded;
  }
  return winner;
}
