import { mayBeRouted } from './reached-urls';
import { named } from './routes';
import type { FoundCall } from './routes';
import type { SettingsView } from './model';

/** Names under which projects route a description of their API that they have made elsewhere. */
const sounds = /spectacular|swagger|redoc|openapi|schema|\bdocs?\b/i;

/**
 * Whether a deployed site may show views of drf-spectacular whose name has `part` in it: false only where the URLconf is known
 * whole, and routes none that everybody may see.
 */
export function mayShow(settings: SettingsView, part: RegExp): boolean {
  return mayBeRouted(settings, {
    routedBy: ({ call }) => isSchemaView(call.callee),
    isOpen: (view) => part.test(view.call.callee) && !isClosed(view),
    sounds,
  });
}

function isSchemaView(callee: string): boolean {
  return /(?:^|\.)Spectacular\w+\.as_view$/.test(callee);
}

/** A condition, or permissions of the route itself. */
function isClosed({ call, guarded }: FoundCall): boolean {
  return guarded || named(call.args, 'permission_classes') !== undefined;
}
