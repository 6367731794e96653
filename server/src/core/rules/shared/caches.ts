import { decided, partAt, textOfPart } from './parts';
import { textIn } from './values';
import type { Alternative, DictItem, SettingsView, Value } from './model';

/** One alias of `CACHES`. */
export interface Cache {
  readonly alias: string;
  readonly entry: DictItem;
  readonly value: Value;
  /** The dotted path of the backend; undefined where it is not known. */
  readonly backend: string | undefined;
  /** The value of `CACHES` that it is a part of. */
  readonly root: Alternative;
}

export const dummyCache = 'django.core.cache.backends.dummy.DummyCache';
export const localCache = 'django.core.cache.backends.locmem.LocMemCache';
export const fileCache = 'django.core.cache.backends.filebased.FileBasedCache';

/** The caches of a deployed site that satisfy a test, Django's own default among them. */
export function cachesWhere(settings: SettingsView, test: (cache: Cache) => boolean): readonly Cache[] {
  const setting = settings.get('CACHES');
  if (settings.isFragment && !setting.isAssigned) return [];
  const matching = (root: Alternative): readonly Cache[] => cachesOf(root).filter(test);
  const roots = new Set(
    setting.deployedAlternatives.filter((root) => matching(root).length > 0).map(({ value }) => value),
  );
  const root = roots.size === 0 ? undefined : setting.deployed((value) => roots.has(value));
  return root === undefined ? [] : matching(root);
}

function cachesOf(root: Alternative): readonly Cache[] {
  if (root.value.kind !== 'dict') return [];
  return root.value.entries.flatMap((entry) => {
    const alias = textIn(entry.key);
    const value = decided(entry.value)?.value;
    if (alias === undefined || value === undefined) return [];
    return [{ alias, entry, value, backend: textOfPart(partAt(value, 'BACKEND')) ?? undefined, root }];
  });
}
