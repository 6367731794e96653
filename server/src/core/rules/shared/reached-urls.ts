import { packages } from '../../django/packages';
import { callsIn, includedModule, isModule, type FoundCall } from './routes';
import { wholeFile } from './source';
import { textIn } from './values';
import type { SettingsView, UrlsView } from './model';

const known = ['django', 'debug_toolbar', 'silk', ...Object.values(packages).flatMap(({ modules }) => [...modules])];

/** The URLconfs that a site routes by. */
interface Reached {
  readonly modules: readonly UrlsView[];
  /** False where something is included that is neither in the project nor of a package that is known. */
  readonly isWhole: boolean;
}

/** The URLconf of the entry and what it includes; undefined where it is not seen. */
function reachedFrom(settings: SettingsView): Reached | undefined {
  const [only, ...others] = settings.get('ROOT_URLCONF').deployedAlternatives;
  const root = only && others.length === 0 ? moduleOf(settings, textIn(only.value) ?? '') : undefined;
  if (root === undefined) return undefined;
  const modules = [root];
  let isWhole = true;
  for (const urls of modules) {
    for (const { call, guarded } of callsIn(urls)) {
      const name = includedModule(call);
      if (name === undefined) continue;
      const included = moduleOf(settings, name);
      // What somebody turns on, such as the pages of a tool for developers, tells nothing about the rest.
      if (included === undefined) isWhole &&= guarded || isKnown(name);
      else if (!modules.includes(included)) modules.push(included);
    }
  }
  return { modules, isWhole };
}

/** The URLconfs that a deployed site is seen to route by; undefined where the first one is not seen. */
export function reachedUrls(settings: SettingsView): readonly UrlsView[] | undefined {
  return reachedFrom(settings)?.modules;
}

/** What pages are known by in a URLconf. */
export interface Pages {
  /** The call that routes them. */
  readonly routedBy: (found: FoundCall) => boolean;
  /** Whether such a route shows them to everybody. */
  readonly isOpen: (found: FoundCall) => boolean;
  /** What they are called where another call routes them. */
  readonly sounds: RegExp;
}

/** Whether a deployed site may show pages: false only where the URLconf is known whole, and routes none that everybody may see. */
export function mayBeRouted(settings: SettingsView, { routedBy, isOpen, sounds }: Pages): boolean {
  const reached = reachedFrom(settings);
  if (reached === undefined) return true;
  const found = reached.modules.flatMap((urls) => callsIn(urls)).filter(routedBy);
  if (found.length > 0) return found.some(isOpen);
  return !reached.isWhole || reached.modules.some((urls) => sounds.test(urls.textOf(wholeFile(urls.uri))));
}

/** A package whose routes are known to be others, or a router of REST framework, which routes view sets. */
function isKnown(name: string): boolean {
  return known.includes(name.split('.', 1)[0] ?? '') || /router\w*\.urls$/i.test(name);
}

function moduleOf({ urls }: SettingsView, name: string): UrlsView | undefined {
  return urls.find(({ uri }) => isModule(uri, name));
}
