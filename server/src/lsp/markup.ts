/** Enough for clients that show text as it is: links lose their address, marks of emphasis go. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/^---$/gm, '');
}
