import type { Expression, IfStatement, MatchCase, MatchStatement, Pattern, Statement } from '../../syntax/python-tree';
import { capped, certain, under, union, unknown } from '../bounds';
import { importedPath, isUnbound, unbound } from '../objects';
import type { Scope } from '../scope';
import { truthOf } from '../truth';
import type { Alternative, Bound, EnvRead, Fact, Guard, Place, Value } from '../value';
import { evaluate } from './expressions';
import { isWhereDeployed, nested, placeOf, trial, type Frame } from './frame';
import { judge, judgeBound, type Verdict } from './judge';
import { forget } from './loops';
import { runBlock, type End } from './statements';
import { replaceEverywhere } from './swaps';
import { assign } from './targets';
import { envFacts } from './topics';

/** Which names a piece of code has bound, by scope. */
export type Changes = ReadonlyMap<Scope, ReadonlyMap<string, Bound>>;

/** What one side of a branch did: how it ended and which names it bound. */
export interface Side {
  readonly end: End;
  readonly changes: Changes;
  readonly guards: readonly Guard[];
  /** Containers of other modules that it, or a module that it runs, has changed in place, with what they are then. */
  readonly swaps: ReadonlyMap<object, Bound>;
  /** What the test itself says of the names in it, for code that runs on this side only. */
  readonly narrowed?: ReadonlyMap<string, Bound>;
  /** It ended the program on a branch that only development and tests get past. */
  readonly refusesDeployed?: boolean;
}

/** Runs an `if` with its `elif` and `else`: the branches that may be taken, each under its guard, joined behind them. */
export function runIf(frame: Frame, node: IfStatement): End {
  return runBranches(frame, node, 0);
}

function runBranches(frame: Frame, node: IfStatement, index: number): End {
  const { branches, otherwise } = node;
  const branch = branches[index];
  if (branch === undefined) return otherwise === null ? 'next' : runBlock(frame, otherwise);
  const verdict = judge(frame, branch.test);
  if (!verdict.may(false)) return runBlock(frame, branch.body);
  const rest = (): End => nested(frame, node, () => runBranches(frame, node, index + 1), giveUpOn);
  if (!verdict.may(true)) return rest();
  const body = runTested(frame, branch.test, true, verdict, () => runBlock(frame, branch.body));
  if (body.end === 'exit' || body.refusesDeployed === true) refuse(frame, branch.test, true, verdict);
  const others = runTested(frame, branch.test, false, verdict, rest);
  const [yes, no] = [
    orFallbacks(body, others, verdict.without(true)),
    orFallbacks(others, body, verdict.without(false)),
  ];
  if (isRefusal(yes, no)) frame.run.refusesDeployed = true;
  const at = placeOf(frame, branch.test);
  return join(frame, besideDeployed(yes, no, at), besideDeployed(no, yes, at), at);
}

/** In `if "KEY" in os.environ: KEY = os.environ["KEY"] else: KEY = "text"` the text is the read's fallback. */
function orFallbacks(side: Side, other: Side, missing: readonly string[]): Side {
  if (missing.length === 0) return side;
  const changes = [...side.changes].map(([scope, names]): readonly [Scope, ReadonlyMap<string, Bound>] => [
    scope,
    new Map([...names].map(([name, bound]) => [name, orFallback(bound, other.changes.get(scope)?.get(name), missing)])),
  ]);
  return { ...side, changes: new Map(changes) };
}

/** What is bound where variables are missing, beside what is bound where they are there. */
export function orFallback(bound: Bound, other: Bound | undefined, missing: readonly string[]): Bound {
  const read = other?.find((one) => one.read !== undefined && missing.includes(one.read.variable))?.read;
  return read === undefined ? bound : bound.map((alternative) => asFallback(alternative, read));
}

/** What a side binds that stops every deployed site is for development only, where a deployed site takes the other side. */
function besideDeployed(side: Side, other: Side, at: Place): Side {
  if (side.refusesDeployed !== true || other.refusesDeployed === true || other.end === 'exit') return side;
  const changes = [...side.changes].map(([scope, names]): readonly [Scope, ReadonlyMap<string, Bound>] => [
    scope,
    new Map([...names].map(([name, bound]) => [name, bound.map((one) => refused(one, at))])),
  ]);
  return { ...side, changes: new Map(changes) };
}

