import { applySteps } from './steps';
import { unknownValue } from './bounds';
import { isTakenWith } from './given-texts';
import { changedInside, mapped } from './inside';
import { holdsForAll, judged } from './setting';
import type { Uri } from '../text';
import type { Alternative, Bound, EnvValue, Place } from './value';
import type { Role, Setting, SettingsView, Test } from './view';

/** The text that a `.env` file gives a variable, and where. */
export interface GivenText {
  readonly text: string;
  readonly at: Place;
}

/** What a `.env` file gives a variable; undefined where it gives none that is known. */
export type Given = (variable: string) => GivenText | undefined;

/**
 * The settings of an entry as they are with the variables of one `.env` file. What comes from the file has its place there. Without
 * the paths for missing variables, because what runs with such a file has them.
 */
export function filledView(view: SettingsView, role: Role, given: Given): SettingsView {
  return new FilledView(view, role, given);
}

/** A class for the reason that `EntryView` is one. */
class FilledView implements SettingsView {
  readonly #of: SettingsView;
  readonly #given: Given;
  readonly #derived = new Map<string, unknown>();
  readonly #settings = new Map<string, Setting>();

  constructor(
    of: SettingsView,
    readonly role: Role,
    given: Given,
  ) {
    this.#of = of;
    this.#given = given;
  }

  get(name: string): Setting {
    const known = this.#settings.get(name);
    if (known !== undefined) return known;
    const setting = new FilledSetting(this.#of.get(name), this.#given);
    this.#settings.set(name, setting);
    return setting;
  }

  once<T>(key: string, derive: () => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, derive());
    return this.#derived.get(key) as T;
  }

  recall: SettingsView['recall'] = (kind, of, derive) => this.#of.recall(kind, of, derive);
  demands: SettingsView['demands'] = (variable) => this.#of.demands(variable);
  isStored: SettingsView['isStored'] = (file) => this.#of.isStored(file);
  isUnfinished: SettingsView['isUnfinished'] = (name) => this.#of.isUnfinished(name);
  absentAt: SettingsView['absentAt'] = (near) => this.#of.absentAt(near);
  textOf: SettingsView['textOf'] = (place) => this.#of.textOf(place);
  envFileFor: SettingsView['envFileFor'] = (at, reader) => this.#of.envFileFor(at, reader);

  get uri(): SettingsView['uri'] {
    return this.#of.uri;
  }

  get configuration(): SettingsView['configuration'] {
    return this.#of.configuration;
  }

  get django(): SettingsView['django'] {
    return this.#of.django;
  }

  get packages(): SettingsView['packages'] {
    return this.#of.packages;
  }

  get python(): SettingsView['python'] {
    return this.#of.python;
  }

  get productionMarker(): boolean {
    return this.#of.productionMarker;
  }

  get containerNames(): SettingsView['containerNames'] {
    return this.#of.containerNames;
  }

  eachMentioned(tell: (name: string) => void): void {
    this.#of.eachMentioned(tell);
  }

  get assigned(): SettingsView['assigned'] {
    return this.#of.assigned;
  }

  get reads(): SettingsView['reads'] {
    return this.#of.reads;
  }

  get sources(): SettingsView['sources'] {
    return this.#of.sources;
  }

  get isFragment(): boolean {
    return this.#of.isFragment;
  }

  get isCopy(): boolean {
    return this.#of.isCopy;
  }

  get open(): boolean {
    return this.#of.open;
  }

  get idiom(): SettingsView['idiom'] {
    return this.#of.idiom;
  }

  get envLoads(): SettingsView['envLoads'] {
    return this.#of.envLoads;
  }

  get envFiles(): SettingsView['envFiles'] {
    return this.#of.envFiles;
  }

  get urls(): SettingsView['urls'] {
    return this.#of.urls;
  }

  get processes(): SettingsView['processes'] {
    return this.#of.processes;
  }

  get isKeyless(): boolean {
    return this.#of.isKeyless;
  }

  get isForWork(): boolean {
    return this.#of.isForWork;
  }

  get isBelowProduction(): boolean {
    return this.#of.isBelowProduction;
  }

