import type { Expression } from '../../syntax/python-tree';
import { isOverlay } from '../bounds';
import { judgedText } from '../given-texts';
import { variablesAsked } from '../queries';
import { truthOf } from '../truth';
import type { Alternative, Bound, EnvRead, Fact, Guard, Place } from '../value';
import { agreed, inPython, withEmptyEnvironment } from './debug';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { envFacts, nameFacts } from './topics';

/** The outcome of a test: which arms can be taken, and what a branch on each arm depends on. */
export interface Verdict {
  may(arm: boolean): boolean;
  /** The guards of one arm: none where the other cannot be taken. */
  guards(arm: boolean): readonly Guard[];
  /** Which variables are set, or not, wherever this arm is taken: `if "X" in os.environ`. */
  implied(arm: boolean): readonly Guard[];
  /** The read whose missing variable leads to this arm: what stands there is its fallback. */
  missing(arm: boolean): EnvRead | undefined;
  /** The variables without which a deployed site takes this arm for certain. */
  without(arm: boolean): readonly string[];
}

/** Which ways a test may come out, and under which guards each. */
export function judge(frame: Frame, test: Expression): Verdict {
  return judgeBound(evaluate(frame, test), placeOf(frame, test), frame.site, tested(test));
}

/** What a test asks for, behind any `not`. */
interface Tested {
  readonly name?: string;
  readonly negated?: boolean;
}

function tested(test: Expression): Tested {
  if (test.kind === 'unary' && test.operator === 'not') {
    const { name, negated = false } = tested(test.operand);
    return { ...(name === undefined ? {} : { name }), negated: !negated };
  }
  if (test.kind === 'name') return { name: test.id };
  return test.kind === 'attribute' ? { name: test.name } : {};
}

/**
 * The verdict on a value that is already there. `site` is the frame's; `of` has the name under test, which may say what it is
 * about.
 */
export function judgeBound(bound: Bound, at: Place, site: string, of: Tested = {}): Verdict {
  const truths = bound.map((alternative) => truthOf(alternative.value));
  const may = (arm: boolean): boolean => truths.some((truth) => truth !== !arm);
  if (!may(true) || !may(false))
    return { may, guards: () => [], implied: () => [], missing: () => undefined, without: () => [] };
  const always = agreed(inPython(bound).map((alternative) => truthOf(alternative.value)));
  const reached = withEmptyEnvironment(bound);
  const unset = agreed(reached.map((alternative) => truthOf(alternative.value)));
  const shared = {
    id: `test:${at.uri}:${at.span.start}:${at.span.end}${site}`,
    at,
    ...(always === undefined ? {} : { always }),
    ...(unset === undefined || reached.length === 0 ? {} : { unset }),
    ...asked(bound),
    ...needed(bound),
    ...judgedText(bound),
  };
  return {
    may,
    guards: (arm) => [{ ...shared, arm, facts: commonFacts(bound, arm, of) }],
    implied: (arm) => commonReads(bound, arm),
    missing: (arm) => missingRead(bound, arm),
    without: (arm) => variablesWithout(bound, arm),
  };
}

/** The variables that every alternative of a test comes from, or that decide on it. */
export function asked(bound: Bound): Pick<Guard, 'asks'> {
  const names = bound.map(({ value, read, when }) => {
    const variable = value.kind === 'env' ? value.variable : read?.variable;
    return variable === undefined ? variablesAsked(when) : [variable];
  });
  return names.includes(undefined) ? {} : { asks: [...new Set(names.flatMap((some) => some ?? []))] };
}

/** A variable whose own text is tested: there is nothing else that could lead to the arm for true. */
function needed(bound: Bound): Pick<Guard, 'needs'> {
  const texts = bound.flatMap(({ value }) =>
    value.kind === 'env' && value.steps.length === 0 ? [value.variable] : [],
  );
  const [needs] = texts;
  const others = bound.filter(({ value }) => value.kind !== 'env' || value.steps.length > 0);
  const isOne = needs !== undefined && texts.every((text) => text === needs);
  return isOne && others.every(({ value }) => truthOf(value) === false) ? { needs } : {};
}

function commonReads(bound: Bound, arm: boolean): readonly Guard[] {
  const [first, ...rest] = bound.filter((alternative) => truthOf(alternative.value) !== !arm);
  const has = (of: Alternative, guard: Guard): boolean =>
    of.when.some((other) => other.id === guard.id && other.arm === guard.arm);
  return first?.when.filter((guard) => guard.id.startsWith('env:') && rest.every((of) => has(of, guard))) ?? [];
}

/** The read that all alternatives leading to an arm come from, if a variable that is not set leads there. */
function missingRead(bound: Bound, arm: boolean): EnvRead | undefined {
  const leading = bound.filter((alternative) => truthOf(alternative.value) !== !arm);
  const [read] = leading.map((alternative) => alternative.read);
  if (read === undefined || !leading.every((alternative) => alternative.read?.variable === read.variable))
    return undefined;
  const id = `env:${read.variable}`;
  const isMissing = leading.some(({ when }) => when.some((guard) => guard.id === id && !guard.arm));
  const isElsewhere = bound.some(
    ({ when, value }) => truthOf(value) !== arm && when.some((guard) => guard.id === id && guard.arm),
  );
  return isMissing && isElsewhere ? read : undefined;
}

