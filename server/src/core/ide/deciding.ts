import { agreed } from '../django/checks/logic';
import { answersOf } from '../django/checks';
import type { Check, CheckInput } from '../django/checks';
import { unknownValue } from '../model/bounds';

/**
 * The setting that decides a verdict: one that leads to it whatever the others are, else the most telling one. So a check
 * about HSTS that is silent because a middleware is missing names the list of middleware.
 */
export function decidingSetting(check: Check, inputs: readonly CheckInput[], verdict: boolean): string | undefined {
  const alone = check.settings.find((name) => {
    const answers = answersOf(
      check,
      inputs.map((input) => only(input, name)),
    );
    return agreed(answers) === verdict;
  });
  return alone ?? check.settings[0];
}

/** The input with every setting but one unknown. */
function only(input: CheckInput, name: string): CheckInput {
  return {
    version: input.version,
    get: (asked) => (asked === name ? input.get(asked) : [{ value: unknownValue('unsupported') }]),
    contains: (asked, item) => (asked === name ? input.contains(asked, item) : undefined),
    isAssigned: (asked) => (asked === name ? input.isAssigned(asked) : undefined),
  };
}
