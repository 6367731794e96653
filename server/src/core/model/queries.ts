import type { Alternative, Bound, Fact, Guard } from './value';

/** What a query about deployed sites has to know of the entry: which writes of DEBUG are its final ones. */
export interface Question {
  readonly debug: string;
  /** The variables without which no deployed site starts. */
  readonly demanded: ReadonlySet<string>;
  /** The texts of those that what starts the site gives, where nobody else does. */
  readonly given: ReadonlyMap<string, string>;
}

/**
 * The alternatives that remain in a deployed site. DEBUG is off there, it is no test run and nobody's laptop; a branch on a
 * DEBUG that the entry overrides later keeps the side that Python takes.
 */
export function whenDeployed(bound: Bound, question: Question): readonly Alternative[] {
  const [only] = bound;
  // Nearly every setting has one value on all paths.
  if (only === undefined || (bound.length === 1 && only.when.length === 0)) return bound;
  const kept = bound.filter(({ when }) => {
    const isProduction = when.length > 1 && when.some(namesProduction);
    return when.every((guard) => holdsDeployed(isProduction ? withoutStages(guard) : guard, question));
  });
  return kept.length > 0 ? kept : bound;
}

function holdsDeployed(guard: Guard, question: Question): boolean {
  const debug = guard.facts.find((fact) => fact.about === 'debug');
  if (debug?.of === question.debug) return !debug.holds;
  if (guard.facts.some(isElsewhere)) return false;
  if (isDemanded(guard, question.demanded)) return guard.arm;
  const arm = debug !== undefined ? (guard.always ?? guard.unset) : guard.always;
  return arm === undefined || arm === guard.arm;
}

/** True for a guard on a variable that every deployed site has, whose arm for true such a site takes. */
function isDemanded({ id, needs }: Guard, demanded: ReadonlySet<string>): boolean {
  if (demanded.size === 0) return false;
  return demanded.has(id.startsWith('env:') ? id.slice('env:'.length) : (needs ?? ''));
}

/** `elif STAGE == "production":` behind a test for staging: not to be the one is to be the other. */
function namesProduction({ facts }: Guard): boolean {
  return facts.some(({ about, holds, of = '' }) => about === 'production' && holds && /^(?:prod|prd|live)/i.test(of));
}

/** The alternatives that some server may run with, also one that is neither in production nor anybody's own machine. */
export function whenServed(bound: Bound, question: Question): readonly Alternative[] {
  const deployed = whenDeployed(bound, question);
  if (deployed.length === bound.length) return deployed;
  const others = bound.filter(({ when }) => {
    if (!when.some(isNamed)) return false;
    return when.every(
      (guard) => !guard.facts.some(isElsewhereIfNamed) && holdsDeployed(withoutStages(guard), question),
    );
  });
  return others.length === 0 ? deployed : [...new Set([...deployed, ...others])];
}

/** `elif STAGE == "staging":` behind a test for production: it is said which site it is. */
function isNamed({ facts }: Guard): boolean {
  return facts.some(({ about, holds }) => holds && (about === 'production' || about === 'stage'));
}

/** What is elsewhere also where the site has a name. */
function isElsewhereIfNamed(fact: Fact): boolean {
  return fact.about !== 'production' && isElsewhere(fact);
}

function withoutStages(guard: Guard): Guard {
  return { ...guard, facts: guard.facts.filter(({ about }) => about !== 'production') };
}

/** A branch that only tests, a developer's machine or a site that is not in production can be on. */
function isElsewhere({ about, holds }: Fact): boolean {
  if (about === 'production') return !holds;
  return about !== 'debug' && about !== 'command' && about !== 'stage' && holds;
}

/** A branch that says of itself that deployed sites take it. */
export function isForDeployed(guard: Guard): boolean {
  return guard.facts.some(
    ({ about, holds }) => about !== 'debug' && about !== 'command' && holds === (about === 'production'),
  );
}

/** An alternative of a site that some server may run with: not one that only a command such as `collectstatic` sees. */
export function isServed({ when }: Alternative): boolean {
  return when.every(({ facts }) => !facts.some(({ about, holds }) => about === 'command' && holds));
}

/** The same for a value inside another, of which the branches on DEBUG are those of a site that is deployed. */
export function isServedInside(alternative: Alternative): boolean {
  const { when } = alternative;
  const isLeft = when.some(isNamed) ? isElsewhereIfNamed : isElsewhere;
  return isServed(alternative) && when.every(({ facts }) => !facts.some((fact) => isLeft(fact) || isDebug(fact)));
}

function isDebug({ about, holds }: Fact): boolean {
  return about === 'debug' && holds;
}

/** The alternatives that Python itself can reach; with `unset`, when no environment variable is set. */
export function actually(bound: Bound, unset: boolean): readonly Alternative[] {
  return bound.filter((alternative) => alternative.when.every((guard) => isReached(guard, unset)));
}

function isReached(guard: Guard, unset: boolean): boolean {
  const arm = unset ? (guard.always ?? guard.unset) : guard.always;
  return arm === undefined || arm === guard.arm;
}

/** The variables that branches ask, each once; undefined where there is no branch, or one that asks something else as well. */
export function variablesAsked(guards: readonly Guard[]): readonly string[] | undefined {
  const names = guards.map(({ asks, id }) => asks ?? (id.startsWith('env:') ? [id.slice('env:'.length)] : undefined));
  return names.length === 0 || names.includes(undefined)
    ? undefined
    : [...new Set(names.flatMap((some) => some ?? []))];
}