/** `if not IS_DEV: raise`: only a program for development or tests goes on. */
function isRefusal(yes: Side, no: Side): boolean {
  const [survivor] = yes.end === 'exit' ? [no] : no.end === 'exit' ? [yes] : [];
  const facts = survivor?.guards.flatMap((guard) => guard.facts) ?? [];
  return facts.some(
    ({ about, holds }) => about !== 'command' && about !== 'stage' && holds === (about !== 'production'),
  );
}

/** Code that is nested too deeply is not run; what it binds is unknown. */
export function giveUpOn(frame: Frame, node: Statement): End {
  forget(frame, [node], unknown('too-deep', placeOf(frame, node)));
  return 'next';
}

/** Runs one side on layers of its own. */
export function runSide(frame: Frame, guards: readonly Guard[], run: () => End, implied: readonly Guard[] = []): Side {
  const depth = frame.path.length;
  frame.path.push(...guards, ...implied);
  const before = new Map(frame.record.swaps);
  const outside = frame.run.refusesDeployed;
  frame.run.refusesDeployed = false;
  for (const scope of frame.scopes) scope.enter();
  const end = run();
  const changes = new Map(frame.scopes.map((scope) => [scope, scope.leave()]));
  frame.path.length = depth;
  const { refusesDeployed } = frame.run;
  frame.run.refusesDeployed = outside;
  return { end, changes, guards, swaps: takeSwaps(frame, before), refusesDeployed };
}

/** What has been changed since then; the other side of the branch knows nothing of it. */
function takeSwaps(frame: Frame, before: ReadonlyMap<object, Bound>): ReadonlyMap<object, Bound> {
  const { swaps } = frame.record;
  if (swaps.size === 0) return swaps;
  const fresh = new Map([...swaps].filter(([container, now]) => before.get(container) !== now));
  if (fresh.size === 0) return fresh;
  swaps.clear();
  for (const [container, now] of before) swaps.set(container, now);
  return fresh;
}

/** Makes what a side has changed in other modules the state of things. */
export function adoptSwaps(frame: Frame, side: Side): void {
  for (const [container, now] of side.swaps) frame.record.swaps.set(container, now);
}

function mergeSwaps(frame: Frame, a: Side, b: Side, at: Place): void {
  const { swaps } = frame.record;
  for (const container of new Set([...a.swaps.keys(), ...b.swaps.keys()])) {
    const before = swaps.get(container) ?? certain(container as Value, at);
    const [yes, no] = [a, b].map((side) => under(side.swaps.get(container) ?? before, side.guards));
    swaps.set(container, union([yes ?? [], no ?? []], at));
  }
}

/** The side on which nothing happens. */
export function emptySide(guards: readonly Guard[]): Side {
  return { end: 'next', changes: new Map(), guards, swaps: new Map() };
}

/** Runs one side of a test; names under test lose the alternatives that lead to the other side for certain. */
export function runTested(frame: Frame, test: Expression, arm: boolean, verdict: Verdict, run: () => End): Side {
  const narrowed = new Map<string, Bound>();
  const body = (): End => {
    for (const [name, bound] of narrow(frame, test, arm)) {
      frame.scope.set(name, bound);
      narrowed.set(name, bound);
    }
    return run();
  };
  const returned = frame.returns?.length ?? 0;
  const side = runSide(frame, verdict.guards(arm), body, verdict.implied(arm));
  const read = verdict.missing(arm);
  if (read !== undefined) markReturns(frame, returned, read);
  const tested = read === undefined ? [] : namesIn(test);
  // Narrowing is no change: where both sides go on, the name is what it was.
  const own = [...(side.changes.get(frame.scope) ?? [])]
    .filter(([name, bound]) => narrowed.get(name) !== bound)
    .map(([name, bound]): readonly [string, Bound] =>
      read !== undefined && tested.includes(name) ? [name, bound.map((one) => asFallback(one, read))] : [name, bound],
    );
  return { ...side, changes: new Map([...side.changes, [frame.scope, new Map(own)]]), narrowed };
}

