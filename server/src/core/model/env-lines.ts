import type { KeptVariable } from './view';

/**
 * Ways to write a variable into a `.env` file, the plainest first. Which of them is right depends on the loader, so the
 * caller reads each back before it takes one.
 */
export function envLines({ variable, value }: KeptVariable): readonly string[] {
  const escaped = (quote: string): string => value.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`);
  const plain = /[\r\n]/.test(value) ? [] : [value];
  const quoted = [`'${value}'`, `"${value}"`, `'${escaped("'")}'`, `"${escaped('"')}"`];
  const joined = `"${escaped('"').replace(/\r/g, '\\r').replace(/\n/g, '\\n')}"`;
  return [...plain, ...quoted, joined].map((text) => `${variable}=${text}`);
}
