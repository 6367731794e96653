import type { Bound } from './value';

/**
 * The names of one module or function call. A branch is run on a layer of its own, so that what it changed can be taken
 * off and merged with what the other branch changed; nothing is copied.
 */
export class Scope {
  #layers = [new Map<string, Bound>()];

  constructor(readonly parent: Scope | null) {}

  /** The binding in this scope only. */
  own(name: string): Bound | undefined {
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const bound = this.#layers[i]?.get(name);
      if (bound !== undefined) return bound;
    }
    return undefined;
  }

  /** The binding here or in an enclosing scope, as Python looks names up. */
  find(name: string): Bound | undefined {
    return this.own(name) ?? this.parent?.find(name);
  }

  set(name: string, bound: Bound): void {
    this.#layers[this.#layers.length - 1]?.set(name, bound);
  }

  /** Starts a branch. */
  enter(): void {
    this.#layers.push(new Map());
  }

  /** Ends the branch and returns what it changed; the scope is as it was before `enter`. */
  leave(): ReadonlyMap<string, Bound> {
    return this.#layers.length > 1 ? (this.#layers.pop() ?? new Map()) : new Map();
  }

  /** What the innermost branch has changed so far. */
  changes(): ReadonlyMap<string, Bound> {
    return new Map(this.#layers[this.#layers.length - 1]);
  }

  /** Goes back to what `entries` has given, with no branch under way. */
  restore(names: ReadonlyMap<string, Bound>): void {
    this.#layers = [new Map(names)];
  }

  /** The names that start with `prefix`, each once. */
  namesFrom(prefix: string): readonly string[] {
    const found = new Set<string>();
    for (const layer of this.#layers) for (const name of layer.keys()) if (name.startsWith(prefix)) found.add(name);
    return [...found];
  }

  /** Every name with its present binding, in order of first assignment. */
  entries(): ReadonlyMap<string, Bound> {
    const all = new Map<string, Bound>();
    for (const layer of this.#layers) for (const [name, bound] of layer) all.set(name, bound);
    return all;
  }
}