/** In `if value is None: return default` the default is the fallback of the read. */
function markReturns(frame: Frame, from: number, read: EnvRead): void {
  const { returns } = frame;
  for (let i = from; returns !== null && i < returns.length; i++) {
    const of = returns[i];
    if (of !== undefined) returns[i] = asFallback(of, read);
  }
}

/** What stands in for a read where its variable is missing. */
function asFallback(alternative: Alternative, read: EnvRead): Alternative {
  if (alternative.read !== undefined) return alternative;
  return { ...alternative, read: { ...read, fallbackAt: alternative.at, required: false } };
}

/**
 * The names that a test leaves fewer values for where it comes out as `arm`, such as after `if not KEY: raise`, with what is
 * left.
 */
export function narrow(frame: Frame, given: Expression, arm: boolean): ReadonlyMap<string, Bound> {
  const found = new Map<string, Bound>();
  const test = withoutWalrus(given);
  for (const name of new Set(namesIn(test))) {
    const bound = frame.scope.own(name);
    if (bound === undefined || bound.length < 2 || name === 'DEBUG') continue;
    const kept = bound.filter(
      (alternative) => !isUnbound(alternative.value) && !leadsTo(frame, name, alternative, test, !arm, false),
    );
    if (kept.length > 0 && kept.length < bound.length) found.set(name, kept);
  }
  return found;
}

/** Merges two sides; a side that left the program or the function leaves nothing behind. */
export function join(frame: Frame, a: Side, b: Side, at: Place): End {
  const live = [a, b].filter((side) => side.end !== 'exit' && side.end !== 'return');
  const [first, second] = live;
  if (first === undefined) return a.end === 'return' || b.end === 'return' ? 'return' : 'exit';
  if (second === undefined) {
    for (const [name, bound] of first.narrowed ?? []) frame.scope.set(name, bound);
    adopt(first.changes);
    adoptSwaps(frame, first);
    // What follows in a function runs on this side only, and what it returns depends on that.
    if (frame.returns !== null) frame.path.push(...first.guards);
    return first.end;
  }
  mergeChanges(frame, first, second, at);
  mergeSwaps(frame, first, second, at);
  return first.end === second.end ? first.end : 'mixed';
}

/** Makes what a side has bound the state of things. */
export function adopt(changes: Changes): void {
  for (const [scope, names] of changes) for (const [name, bound] of names) scope.set(name, bound);
}

function mergeChanges(frame: Frame, a: Side, b: Side, at: Place): void {
  const lost = new Map<object, Bound>();
  for (const scope of new Set([...a.changes.keys(), ...b.changes.keys()])) {
    const left = a.changes.get(scope);
    const right = b.changes.get(scope);
    for (const name of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
      // A side that ran a module which is not there may have bound any name.
      const before = (side: ReadonlyMap<string, Bound> | undefined): Bound =>
        scope.own(name) ?? openName(side, name) ?? missing(frame, scope, name, at);
      // A name that only the other side changes is what the test has left of it.
      const told = (side: Side): Bound | undefined => (scope === frame.scope ? side.narrowed?.get(name) : undefined);
      const yes = under(left?.get(name) ?? told(a) ?? before(left), a.guards);
      const no = under(right?.get(name) ?? told(b) ?? before(right), b.guards);
      const both = merged(yes, no, at);
      scope.set(name, both);
      if (both.length === 1 && yes.length + no.length > 2) noteLost(frame, [...yes, ...no], both, lost);
    }
  }
  replaceEverywhere(frame, lost);
}

function openName(changes: ReadonlyMap<string, Bound> | undefined, name: string): Bound | undefined {
  return name.startsWith('$') ? undefined : changes?.get('*');
}

/** Where a name has too many alternatives to keep, other names of the same containers can no longer follow its changes. */
function noteLost(frame: Frame, before: readonly Alternative[], now: Bound, lost: Map<object, Bound>): void {
  if (now[0]?.value.kind !== 'unknown') return;
  for (const { value } of before) if (value !== now[0].value && frame.run.shared.has(value)) lost.set(value, now);
}

/** What a name is where this scope has not bound it: nothing, or what a module outside the project may have set. */
function missing(frame: Frame, scope: Scope, name: string, at: Place): Bound {
  const open = scope === frame.globals && !name.startsWith('$') ? scope.own('*') : undefined;
  return open ?? certain(unbound, at);
}

