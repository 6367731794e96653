import type { Uri } from '../../core/text';
import type { Modules } from '../modules/modules';
import type { FileSource } from '../files/source';

/** The callback of the debug toolbar as its documentation names it, by its path. */
const callback = /["']?SHOW_TOOLBAR_CALLBACK["']?\s*[:=]\s*["']([\w.]+)\.\w+["']/g;

/** The modules of the project with functions that settings name by their path, and that a rule looks at. */
export async function callbackModules(
  source: FileSource,
  modules: Modules,
  settings: ReadonlyMap<Uri, string>,
): Promise<ReadonlyMap<Uri, string>> {
  const names = [...settings.values()].flatMap((text) => [...text.matchAll(callback)].map(([, name = '']) => name));
  const named = await Promise.all([...new Set(names)].map((name) => modules.named(name)));
  const texts = new Map<Uri, string>();
  for (const uri of named.flatMap((each) => each ?? [])) {
    const read = await source.read(uri);
    if (read.ok) texts.set(uri, read.text);
  }
  return texts;
}
