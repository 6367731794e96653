/** What readers of `.env` files stumble over, and what a lexer could: ends of files, lone surrogates, odd line ends. */
const alphabet: readonly string[] = [
  ...['A', 'b', '_', '-', '.', '1', '=', '=', ':', '#', '"', "'", '`', '\\', '$', '${', '}', '&', '('],
  ...[' ', '  ', '\t', '\n', '\n', '\r\n', '\r', '\0', '\ufeff', '\u00a0', '\x1c', '\x85', '\u2028', '\v', '\f'],
  ...['export', 'export ', 'exp', '\u00e9', '\u{1f600}', '\ud800', '\udc00', '\uffff', '\u{10ffff}', '\x7f'],
];

/** A repeatable source of numbers from 0 up to, but not including, 1 (a linear congruential generator). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function nastyText(random: () => number, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('');
}