/** Alternatives that both sides share are kept once, without the guard that told them apart. */
function merged(left: readonly Alternative[], right: readonly Alternative[], at: Place): Bound {
  const all = [...left];
  for (const alternative of right) {
    const twin = all.findIndex((other) => isSame(other, alternative) && opposite(other.when, alternative.when));
    const same = twin < 0 ? undefined : all[twin];
    if (same === undefined) all.push(alternative);
    else
      all[twin] = {
        ...same,
        when: same.when.filter((guard) =>
          alternative.when.some((other) => other.id === guard.id && other.arm === guard.arm),
        ),
      };
  }
  return all.length === 0 ? unknown('too-many', at) : capped(all, at);
}

/** One value that was decided at one place, or one thing that was imported twice. */
function isSame(a: Alternative, b: Alternative): boolean {
  if (a.value === b.value) return a.at === b.at || isUnbound(a.value);
  const path = importedPath(a.value);
  return path !== undefined && path === importedPath(b.value);
}

/** True where two sets of guards differ in the two arms of one decision only. */
function opposite(a: readonly Guard[], b: readonly Guard[]): boolean {
  if (a.length !== b.length) return false;
  const apart = a.filter((guard) => !b.some((other) => other.id === guard.id && other.arm === guard.arm));
  return apart.length === 1 && b.some((other) => other.id === apart[0]?.id && other.arm !== apart[0]?.arm);
}

/**
 * A test that ends the program on one arm refuses some values: `if SECRET_KEY == "dev": raise`. Alternatives of the names
 * under test that lead there for certain are marked as refused, because no deployed site runs with them. So is every fallback
 * of a variable without which the program ends: `if not os.getenv("SECRET_KEY"): raise`.
 */
export function refuse(frame: Frame, test: Expression, deadArm: boolean, verdict: Verdict): void {
  if (!verdict.may(!deadArm)) return;
  if (frame.path.every(isWhereDeployed)) for (const name of verdict.without(deadArm)) frame.record.demanded.add(name);
  const at = placeOf(frame, test);
  for (const name of namesIn(test)) {
    const bound = frame.scope.own(name);
    if (bound === undefined || bound.length < 1) continue;
    const kept = bound.map((alternative) =>
      leadsTo(frame, name, alternative, test, deadArm, true) ? refused(alternative, at) : alternative,
    );
    if (kept.some((alternative, i) => alternative !== bound[i])) frame.scope.set(name, kept);
  }
}

function refused(alternative: Alternative, at: Place): Alternative {
  const guard: Guard = {
    id: `refused:${at.uri}:${at.span.start}`,
    at,
    arm: false,
    facts: [{ about: 'development', holds: true }],
  };
  return { ...alternative, when: [...alternative.when, guard] };
}

function leadsTo(
  frame: Frame,
  name: string,
  alternative: Alternative,
  test: Expression,
  deadArm: boolean,
  isDeployed: boolean,
): boolean {
  const outcome = trial(frame, (inner) => {
    inner.scope.set(name, [{ ...alternative, when: [] }]);
    return evaluate(inner, test);
  });
  const isLocal = ({ when }: Alternative): boolean => when.some(({ facts }) => facts.some(isForLocal));
  const deployed = isDeployed ? outcome.filter((result) => !isLocal(result)) : outcome;
  const judged = deployed.length > 0 ? deployed : outcome;
  return judged.every(({ value }) => (truthOf(value) ?? (isDeployed ? stageTruth(value) : undefined)) === deadArm);
}

/** What holds on no deployed site: DEBUG, and that it is not in production. */
function isForLocal({ about, holds }: Fact): boolean {
  return (about === 'debug' && holds) || (about === 'production' && !holds);
}

/** A question that only a deployed site answers one way, such as `STAGE == "production"`; undefined for all others. */
function stageTruth(value: Value): boolean | undefined {
  if (value.kind !== 'env') return undefined;
  return [true, false].find((arm) => envFacts(value, !arm).some(isForLocal));
}

