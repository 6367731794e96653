/** What stands in the editor when the defaults are taken: the first choice, the placeholder's text. */
export function expanded(text: string): string {
  return text
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+(?::([^}]*))?\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\\$/g, '$');
}
