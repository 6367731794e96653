/**
 * What follows from a value, or from a name, alone: derived once for all entries of a project, and kept from one state of it to
 * the next for as long as it is asked for.
 */
export class Memory {
  #now = new Map<string, Map<object | string, unknown>>();
  #before: ReadonlyMap<string, ReadonlyMap<object | string, unknown>> = new Map();

  /** Another state begins: what nobody has asked for since the last one began is forgotten. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** `kind` says what is derived, in words that nobody else uses; what `derive` gives depends on `of` only. */
  recall<T extends object | string | null>(kind: string, of: object | string, derive: () => T): T {
    const now = this.#of(kind);
    const known = now.get(of);
    if (known !== undefined) return known as T;
    const old = this.#before.get(kind)?.get(of) as T | undefined;
    const made = old === undefined ? derive() : old;
    now.set(of, made);
    return made;
  }

  #of(kind: string): Map<object | string, unknown> {
    const known = this.#now.get(kind);
    if (known !== undefined) return known;
    const made = new Map<object | string, unknown>();
    this.#now.set(kind, made);
    return made;
  }
}
