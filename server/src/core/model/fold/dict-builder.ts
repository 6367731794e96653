import type { Bound, DictItem, Place, Value } from '../value';

/** Collects the entries of a dictionary: a repeated key keeps its place and takes the last value, as in Python. */
export class DictBuilder {
  readonly #entries: DictItem[] = [];
  readonly #places = new Map<string, number>();

  /** Adds an entry (or, for a null key, all of a known dictionary); false where that cannot be done without a decision. */
  add(key: Bound | null, keyAt: Place, value: Bound): boolean {
    if (key === null) return this.#addAll(value);
    const [only, ...more] = key;
    if (only === undefined || more.length > 0 || only.when.length > 0) return false;
    return this.#set({ key: only.value, keyAt, value });
  }

  value(): Value {
    return { kind: 'dict', entries: this.#entries, open: false };
  }

  #addAll(bound: Bound): boolean {
    const [only, ...more] = bound;
    if (only?.value.kind !== 'dict' || more.length > 0 || only.when.length > 0 || only.value.open) return false;
    const { entries } = only.value;
    if (!entries.every((entry) => identityOf(entry.key) !== undefined)) return false;
    for (const entry of entries) this.#set(entry);
    return true;
  }

  #set(entry: DictItem): boolean {
    const identity = identityOf(entry.key);
    if (identity === undefined) return false;
    const at = this.#places.get(identity);
    const old = at === undefined ? undefined : this.#entries[at];
    if (at !== undefined && old !== undefined) this.#entries[at] = { ...old, value: entry.value };
    else {
      this.#places.set(identity, this.#entries.length);
      this.#entries.push(entry);
    }
    return true;
  }
}

/** Equal for keys that Python finds equal: `True`, `1` and `1.0` are one key. */
function identityOf(key: Value): string | undefined {
  if (key.kind !== 'literal') return undefined;
  const { value } = key;
  if (typeof value === 'string') return `s${value}`;
  if (value === null) return 'none';
  if (typeof value === 'object') return `b${value.bytes}`;
  return typeof value === 'bigint' ? `n${String(value)}` : `n${String(Number(value))}`;
}
