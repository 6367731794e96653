import type { Defaults } from '../django/settings';
import { isOverlay, under, unknown, unknownValue } from './bounds';
import { armWith } from './given-texts';
import type { ModuleResult } from './modules';
import { importedPath, isUnbound } from './objects';
import { actually, isForDeployed, isServed, whenDeployed, whenServed, type Question } from './queries';
import type { Alternative, Bound, Guard, Value, Write } from './value';
import type { Setting, Test } from './view';

/** What the settings of one entry are worked out from. */
export interface SettingParts {
  /** Every name of the entry's module once it has run. */
  readonly names: ReadonlyMap<string, Bound>;
  readonly modules: readonly ModuleResult[];
  /** True where the names are attributes of a class: what modules write under them counts for nothing. */
  readonly isClass: boolean;
  readonly question: Question;
  readonly defaultOf: Defaults;
}

/** What rules ask of one setting of an entry. */
export function createSetting(name: string, parts: SettingParts): Setting {
  return new EntrySetting(name, parts);
}

/** Most settings of an entry are asked for one thing or two, so that each answer is worked out when it is asked for. */
class EntrySetting implements Setting {
  #all: Bound | undefined;
  #deployed: readonly Alternative[] | undefined;
  #here: readonly Alternative[] | undefined;
  #unset: readonly Alternative[] | undefined;
  #writes: readonly Write[] | undefined;

  constructor(
    readonly name: string,
    private readonly parts: SettingParts,
  ) {}

  get isAssigned(): boolean {
    return this.parts.names.get(this.name)?.some(({ value }) => !isUnbound(value)) ?? false;
  }