/** The same test on the name that `:=` has just bound, so that it can be asked again without binding it anew. */
function withoutWalrus(test: Expression): Expression {
  switch (test.kind) {
    case 'walrus':
      return { kind: 'name', id: test.target, span: test.targetSpan };
    case 'unary':
      return { ...test, operand: withoutWalrus(test.operand) };
    case 'boolean':
      return { ...test, values: test.values.map(withoutWalrus) };
    case 'compare':
      return { ...test, left: withoutWalrus(test.left) };
    default:
      return test;
  }
}

function namesIn(test: Expression): readonly string[] {
  switch (test.kind) {
    case 'name':
      return [test.id];
    case 'unary':
      return namesIn(test.operand);
    case 'boolean':
      return test.values.flatMap(namesIn);
    case 'compare':
      return [test.left, ...test.rest.map((part) => part.right)].flatMap(namesIn);
    case 'call':
      return [test.callee, ...test.args.map((argument) => argument.value)].flatMap(namesIn);
    case 'attribute':
    case 'subscript':
      return namesIn(test.object);
    default:
      return [];
  }
}

/** `match` is read as a chain of tests on the subject. */
export function runMatch(frame: Frame, node: MatchStatement): End {
  const subject = evaluate(frame, node.subject);
  return runCases(frame, node, subject, node.cases);
}

function runCases(frame: Frame, node: MatchStatement, subject: Bound, cases: readonly MatchCase[]): End {
  const [first, ...rest] = cases;
  if (first === undefined) return 'next';
  const verdict = caseVerdict(frame, node, subject, first);
  const run = (): End => {
    bindPattern(frame, first.pattern, subject, node);
    return runBlock(frame, first.body);
  };
  if (!verdict.may(false)) return run();
  if (!verdict.may(true)) return runCases(frame, node, subject, rest);
  const yes = runSide(frame, verdict.guards(true), run);
  const no = runSide(frame, verdict.guards(false), () =>
    nested(frame, node, () => runCases(frame, node, subject, rest), giveUpOn),
  );
  return join(frame, yes, no, placeOf(frame, first));
}

const always: Verdict = {
  may: (arm) => arm,
  guards: () => [],
  implied: () => [],
  missing: () => undefined,
  without: () => [],
};

function caseVerdict(frame: Frame, node: MatchStatement, subject: Bound, of: MatchCase): Verdict {
  const test = patternTest(node.subject, of.pattern);
  if (test === 'always') return of.guard === null ? always : judge(frame, of.guard);
  if (test === undefined)
    return judgeBound(unknown('unsupported', placeOf(frame, of), 'pattern'), placeOf(frame, of), frame.site);
  if (of.guard === null) return judge(frame, test);
  return judge(frame, { kind: 'boolean', operator: 'and', values: [test, of.guard], span: of.span });
}

/** The test that a pattern stands for: a comparison with the subject, `always`, or undefined where it is not followed. */
function patternTest(subject: Expression, pattern: Pattern): Expression | 'always' | undefined {
  switch (pattern.kind) {
    case 'capture':
      return 'always';
    case 'as':
      return patternTest(subject, pattern.pattern);
    case 'value':
      return { kind: 'compare', left: subject, rest: [{ operator: '==', right: pattern.value }], span: pattern.span };
    case 'or': {
      const parts = pattern.patterns.map((part) => patternTest(subject, part));
      if (parts.includes('always')) return 'always';
      const tests = parts.filter((part) => part !== undefined && part !== 'always');
      return tests.length === parts.length
        ? { kind: 'boolean', operator: 'or', values: tests, span: pattern.span }
        : undefined;
    }
    case 'other':
      return undefined;
  }
}

function bindPattern(frame: Frame, pattern: Pattern, subject: Bound, node: MatchStatement): void {
  const source = { statement: node, value: node.subject };
  const bind = (id: string, bound: Bound): void =>
    assign(frame, { kind: 'name', id, span: pattern.span }, bound, source);
  if (pattern.kind === 'capture' && pattern.name !== null) bind(pattern.name, subject);
  if (pattern.kind === 'as') bind(pattern.name, subject);
  if (pattern.kind === 'other')
    for (const name of pattern.binds) bind(name, unknown('unsupported', placeOf(frame, pattern), 'pattern'));
}
