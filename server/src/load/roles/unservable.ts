import type { ModuleFacts } from '../../core/analyzer';
import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { dirname, type Uri } from '../../core/text';
import { leftAside } from './entry-roles';
import { reachedFrom, type ModuleGraph } from '../modules/graph';

type Graph = Pick<ModuleGraph, 'facts' | 'imports' | 'packages' | 'texts'>;

/**
 * Gives settings that are found by their names alone, and that no site can run with, a role under which only what is wrong in any
 * stored file is told, where the project has others. They name no URLconf, which Django looks up at the first request; or they lie
 * beside `manage.py`, in no package, and import from their own package, which Python refuses.
 */
export function withUnservable(entries: readonly Entry[], graph: Graph, importRoots: readonly Uri[]): readonly Entry[] {
  const serving = entries.filter(({ uri, role }) => isOfSite(role) && servesPages(graph, uri) === true);
  const isPiece = ({ uri }: Entry): boolean =>
    serving.some((one) => one.uri !== uri && reachedFrom(graph, [one.uri]).has(uri));
  const reasons = new Map(
    entries.flatMap((entry) => {
      if (!isOfSite(entry.role) || entry.foundBy !== 'name' || isPiece(entry)) return [];
      const why = isOutsidePackage(graph, entry.uri, importRoots)
        ? 'imports from its own package, and is in none'
        : servesPages(graph, entry.uri) === false
          ? 'names no URLconf'
          : undefined;
      return why === undefined ? [] : [[entry, why] as const];
    }),
  );
  if (!serving.some((entry) => !reasons.has(entry))) return entries;
  return entries.map((entry) => {
    const why = reasons.get(entry);
    return why === undefined ? entry : leftAside(entry, why);
  });
}

function isOutsidePackage({ facts, packages }: Graph, uri: Uri, importRoots: readonly Uri[]): boolean {
  if (!importRoots.includes(dirname(uri)) || (packages.get(uri) ?? []).length > 0) return false;
  return facts.get(uri)?.imports.some(({ level, optional }) => level > 0 && !optional) === true;
}

/** Ways to write names that no statement shows. */
const writesNames = /\b(?:exec|globals|vars|locals|setattr|include)\s*\(/;

/** Whether a module, or what it is made from, names a URLconf; undefined where something that is not seen may do so. */
function servesPages(graph: Graph, uri: Uri): boolean | undefined {
  const { facts, imports, texts } = graph;
  const all = [...reachedFrom(graph, [uri])].map((one) => [one, facts.get(one)] as const);
  if (all.some(([, module]) => module?.assigned.includes('ROOT_URLCONF') === true)) return true;
  const isSeen = all.every(
    ([one, module]) =>
      module !== undefined &&
      !writesNames.test(texts.get(one) ?? '') &&
      bringsNothing(module, (imports.get(one) ?? []).length),
  );
  return isSeen ? false : undefined;
}

/** True where a module includes nothing, is read to its end, and takes all names from modules that were read. */
function bringsNothing({ includes, imports, broken }: ModuleFacts, found: number): boolean {
  if (includes.length > 0 || broken !== undefined) return false;
  const stars = imports.filter(({ star }) => star === true).length;
  return (
    stars <= found && !imports.some(({ module }) => /^(?:configurations|dynaconf|pydantic\w*|importlib)\b/.test(module))
  );
}
