import { isNoFlagName } from '../variable-names';
import { isNone } from '../bounds';
import type { Alternative, Bound, Fact, Step } from '../value';
import { nameFacts, presenceFacts } from './topics';

/**
 * What it says of the site that a variable is there or missing, where a name keeps the answer: `ON_RENDER = bool(os.environ.get("RENDER"))`
 * by the variable, `IS_LOCAL = not os.environ.get("DATABASE_URL")` by the name. An address cannot be forgotten and the site go on.
 */
export function withPresence(name: string, bound: Bound): Bound {
  const variable = bound.length < 2 ? undefined : variableUnderTest(bound);
  return variable === undefined ? bound : bound.map((alternative) => told(alternative, variable, name));
}

/** The one variable of which nothing but its presence makes the answer. */
function variableUnderTest([first, ...others]: Bound): string | undefined {
  const variable = first?.read?.variable ?? variableOfGuard(first);
  if (first === undefined || variable === undefined) return undefined;
  return [first, ...others].every((one) => isAnswer(one, variable)) ? variable : undefined;
}

function variableOfGuard(of: Alternative | undefined): string | undefined {
  const id = of?.when.length === 1 ? of.when[0]?.id : undefined;
  return id?.startsWith('env:') === true ? id.slice('env:'.length) : undefined;
}

function isAnswer({ value, when }: Alternative, variable: string): boolean {
  if (value.kind === 'env')
    return value.variable === variable && value.steps.some(asksPresence) && value.steps.every(isOfPresence);
  const isFlag = value.kind === 'literal' && typeof value.value === 'boolean';
  return isFlag && when.some(({ id }) => id === `env:${variable}`);
}

/** `not`, `bool(…)`, `is not None` and `!= ""`. */
function asksPresence(step: Step): boolean {
  if (step.op === 'not') return true;
  if (step.op === 'builtin') return step.name === 'bool';
  return step.op === 'compare' && /^(?:==|!=|is|is not)$/.test(step.operator) && isNothing(step.operand);
}

function isNothing(value: Extract<Step, { op: 'compare' }>['operand']): boolean {
  return isNone(value) || (value.kind === 'literal' && value.value === '');
}

function isOfPresence(step: Step): boolean {
  return (
    asksPresence(step) ||
    (step.op === 'method' && step.name === 'strip') ||
    (step.op === 'cast' && step.cast === 'text')
  );
}

function told(alternative: Alternative, variable: string, name: string): Alternative {
  const { value, when } = alternative;
  if (value.kind !== 'literal') return alternative;
  return {
    ...alternative,
    when: when.map((guard) => {
      if (guard.id !== `env:${variable}` || guard.facts.length > 0) return guard;
      const facts = presenceFacts(variable, guard.arm);
      return { ...guard, facts: facts.length > 0 ? facts : saidByName(name, variable, value.value === true) };
    }),
  };
}

function saidByName(name: string, variable: string, holds: boolean): readonly Fact[] {
  return isNoFlagName(variable) && isForSite(name) ? nameFacts(name, holds) : [];
}

/** A name that speaks of nothing but where the site runs: `LOCAL_CACHE` is about a cache. */
function isForSite(name: string): boolean {
  return name.split('_').every((word) => siteWords.test(word));
}

const siteWords =
  /^(?:|IS|IN|ON|RUN|RUNNING|ENV|ENVIRONMENT|MODE|SERVER|SITE|MACHINE|LOCAL|LOCALHOST|DEV|DEVEL|DEVELOPMENT|PROD|PRODUCTION|LIVE|HEROKU)$/i;