  get all(): Bound {
    const { name, parts } = this;
    return (this.#all ??= allOf(name, parts, parts.names.get(name) ?? parts.names.get('*')));
  }

  get deployedAlternatives(): readonly Alternative[] {
    return (this.#deployed ??= whenDeployed(this.all, this.parts.question));
  }

  get possibleAlternatives(): readonly Alternative[] {
    return whenServed(this.all, this.parts.question).filter(isServed);
  }

  get writes(): readonly Write[] {
    const { isClass, modules } = this.parts;
    return (this.#writes ??= isClass ? writesIn(this.all) : writesOf(modules, this.name));
  }

  actualAlternatives({ unset }: { readonly unset: boolean }): readonly Alternative[] {
    return actually(this.all, unset);
  }

  deployed(test: Test): Alternative | undefined {
    return this.must(test) ?? (this.unset.length > 0 && holdsForAll(this.unset, test) ? this.unset[0] : undefined);
  }

  must(test: Test): Alternative | undefined {
    if (holdsForAll(this.deployedAlternatives, test)) return this.deployedAlternatives[0];
    return this.here.length > 0 && holdsForAll(this.here, test) ? this.here[0] : undefined;
  }

  judge(test: Test): boolean | undefined {
    return judged(this.deployedAlternatives, test) ?? (this.here.length > 0 ? judged(this.here, test) : undefined);
  }

  private get here(): readonly Alternative[] {
    return (this.#here ??= writtenHere(this.deployedAlternatives));
  }

  private get unset(): readonly Alternative[] {
    const all = this.here.length > 0 ? this.here : this.deployedAlternatives;
    return (this.#unset ??= whenUnset(all, this.parts.question));
  }
}

function allOf(name: string, { defaultOf }: SettingParts, bound: Bound | undefined): Bound {
  if (bound === undefined) return defaultOf(name);
  const all = bound.some(({ value }) => isUnbound(value)) ? withDefault(bound, defaultOf(name), name) : bound;
  return all.some(({ value }) => importedPath(value) !== undefined) ? all.map(asValue) : all;
}

/** A name that a module outside the project gives, such as `logging.INFO`, is no value that is known. */
function asValue(alternative: Alternative): Alternative {
  const path = importedPath(alternative.value);
  return path === undefined ? alternative : { ...alternative, value: unknownValue('import', path) };
}

/** Where a path assigns nothing, the setting has Django's default; one that Django does not know has none that is known. */
function withDefault(bound: Bound, fallback: Bound, name: string): Bound {
  return bound.flatMap((alternative) => {
    if (!isUnbound(alternative.value)) return [alternative];
    const otherwise = fallback.length > 0 ? fallback : unknown('undefined-name', alternative.at, name);
    return under(otherwise, alternative.when);
  });
}

/** True where a test holds for every alternative, so that it holds for certain. */
export function holdsForAll(alternatives: readonly Alternative[], test: Test): boolean {
  return alternatives.every(({ value }) => test(value) === true);
}

/**
 * What the project itself writes, where a module that it does not have, or data, may be laid over it. What is written for everybody
 * to read is judged; what nobody wrote may well be set there. Empty where there is no overlay.
 */
function writtenHere(alternatives: readonly Alternative[]): readonly Alternative[] {
  if (!alternatives.some(({ value }) => isOverlay(value))) return none;
  const own = alternatives.filter((alternative) => !isOverlay(alternative.value));
  const isJudged = own.every(({ written, value }) => written !== undefined && !isLeftOpen(value));
  return isJudged ? own : none;
}

/** `SECRET_KEY = None` above the import of a module that has the key: left for that module to fill in. */
function isLeftOpen(value: Value): boolean {
  if (value.kind === 'sequence') return value.items.length === 0 && !value.open;
  if (value.kind === 'dict') return value.entries.length === 0 && !value.open;
  return value.kind === 'literal' && (value.value === null || value.value === '');
}

/**
 * The alternatives reached when no environment variable is set but those that tell where the site runs, and those that what starts
 * it sets; none where the environment decides nothing. `if ENV == "production":` is taken by a deployed site, and what is read below may be missing.
 */
function whenUnset(alternatives: readonly Alternative[], { given }: Question): readonly Alternative[] {
  // A setting that only an overlay may set is no setting that is missing.
  if (alternatives.every(({ when }) => when.length === 0) || alternatives.some((one) => isOverlay(one.value)))
    return none;
  const reached = alternatives.filter((alternative) =>
    alternative.when.every(
      (guard) =>
        (armGiven(guard, given) ?? guard.unset ?? guard.arm) === guard.arm ||
        isForDeployed(guard) ||
        isSetWhereDeployed(guard, alternative.when),
    ),
  );
  const isDecided = reached.some((alternative) => alternative.when.some((guard) => guard.unset !== undefined));
  return isDecided ? reached : none;
}

/** `if "RAILWAY_PUBLIC_DOMAIN" in os.environ:` is taken by a deployed site, which then has the variable that is read below. */
function isSetWhereDeployed({ id, arm }: Guard, when: readonly Guard[]): boolean {
  if (!arm || !id.startsWith('env:')) return false;
  const variable = id.slice('env:'.length);
  return when.some((guard) => isForDeployed(guard) && guard.asks?.length === 1 && guard.asks[0] === variable);
}

/** The arm of a test that an environment takes which holds what starts the site puts there, where an empty one does not. */
function armGiven(guard: Guard, given: Question['given']): boolean | undefined {
  if (given.size === 0 || guard.judges === undefined) return undefined;
  const arm = armWith(guard, (variable) => given.get(variable) ?? null);
  return arm === armWith(guard, () => null) ? undefined : arm;
}

/** What a test says of all alternatives alike; undefined where they differ or one is not known. */
export function judged(alternatives: readonly Alternative[], test: Test): boolean | undefined {
  const [first, ...others] = alternatives;
  const answer = first && test(first.value);
  return others.every(({ value }) => test(value) === answer) ? answer : undefined;
}

const none: readonly Alternative[] = [];

const noWrites: readonly Write[] = [];

function writesIn(bound: Bound): readonly Write[] {
  return [...new Set(bound.flatMap(({ written }) => written ?? []))];
}

function writesOf(modules: readonly ModuleResult[], name: string): readonly Write[] {
  let found = noWrites;
  for (const { record } of modules) {
    const writes = record.writes.get(name);
    if (writes !== undefined) found = found.length === 0 ? writes : [...found, ...writes];
  }
  return found;
}