/** Variables of which every alternative that does not need them leads to this arm. */
function variablesWithout(bound: Bound, arm: boolean): readonly string[] {
  const deployed = bound.filter(({ when }) => !when.some(({ facts }) => facts.some(isDebugOn)));
  const missing = deployed.flatMap(({ when }) => when.flatMap((guard) => variableOf(guard, false) ?? []));
  return [...new Set(missing)].filter((variable) =>
    deployed
      .filter(({ when }) => !when.some((guard) => variableOf(guard, true) === variable))
      .every(({ value }) => truthOf(value) === arm),
  );
}

/** The variable that is set, or missing, wherever a guard holds: by itself, or by the arm of a test that asks no other one. */
function variableOf({ id, arm, asks, unset }: Guard, isSet: boolean): string | undefined {
  if (id.startsWith('env:')) return arm === isSet ? id.slice('env:'.length) : undefined;
  const [variable, ...others] = asks ?? [];
  if (unset === undefined || others.length > 0) return undefined;
  return (arm !== unset) === isSet ? variable : undefined;
}

function isDebugOn({ about, holds }: Fact): boolean {
  return about === 'debug' && holds;
}

/** What holds on an arm whichever alternative leads there; the question says the same of what may be laid over a name. */
export function commonFacts(bound: Bound, arm: boolean, of: Tested): readonly Fact[] {
  const all = bound.filter((alternative) => truthOf(alternative.value) !== !arm);
  const own = all.filter(({ value }) => !isOverlay(value));
  const leading = (own.length > 0 ? own : all).map((alternative) => factsOf(alternative, arm, of));
  const [first, ...rest] = leading;
  if (first === undefined) return [];
  const shared: Fact[] = [];
  for (const fact of first) {
    const twins = rest.map((facts) => facts.find((other) => isSameTopic(other, fact)));
    if (twins.includes(undefined)) continue;
    // Of `STAGE == "prod" or STAGE == "production"` only what both say is left.
    shared.push(twins.every((twin) => twin?.of === fact.of) ? fact : { about: fact.about, holds: fact.holds });
  }
  return shared.some(isElsewhere) ? shared : [...shared, ...elsewhereForAnyReason(leading)];
}

/** `if DEBUG or "test" in sys.argv:` is on for two reasons, neither of which a deployed site has. */
function elsewhereForAnyReason(leading: readonly (readonly Fact[])[]): readonly Fact[] {
  const reasons = leading.map((facts) => facts.filter((fact) => isElsewhere(fact) || isCommand(fact)));
  if (reasons.length < 2 || reasons.some(({ length }) => length === 0)) return [];
  const found = reasons.flat();
  // A command is run where the site is, and serves nothing.
  if (reasons.some((facts) => !facts.some(isElsewhere)))
    return found.some(({ about }) => about === 'debug') ? [] : [{ about: 'command', holds: true }];
  // What says the least is kept: a DEBUG that is overridden later, then a site that may have another name than production.
  const debug = found.filter(({ about }) => about === 'debug');
  const [fact] = debug;
  if (fact !== undefined) return debug.every(({ of }) => of === fact.of) ? [fact] : [];
  const isUnnamed = found.some(({ about }) => about === 'production');
  return [isUnnamed ? { about: 'production', holds: false } : { about: 'development', holds: true }];
}

/** What does not hold for a deployed site. */
function isElsewhere({ about, holds }: Fact): boolean {
  return about !== 'command' && about !== 'stage' && holds === (about !== 'production');
}

/** What holds for a command such as `collectstatic` and for no server. */
function isCommand({ about, holds }: Fact): boolean {
  return about === 'command' && holds;
}

function factsOf(alternative: Alternative, arm: boolean, { name, negated = false }: Tested): readonly Fact[] {
  const facts = alternative.when.flatMap((guard) => guard.facts);
  if (facts.some((fact) => fact.about === 'debug')) return facts;
  if (alternative.value.kind === 'env') facts.push(...envFacts(alternative.value, arm));
  else if (alternative.read !== undefined) facts.push(...nameFacts(alternative.read.variable, arm !== negated));
  if (name === undefined || name === 'DEBUG') return facts;
  // `dev_import_failed` is called like a switch for development, and what it holds says the opposite.
  const told = new Set(facts.map(({ about }) => about));
  return [...facts, ...nameFacts(name, arm !== negated).filter(({ about }) => !told.has(about))];
}

function isSameTopic(a: Fact, b: Fact): boolean {
  const isWord = a.about !== 'debug' && a.about !== 'command';
  return a.about === b.about && a.holds === b.holds && (isWord || a.of === b.of);
}
