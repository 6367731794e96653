/** `if`: which of its branches are run, and what is known of a value because another branch is there. */
import type { IfStatement, Statement } from '../../syntax/python-tree';
import { unknown } from '../bounds';
import type { Bound, Place } from '../value';
import { noteComplaints, refuseComplaints } from './complaints';
import { loseByCode } from './escapes';
import { nested, placeOf, type Frame } from './frame';
import { judge } from './judge';
import { forget } from './loops';
import { asFallback, refuse, refused, runTested } from './narrowing';
import { join, rebound, type Side } from './sides';
import { runBlock, type End } from './statements';

/** `if … elif … else`: one branch where its test is certain, else each on a side of its own. */
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
  if (body.end === 'exit' || body.refusesDeployed === true) {
    refuse(frame, branch.test, true, verdict);
    refuseComplaints(frame, branch.test, placeOf(frame, branch.test));
  } else noteComplaints(frame, branch.test, branch.body);
  const others = runTested(frame, branch.test, false, verdict, rest);
  const sides = [
    orFallbacks(body, others, verdict.without(true)),
    orFallbacks(others, body, verdict.without(false)),
  ] as const;
  const [yes, no] = branches.length === 1 ? byDebug(frame, ...sides) : sides;
  if (isRefusal(frame, yes, no)) frame.run.refusesDeployed = true;
  const at = placeOf(frame, branch.test);
  return join(frame, besideDeployed(yes, no, at), besideDeployed(no, yes, at), at);
}

/**
 * Where one side turns DEBUG off and the other one on, the test asks whether the site is deployed, whatever its words are. A
 * chain of tests may name several sites.
 */
function byDebug(frame: Frame, yes: Side, no: Side): readonly [Side, Side] {
  const [on, off] = [writtenDebug(frame, yes), writtenDebug(frame, no)];
  const isTold = yes.guards.length !== 1 || no.guards.length !== 1 || [yes, no].some(saysSomething);
  if (isTold || on === undefined || off === undefined || on === off) return [yes, no];
  return [aboutProduction(yes, !on), aboutProduction(no, !off)];
}

/** The DEBUG that a side writes out, whatever further branches it has. */
function writtenDebug({ scope }: Frame, side: Side): boolean | undefined {
  const bound = side.changes.get(scope)?.get('DEBUG') ?? [];
  const flags = bound.map(({ value }) => (value.kind === 'literal' ? value.value : undefined));
  const [flag] = flags;
  return typeof flag === 'boolean' && flags.every((other) => other === flag) ? flag : undefined;
}

function saysSomething({ guards }: Side): boolean {
  return guards.some(({ facts }) => facts.length > 0);
}

function aboutProduction(side: Side, holds: boolean): Side {
  const guards = side.guards.map((guard) => ({ ...guard, facts: [{ about: 'production' as const, holds }] }));
  return { ...side, guards };
}

/** In `if "KEY" in os.environ: KEY = os.environ["KEY"] else: KEY = "text"` the text is the read's fallback. */
function orFallbacks(side: Side, other: Side, missing: readonly string[]): Side {
  if (missing.length === 0) return side;
  return rebound(side, (bound, name, scope) => orFallback(bound, other.changes.get(scope)?.get(name), missing));
}

/** What is bound where variables are missing, beside what is bound where they are there. */
export function orFallback(bound: Bound, other: Bound | undefined, missing: readonly string[]): Bound {
  const read = other?.find((one) => one.read !== undefined && missing.includes(one.read.variable))?.read;
  return read === undefined ? bound : bound.map((alternative) => asFallback(alternative, read));
}

/** What a side binds that stops every deployed site is for development only, where a deployed site takes the other side. */
function besideDeployed(side: Side, other: Side, at: Place): Side {
  if (side.refusesDeployed !== true || other.refusesDeployed === true || other.end === 'exit') return side;
  return rebound(side, (bound) => bound.map((one) => refused(one, at)));
}

/** `if not IS_DEV: raise`: only a program for development or tests goes on, or, in a branch, a command such as `collectstatic`. */
function isRefusal({ path }: Frame, yes: Side, no: Side): boolean {
  const [survivor] = yes.end === 'exit' ? [no] : no.end === 'exit' ? [yes] : [];
  const facts = survivor?.guards.flatMap((guard) => guard.facts) ?? [];
  return facts.some(
    ({ about, holds }) =>
      about !== 'stage' && holds === (about !== 'production') && (about !== 'command' || path.length > 0),
  );
}

/** Code that is nested too deeply is not run; what it binds is unknown. */
export function giveUpOn(frame: Frame, node: Statement): End {
  loseByCode(frame, node, placeOf(frame, node));
  forget(frame, [node], unknown('too-deep', placeOf(frame, node)));
  return 'next';
}
