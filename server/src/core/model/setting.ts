import type { defaultBound } from '../django/settings';
import type { DjangoVersion } from '../django/versions';
import { under, unknown, unknownValue } from './bounds';
import type { ModuleResult } from './modules';
import { importedPath, isUnbound } from './objects';
import { actually, whenDeployed, type Question } from './queries';
import type { Alternative, Bound, Value, Write } from './value';
import type { Setting, Test } from './view';

/** What a setting of one entry is worked out from. */
export interface SettingParts {
  readonly name: string;
  /** Every name of the entry's module once it has run. */
  readonly names: ReadonlyMap<string, Bound>;
  readonly modules: readonly ModuleResult[];
  /** True where the names are attributes of a class: what modules write under them counts for nothing. */
  readonly isClass: boolean;
  readonly version: DjangoVersion | undefined;
  readonly question: Question;
  readonly defaultOf: typeof defaultBound;
}

export function createSetting(parts: SettingParts): Setting {
  return new EntrySetting(parts);
}

/** Most settings of an entry are asked for one thing or two, so that each answer is worked out when it is asked for. */
class EntrySetting implements Setting {
  readonly name: string;
  readonly all: Bound;
  readonly deployedAlternatives: readonly Alternative[];
  #here: readonly Alternative[] | undefined;
  #writes: readonly Write[] | undefined;

  constructor(private readonly parts: SettingParts) {
    const { name, names, question } = parts;
    this.name = name;
    this.all = allOf(parts, names.get(name) ?? names.get('*'));
    this.deployedAlternatives = whenDeployed(this.all, question);
  }

  get isAssigned(): boolean {
    return this.parts.names.get(this.name)?.some((alternative) => !isUnbound(alternative.value)) ?? false;
  }

  get writes(): readonly Write[] {
    const { isClass, modules } = this.parts;
    return (this.#writes ??= isClass ? writesIn(this.all) : writesOf(modules, this.name));
  }

  actualAlternatives({ unset }: { readonly unset: boolean }): readonly Alternative[] {
    return actually(this.all, unset);
  }

  deployed(test: Test): Alternative | undefined {
    return this.must(test) ?? whenUnset(this.here.length > 0 ? this.here : this.deployedAlternatives, test);
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
}

function allOf({ name, version, defaultOf }: SettingParts, bound: Bound | undefined): Bound {
  if (bound === undefined) return defaultOf(name, version);
  const all = bound.some(({ value }) => isUnbound(value)) ? withDefault(bound, defaultOf(name, version), name) : bound;
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

function holdsForAll(alternatives: readonly Alternative[], test: Test): boolean {
  return alternatives.every(({ value }) => test(value) === true);
}

/**
 * What the project itself writes, where a module that it does not have may be laid over it. What is written for everybody to
 * read is judged; what nobody wrote may well be set in such a module. Empty where there is no overlay.
 */
function writtenHere(alternatives: readonly Alternative[]): readonly Alternative[] {
  const own = alternatives.filter((alternative) => !isOverlay(alternative.value));
  const isJudged = own.every(({ written, value }) => written !== undefined && !isLeftOpen(value));
  return own.length < alternatives.length && isJudged ? own : [];
}

/** `SECRET_KEY = None` above the import of a module that has the key: left for that module to fill in. */
function isLeftOpen(value: Value): boolean {
  if (value.kind === 'sequence') return value.items.length === 0 && !value.open;
  if (value.kind === 'dict') return value.entries.length === 0 && !value.open;
  return value.kind === 'literal' && (value.value === null || value.value === '');
}

function isOverlay(value: Value): boolean {
  return value.kind === 'unknown' && value.why.reason === 'overlay';
}

/** The alternatives reached when no environment variable is set, if `test` holds for all of them. */
function whenUnset(alternatives: readonly Alternative[], test: Test): Alternative | undefined {
  // A setting that only an overlay may set is no setting that is missing.
  if (alternatives.some((one) => isOverlay(one.value))) return undefined;
  const reached = alternatives.filter((alternative) =>
    alternative.when.every((guard) => (guard.unset ?? guard.arm) === guard.arm),
  );
  const isDecided = reached.some((alternative) => alternative.when.some((guard) => guard.unset !== undefined));
  return isDecided && holdsForAll(reached, test) ? reached[0] : undefined;
}

function judged(alternatives: readonly Alternative[], test: Test): boolean | undefined {
  return verdict(alternatives.map((alternative) => test(alternative.value)));
}

function verdict(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = answers;
  return answers.every((answer) => answer === first) ? first : undefined;
}

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
