/** The records of what code does: one for each module, and one for each piece of code that is run for its result alone. */
import type { ModuleRecord } from './frame';

/** What is noted of a module before its first statement runs. */
export function emptyRecord(): ModuleRecord {
  return {
    reads: [],
    writes: new Map(),
    loads: [],
    stars: [],
    imports: [],
    environment: new Set(),
    demanded: new Set(),
    complaints: new Map(),
    swaps: new Map(),
    run: new Set(),
    anew: new Map(),
    packages: new Set(),
    uses: new Set(),
    unready: new Set(),
    included: new Set(),
    unfinished: [],
  };
}

/** A record for code that nearly always notes nothing, such as a test that is asked once more. */
export function fleetingRecord(): ModuleRecord {
  return new FleetingRecord();
}

/** Makes each of its collections when something asks for it. */
class FleetingRecord implements ModuleRecord {
  #made: ModuleRecord | undefined;

  get #all(): ModuleRecord {
    return (this.#made ??= emptyRecord());
  }

  get reads(): ModuleRecord['reads'] {
    return this.#all.reads;
  }

  get writes(): ModuleRecord['writes'] {
    return this.#all.writes;
  }

  get loads(): ModuleRecord['loads'] {
    return this.#all.loads;
  }

  get stars(): ModuleRecord['stars'] {
    return this.#all.stars;
  }

  get imports(): ModuleRecord['imports'] {
    return this.#all.imports;
  }

  get environment(): ModuleRecord['environment'] {
    return this.#all.environment;
  }

  get demanded(): ModuleRecord['demanded'] {
    return this.#all.demanded;
  }

  get complaints(): ModuleRecord['complaints'] {
    return this.#all.complaints;
  }

  get swaps(): ModuleRecord['swaps'] {
    return this.#all.swaps;
  }

  get run(): ModuleRecord['run'] {
    return this.#all.run;
  }

  get anew(): ModuleRecord['anew'] {
    return this.#all.anew;
  }

  get packages(): ModuleRecord['packages'] {
    return this.#all.packages;
  }

  get uses(): ModuleRecord['uses'] {
    return this.#all.uses;
  }

  get unready(): ModuleRecord['unready'] {
    return this.#all.unready;
  }

  get included(): ModuleRecord['included'] {
    return this.#all.included;
  }

  get unfinished(): ModuleRecord['unfinished'] {
    return this.#all.unfinished;
  }
}
