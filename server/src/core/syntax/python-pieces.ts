const word = '[\\p{L}_][\\p{L}\\p{N}_]*';
const triple = (quote: string): string =>
  `${quote}{3}(?:[^${quote}\\\\]|\\\\[\\s\\S]|${quote}(?!${quote}{2}))*(?:${quote}{3})?`;
const short = (quote: string): string => `${quote}[^${quote}\\\\\\n]*(?:\\\\[\\s\\S][^${quote}\\\\\\n]*)*${quote}?`;

/**
 * Pieces of code as far as words tell them apart: strings, comments, words, assignments, brackets, line ends. It reads broken
 * code too: a string that is not closed ends with its line, a triple-quoted one with the text.
 */
export const pieces = new RegExp(
  `${triple('"')}|${triple("'")}|${short('"')}|${short("'")}|#[^\\n]*|${word}|:=|[=!<>]=|(?:[-+*/%@&|^]|\\*\\*|//|<<|>>)=|[^\\s]|\\n`,
  'gu',
);
