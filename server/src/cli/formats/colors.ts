import type { Severity } from '../../core/rules/problem';

/** Writes terminal colours, or nothing where they are not wanted. */
export interface Colors {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
  readonly good: (text: string) => string;
}

const codes: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36, hint: 35 };

/** The styles of the text form; where colours are off, each leaves its text as it is. */
export function colors(on: boolean): Colors {
  const paint = (code: number, text: string): string => (on ? `\u001b[${code.toString()}m${text}\u001b[0m` : text);
  return {
    strong: (text) => paint(1, text),
    dim: (text) => paint(2, text),
    good: (text) => paint(32, text),
    severity: (severity, text) => paint(codes[severity], text),
  };
}

/** The option wins over `NO_COLOR`, that over `FORCE_COLOR`; otherwise a terminal decides. */
export function wantsColor(
  option: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): boolean {
  if (option !== undefined) return option;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}
