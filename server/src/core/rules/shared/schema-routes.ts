import { reachedFrom } from './reached-urls';
import { callsIn, named } from './routes';
import { wholeFile } from './source';
import type { FoundCall } from './routes';
import type { SettingsView } from './model';

/** Names under which projects route a description of their API that they have made elsewhere. */
const sounds = /spectacular|swagger|redoc|openapi|schema|\bdocs?\b/i;

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
