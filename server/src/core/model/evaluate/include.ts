import { basename, type Uri } from '../../text';
import { certain, choices, chosen, literal, union, unknown } from '../bounds';
import type { Alternative, Bound, Fact, Guard, Step, Value } from '../value';
import { join, runSide, type Side } from './sides';
import { actually } from '../queries';
import { none, type Call } from './calls';
import { joinText } from './environment-text';
import type { Frame } from './frame';
import { globbed } from './globs';
import { asked } from './judge';
import { topicOf } from './topics';

const optionalPath = 'split_settings.tools.optional';

/** `include("base.py", f"environments/{ENV}.py", optional("local.py"))` of django-split-settings: each file runs here. */
export function includeFiles(call: Call, path: string): ReturnType<typeof none> | undefined {
  if (path === optionalPath) {
    const [value = unknown('call', call.at)] = call.args.positional;
    return certain({ kind: 'call', callee: path, args: [{ name: null, value }] }, call.at);
  }
  if (path !== 'split_settings.tools.include') return undefined;
  for (const argument of call.args.positional) {
    const wanted = unwrap(argument);
    includeOne(call, wanted.bound, wanted.isOptional);
  }
  for (const list of call.args.unspread ?? []) {
    const files = list.length === 1 ? list[0] && globbed(list[0].value) : undefined;
    if (files === undefined) includeListed(call, list);
    else includeOne(call, files, true);
  }
  return none(call.at);
}

/**
 * `include(*files)` of a list that is not wholly known, or that is several: what is in it on every path runs, what is in it on
 * some runs there, and what else may be in it lies over both. Nothing is known where no path has a list and no file is named.
 */
function includeListed(call: Call, list: Bound): void {
  const paths = list.flatMap(({ value, when }) => (value.kind === 'sequence' ? [{ value, when }] : []));
  // What stands beside it runs as well, so that only more may be laid over that.
  if (paths.length === 0) return hideSettings(call, call.args.positional.length > 0 ? 'overlay' : 'namespace');
  const named = paths.map(({ value, when }) => ({
    items: value.items.map((item) => ({ name: nameOf(item), item })),
    when,
  }));
  const known = named.map(({ items, when }) => ({ items: items.filter(({ name }) => name !== undefined), when }));
  runLists(call, paths.length < list.length ? [...known, { items: [], when: [] }] : known);
  const isOpen = paths.length < list.length || paths.some(({ value }) => value.open);
  if (isOpen || named.some(({ items }) => items.some(({ name }) => name === undefined))) hideSettings(call, 'overlay');
}

/** The files of one list, and the conditions under which it is the one. */
interface Listed {
  readonly items: readonly { readonly name: string | undefined; readonly item: Bound }[];
  readonly when: readonly Guard[];
}

/** What all lists begin with, then what comes behind on each side of what decides between them. */
function runLists(call: Call, lists: readonly Listed[]): void {
  const [first] = lists;
  const isShared = (index: number): boolean =>
    lists.every(({ items }) => items[index] !== undefined && items[index].name === first?.items[index]?.name);
  let start = 0;
  while (isShared(start)) {
    includeOne(call, unwrap(first?.items[start]?.item ?? []).bound, true);
    start++;
  }
  const rest = lists.map(({ items, when }) => ({ items: items.slice(start), when }));
  if (rest.every(({ items }) => items.length === 0)) return;
  const decision = decisionAmong(rest);
  if (decision === undefined) return runSome(call, rest);
  const [yes, no] = [true, false].map((arm) => rest.filter(({ when }) => hasGuard(when, { ...decision, arm })));
  const run = (lists: readonly Listed[] = []): void => {
    runLists(call, lists);
  };
  either(
    call,
    [sharedGuards(yes), sharedGuards(no)],
    () => {
      run(yes);
    },
    () => {
      run(no);
    },
  );
}

/** The conditions that all of some lists are under. */
function sharedGuards([first, ...others]: readonly Listed[] = []): readonly Guard[] {
  return first?.when.filter((guard) => others.every(({ when }) => hasGuard(when, guard))) ?? [];
}

