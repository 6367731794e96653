const tokens =
  /"""[^"]*"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*|[A-Za-z_]\w*|\d[\w.]*|\*\*|\/\/|[-+*/%=!<>:]=|->|\.\.\.|[^\s\w]|\n[ \t]*/g;

const pieces = [
  ...[
    '=',
    ':',
    ',',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '.',
    '*',
    '**',
    ';',
    '@',
    '->',
    '...',
    '%',
    '~',
    '-',
    ':=',
    '==',
    '+=',
    '_',
  ],
  ...[
    'if',
    'else',
    'for',
    'in',
    'not',
    'lambda',
    'as',
    'import',
    'from',
    'print',
    'async',
    'await',
    'yield',
    'is',
    'and',
    'pass',
  ],
  ...['return', 'type', 'match', 'case', 'global', 'del', 'None', 'x', '1', '0x', '1_', '"s"', 'b"x"', 'rb"x"', 'u"x"'],
  ...['\n', '\n    ', '  ', '#c\n', '\\\n'],
];

/** Numbers from 0 up to, but not including, 1; the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The text with one or two of its tokens removed, replaced or doubled, or with others put between them. */
export function mutated(source: string, random: () => number): string {
  const parts = source.match(tokens)?.map((text) => text) ?? [];
  const spaced = source.split(tokens);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  for (let times = random() < 0.6 ? 1 : 2; times > 0; times--) {
    const at = Math.floor(random() * parts.length);
    const choice = random();
    const piece = ` ${pick(pieces) ?? ''} `;
    if (choice < 0.35) parts[at] = '';
    else if (choice < 0.75) parts[at] = piece + (parts[at] ?? '');
    else parts[at] = piece;
  }
  return spaced.map((space, i) => space + (parts[i] ?? '')).join('');
}
