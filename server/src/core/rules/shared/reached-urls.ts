import { packages } from '../../django/packages';
import { callsIn, includedModule, isModule } from './routes';
import { textIn } from './values';
import type { SettingsView, UrlsView } from './model';

const known = ['django', 'debug_toolbar', 'silk', ...Object.values(packages).flatMap(({ modules }) => [...modules])];

/** The URLconfs that a site routes by. */
export interface Reached {
  readonly modules: readonly UrlsView[];
  /** False where something is included that is neither in the project nor of a package that is known. */
  readonly isWhole: boolean;
}

/** The URLconf of the entry and what it includes; undefined where it is not seen. */
export function reachedFrom(settings: SettingsView): Reached | undefined {
  const [only, ...others] = settings.get('ROOT_URLCONF').deployedAlternatives;
  const root = only && others.length === 0 ? moduleOf(settings, textIn(only.value) ?? '') : undefined;
  if (root === undefined) return undefined;
  const modules = [root];
  let isWhole = true;
  for (const urls of modules) {
    for (const { call } of callsIn(urls)) {
      const name = includedModule(call);
      if (name === undefined) continue;
      const included = moduleOf(settings, name);
      if (included === undefined) isWhole &&= isKnown(name);
      else if (!modules.includes(included)) modules.push(included);
    }
  }
  return { modules, isWhole };
}

/** A package whose routes are known to be others, or a router of REST framework, which routes view sets. */
function isKnown(name: string): boolean {
  return known.includes(name.split('.', 1)[0] ?? '') || /router\w*\.urls$/i.test(name);
}

function moduleOf({ urls }: SettingsView, name: string): UrlsView | undefined {
  return urls.find(({ uri }) => isModule(uri, name));
}
