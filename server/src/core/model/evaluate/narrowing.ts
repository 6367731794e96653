/**
 * What a test says of the names in it. On either side of the branch some of their alternatives are ruled out; where a side ends
 * the program, no deployed site has the values that lead there.
 */
import type { Expression } from '../../syntax/python-tree';
import { isUnbound } from '../objects';
import { truthOf } from '../truth';
import type { Alternative, Bound, EnvRead, Fact, Guard, Place, Value } from '../value';
import { evaluate } from './expressions';
import { isWhereDeployed, placeOf, trial, type Frame } from './frame';
import type { Verdict } from './judge';
import { runSide, type Side } from './sides';
import type { End } from './statements';
import { envFacts } from './topics';

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
  if (read === undefined && narrowed.size === 0) return side;
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
export function asFallback(alternative: Alternative, read: EnvRead): Alternative {
  if (alternative.read !== undefined) return alternative;
  return { ...alternative, read: { ...read, fallbackAt: alternative.at, required: false } };
}

/** What is left of the names under test where it comes out as `arm`, for those of which that rules something out. */
function narrow(frame: Frame, given: Expression, arm: boolean): ReadonlyMap<string, Bound> {
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

/**
 * A test that ends the program on one arm refuses some values: `if SECRET_KEY == "dev": raise`. Alternatives of the names
 * under test that lead there for certain are marked as refused, because no deployed site runs with them. So is every fallback
 * of a variable without which the program ends: `if not os.getenv("SECRET_KEY"): raise`.
 */
export function refuse(frame: Frame, test: Expression, deadArm: boolean, verdict: Verdict): void {
  if (!verdict.may(!deadArm)) return;
  if (frame.isConditional !== true && frame.path.every(isWhereDeployed))
    for (const name of verdict.without(deadArm)) frame.record.demanded.add(name);
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

/** The alternatives of the names in a test that lead to one arm of it for certain. */
export function leadingTo(frame: Frame, test: Expression, arm: boolean): readonly Alternative[] {
  return [...new Set(namesIn(test))].flatMap((name) =>
    (frame.scope.own(name) ?? []).filter((alternative) => leadsTo(frame, name, alternative, test, arm, true)),
  );
}

/** The same alternative under a guard that no deployed site passes. */
export function refused(alternative: Alternative, at: Place): Alternative {
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

/** What holds on no deployed site: DEBUG, that it is not in production, and that it is a developer's machine or a test. */
function isForLocal({ about, holds }: Fact): boolean {
  if (about === 'production') return !holds;
  return holds && (about === 'debug' || about === 'development' || about === 'test');
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
    case 'comprehension':
      return namesIn(test.element);
    default:
      return [];
  }
}
