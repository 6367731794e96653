import { noPlace } from './bounds';
import { applySteps } from './steps';
import { truthOf } from './truth';
import type { Bound, Guard } from './value';

/** The text that a variable has; null where it is missing, undefined where neither is known. */
export type TextOf = (variable: string) => string | null | undefined;

/**
 * False where a program with these texts does not come by a branch: that of `if STAGE == "prod":` with `STAGE=dev`. What is not
 * known, or ends the program, rules nothing out.
 */
export function isTakenWith(when: readonly Guard[], textOf: TextOf): boolean {
  return when.every((guard) => armWith(guard, textOf) !== !guard.arm);
}

/** The arm that a program with these texts takes; undefined where that is not known. */
export function armWith({ id, judges }: Guard, textOf: TextOf): boolean | undefined {
  if (!id.startsWith('env:')) return judges && truthWith(judges, textOf);
  const text = textOf(id.slice('env:'.length));
  return text === undefined ? undefined : text !== null;
}

/** How a test comes out with these texts; undefined where that hangs on something else as well. */
function truthWith(judges: Bound, textOf: TextOf): boolean | undefined {
  const left = judges.filter(({ when }) => isTakenWith(when, textOf));
  const [truth, ...others] = left.map(({ value }) => {
    const text = value.kind === 'env' ? textOf(value.variable) : undefined;
    const given = value.kind === 'env' && typeof text === 'string' ? applySteps(text, value.steps, noPlace) : value;
    return given === 'invalid' ? undefined : truthOf(given);
  });
  return others.every((other) => other === truth) ? truth : undefined;
}

/** What a test comes to, where texts of the environment have a part in it. */
export function judgedText(bound: Bound): Pick<Guard, 'judges'> {
  const isAsked = ({ value, when }: Bound[number]): boolean =>
    value.kind === 'env' || when.some(({ id }) => id.startsWith('env:'));
  return bound.some(isAsked) ? { judges: bound } : {};
}
