import type { EnvValue, Step, UnknownReason, Why } from './value';

const reasons: Readonly<Record<UnknownReason, string>> = {
  call: 'a call that is not followed',
  import: 'imported from outside the project',
  'star-import': 'a module outside the project may set it',
  overlay: 'a module that is not in the project sets it where it exists',
  data: 'data that is read when the site starts sets it where it has the name',
  'undefined-name': 'a name that is not defined here',
  operation: 'an operation on a value that is not known',
  'syntax-error': 'the statement has a syntax error',
  loop: 'changed in a loop',
  template: 'a placeholder that a deployment fills in',
  'too-many': 'too many possibilities',
  'too-deep': 'nested too deeply',
  unsupported: 'code that is not evaluated',
  namespace: 'written through the namespace',
  file: 'read from a file',
  environment: 'decided by the environment',
};

/** Why something is not known, in words. The detail names code, never a value. */
export function whyWords(why: Why): string {
  const words = reasons[why.reason];
  return why.detail === undefined ? words : `${words}: ${why.detail}`;
}

/** The conversion of an environment read, such as ` (bool)`; empty where the text is taken as it is. */
export function castWord(value: EnvValue): string {
  const names = value.steps.map(stepName).filter((name) => name !== null);
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

/** The result of a comparison is a truth value; its operand is a text of the project and does not show. */
function stepName(step: Step): string | null {
  switch (step.op) {
    case 'cast':
      return step.cast === 'text' ? null : step.cast;
    case 'method':
      return `${step.name}()`;
    case 'builtin':
      return step.name;
    case 'compare':
      return step.operand.kind === 'literal' && typeof step.operand.value !== 'string'
        ? `${step.operator} …`
        : `${step.operator} '…'`;
    case 'not':
      return 'not';
    case 'items':
      return 'list';
    case 'item':
    case 'wrap':
    case 'opaque':
      return '…';
  }
}
