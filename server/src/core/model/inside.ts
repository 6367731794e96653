import type { Bound, Value } from './value';

/** A value with what stands in its lists, dicts and calls changed; itself where nothing is, so that it is found again. */
export function changedInside(value: Value, change: (bound: Bound) => Bound): Value {
  const part = <T extends { readonly value: Bound }>(one: T): T => {
    const bound = change(one.value);
    return bound === one.value ? one : { ...one, value: bound };
  };
  switch (value.kind) {
    case 'dict': {
      const entries = mapped(value.entries, part);
      return entries === value.entries ? value : { ...value, entries };
    }
    case 'sequence': {
      const items = mapped(value.items, change);
      return items === value.items ? value : { ...value, items };
    }
    case 'call': {
      const args = mapped(value.args, part);
      return args === value.args ? value : { ...value, args };
    }
    default:
      return value;
  }
}

/** The list itself where nothing in it has changed. */
export function mapped<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = items.map(change);
  return changed.every((item, i) => item === items[i]) ? items : changed;
}
