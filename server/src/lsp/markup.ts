/** Enough for clients that show text as it is: links in a text lose their address, those alone keep it, marks of emphasis go. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\[([^\]]*)\]\(([^)]*)\)$/gm, '$1: $2')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/^---$/gm, '');
}
