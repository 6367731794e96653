/** A text that stands indented in the source: without its first line break, the common indent and trailing blanks. */
export function block(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const whole = strings.raw.reduce((text, part, i) => text + part + (values[i] ?? ''), '');
  const lines = whole
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '')
    .split('\n');
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  );
  return lines.map((line) => line.slice(depth)).join('\n');
}

/** A text of several lines for a place in a `block` that is indented by `depth` blanks. */
export function indented(text: string, depth: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(depth)}`);
}
