import type { Expression, IfStatement, MatchCase, MatchStatement, Pattern, Statement } from '../../syntax/python-tree';
import { capped, certain, under, unknown } from '../bounds';
import { isUnbound, unbound } from '../objects';
import { truthOf } from '../truth';
import type { Alternative, Bound, Guard, Place } from '../value';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { judge, judgeBound, type Verdict } from './judge';
import { runBlock, type End } from './statements';
import { assign } from './targets';

/** What one side of a branch did: how it ended and which names it bound. */
export interface Side {
  readonly end: End;
  readonly changes: ReadonlyMap<string, Bound>;
  readonly guards: readonly Guard[];
  /** What the test itself says of the names in it, for code that runs on this side only. */
  readonly narrowed?: ReadonlyMap<string, Bound>;
}

export function runIf(frame: Frame, node: IfStatement): End {
  return runBranches(frame, node.branches, node.otherwise, 0);
}

function runBranches(
  frame: Frame,
  branches: IfStatement['branches'],
  otherwise: readonly Statement[] | null,
  index: number,
): End {
  const branch = branches[index];
  if (branch === undefined) return otherwise === null ? 'next' : runBlock(frame, otherwise);
  const verdict = judge(frame, branch.test);
  if (!verdict.may(false)) return runBlock(frame, branch.body);
  if (!verdict.may(true)) return runBranches(frame, branches, otherwise, index + 1);
  const yes = runTested(frame, branch.test, true, verdict, () => runBlock(frame, branch.body));
  if (yes.end === 'exit') refuse(frame, branch.test, true, verdict);
  const no = runTested(frame, branch.test, false, verdict, () => runBranches(frame, branches, otherwise, index + 1));
  return join(frame, yes, no, placeOf(frame, branch.test));
}

/** Runs one side on a layer of its own. */
export function runSide(frame: Frame, guards: readonly Guard[], run: () => End): Side {
  const depth = frame.path.length;
  frame.path.push(...guards);
  frame.scope.enter();
  const global = frame.globals !== frame.scope;
  if (global) frame.globals.enter();
  const end = run();
  const outer = global ? frame.globals.leave() : new Map<string, Bound>();
  if (global) for (const [name, bound] of outer) frame.globals.set(name, bound);
  const changes = frame.scope.leave();
  frame.path.length = depth;
  return { end, changes, guards };
}

/** Runs one side of a test; names under test lose the alternatives that lead to the other side for certain. */
function runTested(frame: Frame, test: Expression, arm: boolean, verdict: Verdict, run: () => End): Side {
  const narrowed = new Map<string, Bound>();
  const side = runSide(frame, verdict.guards(arm), () => {
    for (const [name, bound] of narrow(frame, test, arm)) {
      frame.scope.set(name, bound);
      narrowed.set(name, bound);
    }
    return run();
  });
  // Narrowing is no change: where both sides go on, the name is what it was.
  const changes = new Map([...side.changes].filter(([name, bound]) => narrowed.get(name) !== bound));
  return { ...side, changes, narrowed };
}

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
    for (const [name, bound] of [...(first.narrowed ?? []), ...first.changes]) frame.scope.set(name, bound);
    // What follows in a function runs on this side only, and what it returns depends on that.
    if (frame.returns !== null) frame.path.push(...first.guards);
    return first.end;
  }
  mergeChanges(frame, first, second, at);
  return first.end === second.end ? first.end : 'mixed';
}

function mergeChanges(frame: Frame, a: Side, b: Side, at: Place): void {
  for (const name of new Set([...a.changes.keys(), ...b.changes.keys()])) {
    const before = frame.scope.own(name) ?? inherited(frame, name, at);
    const left = under(a.changes.get(name) ?? before, a.guards);
    const right = under(b.changes.get(name) ?? before, b.guards);
    frame.scope.set(name, merged(left, right, at));
  }
}

/** In a function, a name that only one side binds may be one of the module's. */
function inherited(frame: Frame, name: string, at: Place): Bound {
  const outer = frame.scope === frame.globals ? undefined : frame.scope.parent?.find(name);
  return outer ?? frame.globals.find('*') ?? certain(unbound, at);
}

/** Alternatives that both sides share are kept once, without the guard that told them apart. */
function merged(left: readonly Alternative[], right: readonly Alternative[], at: Place): Bound {
  const all = [...left];
  for (const alternative of right) {
    const twin = all.findIndex(
      (other) =>
        other.value === alternative.value && other.at === alternative.at && opposite(other.when, alternative.when),
    );
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

/** True where two sets of guards differ in the two arms of one decision only. */
function opposite(a: readonly Guard[], b: readonly Guard[]): boolean {
  if (a.length !== b.length) return false;
  const apart = a.filter((guard) => !b.some((other) => other.id === guard.id && other.arm === guard.arm));
  return apart.length === 1 && b.some((other) => other.id === apart[0]?.id && other.arm !== apart[0]?.arm);
}

/**
 * A test that ends the program on one arm refuses some values: `if SECRET_KEY == "dev": raise`. Alternatives of the names
 * under test that lead there for certain are marked as refused, because no deployed site runs with them.
 */
export function refuse(frame: Frame, test: Expression, deadArm: boolean, verdict: Verdict): void {
  if (!verdict.may(!deadArm)) return;
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
  frame.scope.enter();
  frame.scope.set(name, [{ ...alternative, when: [] }]);
  const outcome = evaluate(frame, test);
  frame.scope.leave();
  const onlyDebug = (result: Alternative): boolean =>
    result.when.some((guard) => guard.facts.some((fact) => fact.about === 'debug' && fact.holds));
  const deployed = isDeployed ? outcome.filter((result) => !onlyDebug(result)) : outcome;
  const judged = deployed.length > 0 ? deployed : outcome;
  return judged.every((result) => truthOf(result.value) === deadArm);
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
  const no = runSide(frame, verdict.guards(false), () => runCases(frame, node, subject, rest));
  return join(frame, yes, no, placeOf(frame, first));
}

function caseVerdict(frame: Frame, node: MatchStatement, subject: Bound, of: MatchCase): Verdict {
  const test = patternTest(node.subject, of.pattern);
  if (test === 'always') return of.guard === null ? { may: (arm) => arm, guards: () => [] } : judge(frame, of.guard);
  if (test === undefined) return judgeBound(unknown('unsupported', placeOf(frame, of), 'pattern'), placeOf(frame, of));
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
