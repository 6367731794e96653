import { atLeast, parseVersion } from '../django/versions';
import { defaultBound } from '../django/settings';
import type { PythonModule } from '../syntax/python-tree';
import { createLineIndex, type Uri } from '../text';
import { capped, under, unknown } from './bounds';
import { debugKey } from './evaluate/debug';
import { idiomOf } from './idiom';
import type { ModuleResult } from './modules';
import { isUnbound, objectOf } from './objects';
import type { Project } from './project';
import { actually, whenDeployed, type Question } from './queries';
import { truthOf } from './truth';
import type { Alternative, Bound, Place, Value, Write } from './value';
import type { Role, Setting, SettingsView, Test } from './view';

/** What a view is made from. */
export interface ViewParts {
  readonly project: Project;
  readonly uri: Uri;
  readonly role: Role;
  /** True for a module with settings that no entry runs. */
  readonly isLoose: boolean;
  /** The entry's module and everything that it runs, itself last. */
  readonly modules: readonly ModuleResult[];
  readonly parsed: PythonModule;
}

const settingName = /^[A-Z][A-Z0-9_]*$/;

export function createSettingsView(parts: ViewParts): SettingsView {
  const own = parts.modules[parts.modules.length - 1];
  const names = own?.names ?? new Map<string, Bound>();
  const version = parts.project.facts.django === null ? undefined : parseVersion(parts.project.facts.django.version);
  const debug = names.get('DEBUG');
  const question: Question = { debug: debug === undefined ? '' : debugKey(debug) };
  const settings = new Map<string, Setting>();
  const get = (name: string): Setting => {
    const known = settings.get(name);
    if (known !== undefined) return known;
    const setting = createSetting(name, names, defaultBound(name, version), writesOf(parts.modules, name), question);
    settings.set(name, setting);
    return setting;
  };
  return Object.freeze({
    uri: parts.uri,
    role: parts.role,
    django: version,
    get productionMarker() {
      return parts.project.facts.hasProcessFile || showsProduction(get);
    },
    get,
    assigned: [...names]
      .filter(([name, bound]) => settingName.test(name) && bound.some(isSetting))
      .map(([name]) => name),
    reads: parts.modules.flatMap((module) => module.record.reads),
    isFragment: parts.isLoose && !names.has('ROOT_URLCONF') && !/\/settings(\/__init__)?\.py$/.test(parts.uri),
    open: names.has('*'),
    absentAt: (near?: Place) => (near?.uri === parts.uri ? near : entryPlace(parts, own)),
    textOf: (place: Place) => (parts.project.files.get(place.uri) ?? '').slice(place.span.start, place.span.end),
    idiom: idiomOf(parts, names),
  });
}

function isSetting(alternative: Alternative): boolean {
  return alternative.value.kind !== 'opaque';
}

function createSetting(
  name: string,
  names: ReadonlyMap<string, Bound>,
  fallback: Bound,
  writes: readonly Write[],
  question: Question,
): Setting {
  const bound = names.get(name) ?? names.get('*');
  const all = bound === undefined ? fallback : withDefault(bound, fallback);
  const deployedAlternatives = whenDeployed(all, question);
  const holds = (test: Test) => (alternative: Alternative) => test(alternative.value) === true;
  const here = writtenHere(deployedAlternatives);
  const must = (test: Test): Alternative | undefined => {
    if (deployedAlternatives.every(holds(test))) return deployedAlternatives[0];
    return here.length > 0 && here.every(holds(test)) ? here[0] : undefined;
  };
  return {
    name,
    isAssigned: names.get(name)?.some((alternative) => !isUnbound(alternative.value)) ?? false,
    all,
    deployedAlternatives,
    actualAlternatives: ({ unset }) => actually(all, unset),
    deployed: (test) => must(test) ?? whenUnset(here.length > 0 ? here : deployedAlternatives, holds(test)),
    must,
    judge: (test) => judged(deployedAlternatives, test) ?? (here.length > 0 ? judged(here, test) : undefined),
    writes,
  };
}

/** Where a path assigns nothing, the setting has Django's default. */
function withDefault(bound: Bound, fallback: Bound): Bound {
  if (!bound.some((alternative) => isUnbound(alternative.value))) return bound;
  return bound.flatMap((alternative) =>
    isUnbound(alternative.value) ? under(fallback, alternative.when) : [alternative],
  );
}

/**
 * What the project itself writes, where a module that it does not have may be laid over it. What is written for everybody to
 * read is judged; what nobody wrote may well be set in such a module. Empty where there is no overlay.
 */
function writtenHere(alternatives: readonly Alternative[]): readonly Alternative[] {
  const own = alternatives.filter((alternative) => !isOverlay(alternative.value));
  return own.length < alternatives.length && own.every((alternative) => alternative.written !== undefined) ? own : [];
}

function isOverlay(value: Value): boolean {
  return value.kind === 'unknown' && value.why.reason === 'overlay';
}

/** The alternatives reached when no environment variable is set, if `holds` is true for all of them. */
function whenUnset(
  alternatives: readonly Alternative[],
  holds: (alternative: Alternative) => boolean,
): Alternative | undefined {
  const reached = alternatives.filter((alternative) =>
    alternative.when.every((guard) => (guard.unset ?? guard.arm) === guard.arm),
  );
  const decided = reached.filter((alternative) => alternative.when.some((guard) => guard.unset !== undefined));
  // A setting that only an overlay may set is no setting that is missing.
  if (alternatives.some((one) => isOverlay(one.value))) return undefined;
  return decided.length > 0 && reached.every(holds) ? reached[0] : undefined;
}

function judged(alternatives: readonly Alternative[], test: Test): boolean | undefined {
  return verdict(alternatives.map((alternative) => test(alternative.value)));
}

function verdict(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = answers;
  return answers.every((answer) => answer === first) ? first : undefined;
}

function writesOf(modules: readonly ModuleResult[], name: string): readonly Write[] {
  return modules.flatMap((module) => module.record.writes.get(name) ?? []);
}

/** DEBUG that is off or read from the environment, or hosts that are given: someone has thought of production. */
function showsProduction(get: (name: string) => Setting): boolean {
  const debug = get('DEBUG');
  const off =
    debug.isAssigned &&
    debug.all.some((alternative) => alternative.read !== undefined || truthOf(alternative.value) === false);
  const hosts = get('ALLOWED_HOSTS');
  return off || (hosts.isAssigned && hosts.all.some((alternative) => mayHoldItems(alternative.value)));
}

function mayHoldItems(value: Value): boolean {
  return value.kind === 'env' || truthOf(value) === true;
}

/** The entry's first star import, else its first statement after the docstring, as far as its first line goes. */
function entryPlace(parts: ViewParts, own: ModuleResult | undefined): Place {
  const star = own?.record.stars[0];
  if (star?.uri === parts.uri) return star;
  const [first, second] = parts.parsed.statements;
  const docstring = first?.node.kind === 'expression' && first.node.value.kind === 'constant';
  const statement = docstring ? (second ?? first) : first;
  if (statement === undefined) return { uri: parts.uri, span: { start: 0, end: 0 } };
  const start = statement.offset + statement.node.span.start;
  const text = parts.project.files.get(parts.uri) ?? '';
  const line = createLineIndex(text).positionAt(start).line;
  const end = Math.min(statement.offset + statement.node.span.end, createLineIndex(text).lineSpan(line).end);
  return { uri: parts.uri, span: { start, end } };
}

export { atLeast, capped, objectOf, unknown };
