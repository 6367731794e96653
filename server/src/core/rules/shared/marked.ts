/** An example's code with a line of carets under each fragment that must be reported, at its first occurrence. */
export function marked(code: string, ...fragments: readonly string[]): string {
  return fragments.reduce(markOne, code);
}

function markOne(code: string, fragment: string): string {
  const start = code.indexOf(fragment);
  const lineStart = code.lastIndexOf('\n', start) + 1;
  const found = code.indexOf('\n', start);
  const lineEnd = found < 0 ? code.length : found;
  const column = start - lineStart;
  // Carets right behind `# ` reach back to the first column, where the comment sign itself stands.
  const marks =
    column === 0 ? `# ${'^'.repeat(fragment.length - 2)}` : `#${' '.repeat(column - 1)}${'^'.repeat(fragment.length)}`;
  return `${code.slice(0, lineEnd)}\n${marks}${code.slice(lineEnd)}`;
}
