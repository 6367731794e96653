import { noPlace } from './bounds';
import { applySteps } from './steps';
import { truthOf } from './truth';
import type { Bound, EnvValue, Guard } from './value';

/** The text that a variable has; undefined where that is not known. */
export type TextOf = (variable: string) => string | undefined;

/**
 * False where a program with these texts does not come by a branch: that of `if STAGE == "prod":` with `STAGE=dev`. What is not
 * known, or ends the program, rules nothing out.
 */
export function isTakenWith(when: readonly Guard[], textOf: TextOf): boolean {
  return when.every(({ id, arm, judges }) => {
    if (id.startsWith('env:') && !arm) return textOf(id.slice('env:'.length)) === undefined;
    const text = judges && textOf(judges.variable);
    if (judges === undefined || text === undefined) return true;
    const value = applySteps(text, judges.steps, noPlace);
    return value === 'invalid' || truthOf(value) !== !arm;
  });
}

/** The one text of the environment that a test asks, where all else is what stands in for it. */
export function judgedText(bound: Bound): Pick<Guard, 'judges'> {
  const texts = bound.flatMap(({ value }) => (value.kind === 'env' ? [value] : []));
  const [judges] = texts;
  const isOne = judges !== undefined && texts.length === 1 && bound.every((one) => isOf(one, judges));
  return isOne ? { judges } : {};
}

function isOf({ value, read, when }: Bound[number], { variable }: EnvValue): boolean {
  if (value.kind === 'env') return when.every(({ id }) => id === `env:${variable}`);
  return read?.variable === variable && when.some(({ id, arm }) => id === `env:${variable}` && !arm);
}