  get isStage(): boolean {
    return this.#of.isStage;
  }

  get isForWorkers(): boolean {
    return this.#of.isForWorkers;
  }

  isUnstored(module: Uri): boolean {
    return this.#of.isUnstored(module);
  }

  holdsPrivateKey(file: Uri): boolean {
    return this.#of.holdsPrivateKey(file);
  }

  get socketsAskNobody(): boolean {
    return this.#of.socketsAskNobody;
  }

  get apiViews(): SettingsView['apiViews'] {
    return this.#of.apiViews;
  }

  get ownCors(): readonly string[] {
    return this.#of.ownCors;
  }

  get hasStartScript(): boolean {
    return this.#of.hasStartScript;
  }

  get proxy(): SettingsView['proxy'] {
    return this.#of.proxy;
  }

  get imagesLackEnv(): boolean {
    return this.#of.imagesLackEnv;
  }
}

class FilledSetting implements Setting {
  readonly #of: Setting;
  readonly #given: Given;
  #deployed: readonly Alternative[] | undefined;

  constructor(of: Setting, given: Given) {
    this.#of = of;
    this.#given = given;
  }

  get name(): string {
    return this.#of.name;
  }

  get isAssigned(): boolean {
    return this.#of.isAssigned;
  }

  get writes(): Setting['writes'] {
    return this.#of.writes;
  }

  get all(): Bound {
    return filled(this.#of.all, this.#given);
  }

  get deployedAlternatives(): readonly Alternative[] {
    return (this.#deployed ??= filled(this.#of.deployedAlternatives, this.#given));
  }

  get possibleAlternatives(): readonly Alternative[] {
    return filled(this.#of.possibleAlternatives, this.#given);
  }

  actualAlternatives(options: { readonly unset: boolean }): readonly Alternative[] {
    return filled(this.#of.actualAlternatives(options), this.#given);
  }

  deployed(test: Test): Alternative | undefined {
    return this.must(test);
  }

  must(test: Test): Alternative | undefined {
    const all = this.deployedAlternatives;
    return holdsForAll(all, test) ? all[0] : undefined;
  }

  judge(test: Test): boolean | undefined {
    return judged(this.deployedAlternatives, test);
  }
}

/** Without what stands on branches that do not run with the texts of the file. */
function filled(bound: Bound, given: Given): Bound {
  const textOf = (variable: string): string | undefined => given(variable)?.text;
  const isTaken = ({ when }: Alternative): boolean => isTakenWith(when, textOf);
  const taken = bound.every(isTaken) ? bound : bound.filter(isTaken);
  return withTexts(taken.length > 0 ? taken : bound, given);
}

/**
 * A variable of the file takes the place of its read, and of what the read falls back to. What takes nothing from the file stays
 * the same object, so that what has been worked out for it is found again.
 */
function withTexts(bound: Bound, given: Given): Bound {
  const read = bound.flatMap(({ value }) => (value.kind === 'env' && given(value.variable) ? [value.variable] : []));
  const left = bound.filter(({ value, read: from }) => value.kind === 'env' || !read.includes(from?.variable ?? ''));
  return left.length === bound.length
    ? mapped(bound, (one) => filledOne(one, given))
    : left.map((one) => filledOne(one, given));
}

function filledOne(alternative: Alternative, given: Given): Alternative {
  const { value } = alternative;
  const text = value.kind === 'env' ? given(value.variable) : undefined;
  if (value.kind === 'env' && text !== undefined) return fromFile(alternative, value, text);
  const inside = changedInside(value, (bound) => filled(bound, given));
  return inside === value ? alternative : { ...alternative, value: inside };
}

function fromFile({ when, written }: Alternative, { variable, steps }: EnvValue, { text, at }: GivenText): Alternative {
  const value = applySteps(text, steps, at);
  const others = when.filter(({ id, needs }) => id !== `env:${variable}` && needs !== variable);
  return {
    value: value === 'invalid' ? unknownValue('environment') : value,
    at,
    via: [],
    when: others,
    ...(written && { written }),
  };
}
