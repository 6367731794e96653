import { decided, isFallback, partAt, textOfPart } from './parts';
import { textIn } from './values';
import type { Alternative, DictItem, SettingsView, Value } from './model';

/** One alias of `CACHES`. */
export interface Cache {
  readonly alias: string;
  readonly entry: DictItem;
  readonly value: Value;
  /** The dotted path of the backend; undefined where it is not known. */
  readonly backend: string | undefined;
  /** True where this backend is only the one that is left while a variable of the environment is missing. */
  readonly isFallback: boolean;
  /** That variable, where the backend is what its read falls back to. */
  readonly variable: string | undefined;
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
    const chosen = decided(entry.value);
    if (alias === undefined || chosen === undefined) return [];
    const { value } = chosen;
    const named = partAt(value, 'BACKEND') ?? undefined;
    const parts = [root, chosen, ...(named === undefined ? [] : [named])];
    const backend = textOfPart(named) ?? undefined;
    return [
      { alias, entry, value, backend, isFallback: parts.some(isFallback), variable: named?.read?.variable, root },
    ];
  });
}
