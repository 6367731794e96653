import { basename, type Uri } from '../../text';
import { certain, union, unknown } from '../bounds';
import type { Alternative, Bound, Fact, Guard, Value } from '../value';
import { join, runSide, type Side } from './sides';
import { none, type Call } from './calls';
import type { Frame } from './frame';
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
  for (const list of call.args.unspread ?? []) includeListed(call, list);
  return none(call.at);
}

/**
 * `include(*files)` of a list that is not wholly known: what is in it on every path runs, what is in it on some may run,
 * and what else may be in it lies over both. Nothing is known where no path has a list.
 */
function includeListed(call: Call, list: Bound): void {
  const paths = list.flatMap(({ value }) => (value.kind === 'sequence' ? [value] : []));
  if (paths.length === 0) return hideSettings(call, 'namespace');
  const named = paths.map(({ items }) => new Map(items.map((item) => [nameOf(item), item])));
  const isOpen = paths.length < list.length || paths.some(({ open }) => open);
  for (const [name, item] of new Map(named.flatMap((items) => [...items]))) {
    if (name === undefined) continue;
    const run = (): void => includeOne(call, unwrap(item).bound, true);
    if (named.every((items) => items.has(name)) && paths.length === list.length) run();
    else maybe(call, `include:${call.at.uri}:${call.at.span.start}:${name}`, run);
  }
  if (isOpen || named.some((items) => items.has(undefined))) hideSettings(call, 'overlay');
}

/** The path of a file as it is written in a list; undefined where it is not known. */
function nameOf(item: Bound): string | undefined {
  const { bound } = unwrap(item);
  return bound.length === 1 ? patternOf(bound[0]?.value) : undefined;
}

function unwrap(bound: readonly Alternative[]): {
  readonly bound: readonly Alternative[];
  readonly isOptional: boolean;
} {
  const only = bound.length === 1 ? bound[0]?.value : undefined;
  if (only?.kind !== 'call' || only.callee !== optionalPath) return { bound, isOptional: false };
  return { bound: only.args[0]?.value ?? [], isOptional: true };
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
  else choose(call, chosen, fallbackOf(bound, find), topicsOf(chosen));
}

type Topics = ReadonlyMap<Uri, ReturnType<typeof topicOf>>;

/**
 * What a file is called says which site it is for. `default.py` is a developer's where one beside it is for production: a
 * site is told to take that.
 */
function topicsOf(files: readonly Uri[]): Topics {
  const named = files.map((uri) => [uri, topicOf(basename(uri).replace(/\.py$/, ''))] as const);
  const hasProduction = named.some(([, topic]) => topic === 'production');
  return new Map(
    named.map(([uri, topic]) => [uri, topic ?? (hasProduction && isDefault(uri) ? 'development' : undefined)]),
  );
}

function isDefault(uri: Uri): boolean {
  return basename(uri) === 'default.py';
}

/** The file that is taken where no environment variable is set. */
function fallbackOf(
  bound: readonly Alternative[],
  find: (pattern: string | undefined) => readonly Uri[],
): Uri | undefined {
  const texts = bound.filter(({ value }) => value.kind === 'literal');
  return texts.length === 1 ? find(patternOf(texts[0]?.value)).at(0) : undefined;
}

/** A path, with `*` for what a variable decides; undefined where nothing of it is known. */
function patternOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'literal') return typeof value.value === 'string' ? value.value : undefined;
  if (value?.kind !== 'env' || value.steps.some(({ op }) => op === 'opaque')) return undefined;
  const last = value.steps.at(-1);
  return last?.op === 'wrap' ? `${last.before}*${last.after}` : undefined;
}

/** One after the other as in a chain of `if … elif`. Where the project has only one of them, a site may bring its own. */
function choose(call: Call, candidates: readonly Uri[], fallback: Uri | undefined, topics: Topics): void {
  const { frame, at } = call;
  const [first, ...rest] = candidates;
  const isOnly = topics.size === 1;
  if (first === undefined) return;
  if (rest.length === 0 && !isOnly) {
    frame.run.modules.include(first, frame);
    return;
  }
  const topic = topics.get(first);
  const guard = (arm: boolean): Guard => ({
    id: `include:${at.uri}:${at.span.start}:${first}`,
    at,
    arm,
    facts: topic === undefined ? [] : [{ about: topic, holds: arm } satisfies Fact],
    ...(fallback !== undefined && { unset: first === fallback }),
  });
  const side = (arm: boolean, run: () => void): Side =>
    runSide(frame, [guard(arm)], () => {
      run();
      return 'next';
    });
  const yes = side(true, () => frame.run.modules.include(first, frame));
  const no = side(false, () => (isOnly ? hideNames(frame, 'overlay', call) : choose(call, rest, fallback, topics)));
  join(frame, yes, no, at);
}

/** A file that is not there: where it may be missing, a site lays its own over what stands here. */
function hideSettings(call: Call, reason: 'overlay' | 'namespace'): void {
  const run = (): void => hideNames(call.frame, reason, call);
  if (reason === 'namespace') run();
  else maybe(call, `include:${call.at.uri}:${call.at.span.start}`, run);
}

/** What runs on one of two paths, of which nothing is known. */
function maybe({ frame, at }: Call, id: string, run: () => void): void {
  const side = (arm: boolean, effect: () => void): Side =>
    runSide(frame, [{ id, at, arm, facts: [], unset: false }], () => {
      effect();
      return 'next';
    });
  join(
    frame,
    side(true, run),
    side(false, () => undefined),
    at,
  );
}

function hideNames(frame: Frame, reason: 'overlay' | 'namespace', call: Call): void {
  const hidden = unknown(reason, call.at, call.written);
  for (const [name, bound] of frame.globals.entries()) {
    if (/^[A-Z][A-Z0-9_]*$/.test(name)) frame.globals.set(name, union([bound, hidden], call.at));
  }
  frame.globals.set('*', hidden);
}
