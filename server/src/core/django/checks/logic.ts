/** Yes, no, or undefined where it is not known. */
export type Answer = boolean | undefined;

/** False as soon as one answer is; unknown where none is false and one is unknown. */
export function both(...answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** True as soon as one answer is; unknown where none is true and one is unknown. */
export function either(...answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** The opposite; what is unknown stays so. */
export function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

/** The answer that all agree on; undefined where they differ, or where there is none. */
export function agreed(answers: readonly Answer[]): Answer {
  const [first, ...rest] = answers;
  return rest.every((answer) => answer === first) ? first : undefined;
}
