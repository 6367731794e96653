import { moduleText } from './source';
import { entryOf, truthy } from './values';
import type { Alternative, SettingsView } from './model';

/** The toolbar's callback where it shows the toolbar to everybody. */
export function openCallback(settings: SettingsView): Alternative | undefined {
  const config = settings
    .get('DEBUG_TOOLBAR_CONFIG')
    .deployed((value) => isOpen(settings, entryOf(value, callbackKey)?.value));
  const [callback] = (config && entryOf(config.value, callbackKey)?.value) ?? [];
  return config?.written === undefined ? undefined : callback;
}

export const callbackKey = 'SHOW_TOOLBAR_CALLBACK';

function isOpen(settings: SettingsView, bound: readonly Alternative[] | undefined): boolean {
  return bound !== undefined && bound.length > 0 && bound.every((callback) => alwaysTrue(settings, callback));
}

function alwaysTrue(settings: SettingsView, callback: Alternative): boolean {
  if (callback.value.kind !== 'opaque') return false;
  return [callback.at, ...callback.via].some((place) => {
    const text = settings.textOf(place);
    if (/^lambda\b[^:]*:\s*(?:True|1|not False)\s*$/.test(text)) return true;
    const name = /^(?:def\s+)?([A-Za-z_]\w*)/.exec(text)?.[1];
    return name !== undefined && name !== 'lambda' && functionIsTrue(moduleText(settings, place.uri), name);
  });
}

/** A function that does nothing but return True, with or without a docstring and comments. */
function functionIsTrue(text: string, name: string): boolean {
  const body = new RegExp(
    `^[ \\t]*def ${name}\\([^)]*\\)[^:\\n]*:((?:[ \\t]*(?:#[^\\n]*)?\\n|[ \\t]+[^\\n]*\\n?)*)`,
    'm',
  ).exec(`${text}\n`);
  const oneLine = new RegExp(`^[ \\t]*def ${name}\\([^)]*\\)[^:\\n]*:[ \\t]*return True[ \\t]*$`, 'm');
  const code = (body?.[1] ?? '')
    .replace(/#[^\n]*/g, '')
    .replace(/^\s*(?:"""[^]*?"""|'''[^]*?'''|"[^"\n]*"|'[^'\n]*')/, '');
  return oneLine.test(text) || code.trim() === 'return True';
}

/** The toolbar hides itself while DEBUG is off, django-pdb takes its middleware out, and Silk shows itself to staff alone where it is told to; `tool` is the name of the package. */
export function isHarmless(settings: SettingsView, tool: string): boolean {
  if (tool === 'debug_toolbar') return openCallback(settings) === undefined;
  if (tool === 'django_pdb') return true;
  return tool === 'silk' && settings.get('SILKY_AUTHORISATION').deployed(truthy) !== undefined;
}
