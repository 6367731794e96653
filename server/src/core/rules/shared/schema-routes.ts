import { packages } from '../../django/packages';
import { callsIn, includedModule, isModule, named } from './routes';
import { wholeFile } from './source';
import { textIn } from './values';
import type { FoundCall } from './routes';
import type { SettingsView, UrlsView } from './model';

/** Names under which projects route a description of their API that they have made elsewhere. */
const sounds = /spectacular|swagger|redoc|openapi|schema|\bdocs?\b/i;

const known = ['django', 'debug_toolbar', 'silk', ...Object.values(packages).flatMap(({ modules }) => [...modules])];

/**
 * Whether a deployed site may show views of drf-spectacular whose name has `part` in it: false only where the URLconf is known
 * whole, and routes none that everybody may see.
 */
export function mayShow(settings: SettingsView, part: RegExp): boolean {
  const reached = reachedFrom(settings);
  if (reached === undefined) return true;
  const views = reached.modules.flatMap((urls) => callsIn(urls)).filter(({ call }) => isSchemaView(call.callee));
  if (views.length > 0) return views.some((view) => part.test(view.call.callee) && !isClosed(view));
  return !reached.isWhole || reached.modules.some((urls) => sounds.test(urls.textOf(wholeFile(urls.uri))));
}

function isSchemaView(callee: string): boolean {
  return /(?:^|\.)Spectacular\w+\.as_view$/.test(callee);
}

/** A condition, or permissions of the route itself. */
function isClosed({ call, guarded }: FoundCall): boolean {
  return guarded || named(call.args, 'permission_classes') !== undefined;
}

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