/** A decision that every list is on one side of, and not all on the same. */
function decisionAmong(lists: readonly Listed[]): Guard | undefined {
  return lists[0]?.when.find((guard) => {
    const opposite = { ...guard, arm: !guard.arm };
    const isDecided = lists.every(({ when }) => hasGuard(when, guard) || hasGuard(when, opposite));
    return isDecided && lists.some(({ when }) => hasGuard(when, opposite));
  });
}

function hasGuard(when: readonly Guard[], { id, arm }: Pick<Guard, 'id' | 'arm'>): boolean {
  return when.some((guard) => guard.id === id && guard.arm === arm);
}

/** Each file once; one that is not in every list on a path of its own. */
function runSome(call: Call, lists: readonly Listed[]): void {
  const all = new Map(lists.flatMap(({ items }) => items.map(({ name = '', item }) => [name, item])));
  for (const [name, item] of all) {
    const run = (): void => {
      includeOne(call, unwrap(item).bound, true);
    };
    if (lists.every(({ items }) => items.some((one) => one.name === name))) run();
    else either(call, ownDecision(call, name), run);
  }
}

/** The path of a file as it is written in a list, or where one is written that is several; undefined where it is not known. */
function nameOf(item: Bound): string | undefined {
  const { bound } = unwrap(item);
  const [first, ...others] = bound;
  return others.length === 0 ? patternOf(first?.value) : `${first?.at.span.start ?? 0} in ${first?.at.uri ?? ''}`;
}

/** A file that is asked for, as texts, and whether it may be missing. */
interface Wanted {
  readonly bound: Bound;
  readonly isOptional: boolean;
}

function unwrap(bound: Bound): Wanted {
  const only = bound.length === 1 ? bound[0]?.value : undefined;
  if (only?.kind !== 'call' || only.callee !== optionalPath)
    return { bound: bound.flatMap((one) => joinedPath(one)), isOptional: false };
  return { bound: (only.args[0]?.value ?? []).flatMap((one) => joinedPath(one)), isOptional: true };
}

/** `os.path.join("environments", f"{STAGE}.py")` as the texts that it may give. */
function joinedPath(path: Alternative): Bound {
  const { value, at, when: outer } = path;
  if (value.kind !== 'call' || value.callee !== 'os.path.join') return [path];
  return (choices(value.args.map((part) => part.value)) ?? []).map((choice) => {
    const parts = choice.picked.flatMap((part, i) => (i === 0 ? [part.value] : [literal('/'), part.value]));
    return { ...chosen(choice, joinText(parts), at), when: [...outer, ...choice.when] };
  });
}

function includeOne(call: Call, bound: readonly Alternative[], isOptional: boolean): void {
  const { frame } = call;
  const patterns = bound.map((alternative) => patternOf(alternative.value));
  const find = (pattern: string | undefined): readonly Uri[] =>
    pattern === undefined ? [] : frame.run.modules.matching(frame.uri, pattern);
  const candidates = [...new Set(patterns.flatMap(find))].filter((uri) => uri !== frame.uri);
  if (candidates.length === 0) return hideSettings(call, isOptional || frame.path.length > 0 ? 'overlay' : 'namespace');
  // A glob without a variable runs all its files; what a variable chooses is one of them, and no package's `__init__`.
  const isChoice = bound.some(({ value }) => value.kind !== 'literal');
  const chosen = candidates.filter((uri) => basename(uri) !== '__init__.py');
  if (!isChoice) for (const uri of candidates) frame.run.modules.include(uri, frame);
  else choose(call, chosen, { fallback: fallbackOf(bound, find), topics: topicsOf(chosen), ...asked(bound) });
}

type Topics = ReadonlyMap<Uri, ReturnType<typeof topicOf>>;

/**
 * What a file is called says which site it is for. `default.py` is a developer's where one beside it is for production: a
 * site is told to take that.
 */
export function topicsOf(files: readonly Uri[]): Topics {
  const named = files.map((uri) => [uri, topicOf(basename(uri).replace(/\.py$/, ''))] as const);
  const hasProduction = named.some(([, topic]) => topic === 'production');
  return new Map(
    named.map(([uri, topic]) => [uri, topic ?? (hasProduction && isDefault(uri) ? 'development' : undefined)]),
  );
}

function isDefault(uri: Uri): boolean {
  return basename(uri) === 'default.py';
}

