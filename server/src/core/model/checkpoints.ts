import type { PythonModule, TopLevel } from '../syntax/python-tree';
import type { Uri } from '../text';
import type { Frame, ModuleRecord, Run } from './evaluate/frame';
import { adoptNotes, notesOf, type NoteCounts, type Notes } from './notes';
import type { Scope } from './scope';
import type { Bound } from './value';

/**
 * What a module had come to before one of its statements: where that one has changed, a later run goes on from here. Values are
 * immutable, so that only the collections of them are copied.
 */
export interface Checkpoint {
  /** The statements that have run. */
  readonly before: readonly TopLevel[];
  /** The module's own, as its functions look their names up in it. */
  readonly scope: Scope;
  readonly names: ReadonlyMap<string, Bound>;
  readonly record: ModuleRecord;
  readonly globalNames: ReadonlySet<string>;
  readonly outerNames: ReadonlySet<string>;
  readonly run: Pick<Run, 'budget' | 'refusesDeployed'>;
  readonly notes: Notes;
}

/** Undefined where something in the module holds on to the run itself. `since` counts the notes from before the module. */
export function checkpoint(frame: Frame, before: readonly TopLevel[], since: NoteCounts): Checkpoint | undefined {
  const { run, scope } = frame;
  if (run.isEntangled) return undefined;
  return {
    before,
    scope,
    names: scope.entries(),
    record: copyOf(frame.record),
    globalNames: new Set(frame.globalNames),
    outerNames: new Set(frame.outerNames),
    run: { budget: run.budget, refusesDeployed: run.refusesDeployed },
    notes: notesOf(run, since),
  };
}

/** Puts a run where the module was; what is left of it is a scope and a record to go on with. */
export function resume(run: Run, from: Checkpoint): Pick<Frame, 'scope' | 'record' | 'globalNames' | 'outerNames'> {
  const { scope } = from;
  scope.restore(from.names);
  run.budget = from.run.budget;
  run.refusesDeployed = from.run.refusesDeployed;
  adoptNotes(run, from.notes);
  const { globalNames, outerNames } = from;
  return { scope, record: copyOf(from.record), globalNames: new Set(globalNames), outerNames: new Set(outerNames) };
}

function copyOf(record: ModuleRecord): ModuleRecord {
  return {
    reads: [...record.reads],
    writes: new Map([...record.writes].map(([name, writes]) => [name, [...writes]])),
    loads: [...record.loads],
    stars: [...record.stars],
    imports: [...record.imports],
    environment: new Set(record.environment),
    demanded: new Set(record.demanded),
    complaints: new Map(record.complaints),
    swaps: new Map(record.swaps),
    run: new Set(record.run),
    anew: new Map(record.anew),
    packages: new Set(record.packages),
    uses: new Set(record.uses),
    unready: new Set(record.unready),
    unfinished: [...record.unfinished],
    included: new Set(record.included),
  };
}

/** More places than these are seldom edited in turn, and each keeps the values of a run. */
const maxCheckpoints = 2;

/** For each module the places before which it was changed of late, the last one first. */
export class Checkpoints {
  readonly #last = new Map<Uri, PythonModule['statements']>();
  readonly #known = new Map<Uri, readonly Checkpoint[]>();

  /** The one that leaves the least to do, among those behind which these statements go on. */
  best(uri: Uri, statements: readonly TopLevel[]): Checkpoint | undefined {
    const fitting = (this.#known.get(uri) ?? []).filter(({ before }) => shared(before, statements) === before.length);
    return fitting.reduce<Checkpoint | undefined>(
      (best, one) => (one.before.length > (best?.before.length ?? 0) ? one : best),
      undefined,
    );
  }

  /** The number of statements before the first one that has changed since the last call; 0 where nothing is known. */
  unchanged(uri: Uri, statements: readonly TopLevel[]): number {
    const before = this.#last.get(uri) ?? [];
    this.#last.set(uri, statements);
    return shared(before, statements);
  }

  add(uri: Uri, one: Checkpoint): void {
    this.#known.set(uri, [one, ...(this.#known.get(uri) ?? [])].slice(0, maxCheckpoints));
  }

  /** What was run of the modules in `stale` does not hold any more; undefined stands for all modules. */
  forget(stale: ReadonlySet<Uri> | undefined): void {
    for (const [uri, all] of this.#known) {
      const kept = stale === undefined ? [] : all.filter(({ record }) => !dependsOn(record, stale));
      if (kept.length === 0) this.#known.delete(uri);
      else this.#known.set(uri, kept);
    }
    if (stale === undefined) this.#last.clear();
  }
}

/** Whether a module has asked for one of these, by whichever statement. */
export function dependsOn({ uses, unready, included, packages }: ModuleRecord, stale: ReadonlySet<Uri>): boolean {
  return [uses, unready, included, packages].some((used) => [...used].some((uri) => stale.has(uri)));
}

/** How many statements two texts begin with in common. */
function shared(a: readonly TopLevel[], b: readonly TopLevel[]): number {
  const differs = a.findIndex(({ node, offset }, i) => b[i]?.node !== node || b[i].offset !== offset);
  return differs < 0 ? a.length : differs;
}
