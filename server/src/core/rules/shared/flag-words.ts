import { itemsWhere, literal } from './values';
import type { Step } from './model';

/** Words that people write for "on", misspelt ones too. */
export const onWords: readonly string[] = [
  'true',
  'yes',
  'on',
  'y',
  't',
  '1',
  'ok',
  'enable',
  'enabled',
  'ture',
  'treu',
];

/** Words that people write for "off", misspelt ones too. */
export const offWords: readonly string[] = [
  'false',
  'no',
  'off',
  'n',
  'f',
  '0',
  'none',
  'null',
  'disable',
  'disabled',
  'never',
  'fasle',
  'flase',
];

const isOffWord = literal((value) => typeof value === 'string' && offWords.includes(value.toLowerCase()));

/** `!= "True"` turns the meaning round; `!= "False"` reads a flag. */
function turnsRound({ operator, operand }: Extract<Step, { op: 'compare' }>): boolean {
  if (!/^(?:!=|not in|is not)$/.test(operator)) return false;
  return isOffWord(operand) !== true && itemsWhere(operand, isOffWord).length === 0;
}

/** The way up to where the meaning is turned round, as in `not env.bool("PLAIN_HTTP")`. */
export function upToNegation(steps: readonly Step[]): readonly Step[] {
  const end = steps.findIndex((step) => step.op === 'not' || (step.op === 'compare' && turnsRound(step)));
  return end < 0 ? steps : steps.slice(0, end);
}