/** What decides which file is taken. */
interface Choice {
  /** The file that is taken where no environment variable is set. */
  readonly fallback: Uri | undefined;
  readonly topics: Topics;
  readonly asks?: readonly string[];
}

function fallbackOf(bound: Bound, find: (pattern: string | undefined) => readonly Uri[]): Uri | undefined {
  const files = new Set(
    actually(bound, true).map(({ value }) => find(value.kind === 'literal' ? patternOf(value) : undefined).at(0)),
  );
  const [file] = files;
  return files.size === 1 ? file : undefined;
}

/** A path, with `*` for what a variable decides; undefined where nothing of it is known. */
export function patternOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'literal') return typeof value.value === 'string' ? value.value : undefined;
  if (value?.kind !== 'env' || value.steps.some(({ op }) => op === 'opaque')) return undefined;
  const first = value.steps.findIndex(({ op }) => op === 'wrap');
  if (first < 0) return undefined;
  return value.steps.slice(first).reduce<string | undefined>(wrapped, '*');
}

function wrapped(inner: string | undefined, step: Step): string | undefined {
  return inner === undefined || step.op !== 'wrap' ? undefined : step.before + inner + step.after;
}

/** One after the other as in a chain of `if … elif`. Where the project has only one of them, a site may bring its own. */
function choose(call: Call, candidates: readonly Uri[], choice: Choice): void {
  const { fallback, topics, ...asks } = choice;
  const { frame, at } = call;
  const [first, ...rest] = candidates;
  const isOnly = topics.size === 1;
  if (first === undefined) return;
  if (rest.length === 0 && !isOnly) {
    frame.run.modules.include(first, frame);
    return;
  }
  const topic = topics.get(first);
  // Not to be one of two files for developers says nothing while the other one is left.
  const tells = (arm: boolean): boolean => arm || !rest.some((uri) => topics.get(uri) === topic);
  const guard = (arm: boolean): Guard => ({
    id: `include:${at.uri}:${at.span.start}:${first}`,
    at,
    arm,
    facts: topic === undefined || !tells(arm) ? [] : [{ about: topic, holds: arm } satisfies Fact],
    ...asks,
    ...(fallback !== undefined && { unset: first === fallback }),
  });
  const side = (arm: boolean, run: () => void): Side =>
    runSide(frame, [guard(arm)], () => {
      run();
      return 'next';
    });
  const yes = side(true, () => frame.run.modules.include(first, frame));
  const no = side(false, () => (isOnly ? hideNames(frame, 'overlay', call) : choose(call, rest, choice)));
  join(frame, yes, no, at);
}

/** A file that is not there: where it may be missing, a site lays its own over what stands here. */
function hideSettings(call: Call, reason: 'overlay' | 'namespace'): void {
  const run = (): void => hideNames(call.frame, reason, call);
  if (reason === 'namespace') run();
  else either(call, ownDecision(call), run);
}

/** The two sides of a decision: on the first one something runs. */
type Decision = readonly [yes: readonly Guard[], no: readonly Guard[]];

/** Whether a file is there, or in a list, which nothing in the settings says. */
function ownDecision({ at }: Call, name?: string): Decision {
  const id = `include:${at.uri}:${at.span.start}${name === undefined ? '' : `:${name}`}`;
  const guard = (arm: boolean): Guard => ({ id, at, arm, facts: [], unset: false });
  return [[guard(true)], [guard(false)]];
}

/** What runs on each of two paths; nothing on the second where only one is given. */
function either({ frame, at }: Call, [yes, no]: Decision, run: () => void, other: () => void = () => undefined): void {
  const side = (guards: readonly Guard[], effect: () => void): Side =>
    runSide(frame, guards, () => {
      effect();
      return 'next';
    });
  join(frame, side(yes, run), side(no, other), at);
}

function hideNames(frame: Frame, reason: 'overlay' | 'namespace', call: Call): void {
  const hidden = unknown(reason, call.at, call.written);
  for (const [name, bound] of frame.globals.entries()) {
    if (/^[A-Z][A-Z0-9_]*$/.test(name)) frame.globals.set(name, union([bound, hidden], call.at));
  }
  frame.globals.set('*', hidden);
}
