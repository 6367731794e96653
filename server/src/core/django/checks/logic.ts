/** Yes, no, or undefined where it is not known. */
export type Answer = boolean | undefined;

export function both(...answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

export function either(...answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

export function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

/** The answer that all agree on; undefined where they differ, or where there is none. */
export function agreed(answers: readonly Answer[]): Answer {
  const [first, ...rest] = answers;
  return rest.every((answer) => answer === first) ? first : undefined;
}
