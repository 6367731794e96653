import { eolOf, moduleQuote, moduleText, scanPython } from './source';
import { pointAt } from './edits';
import type { FileEdit, Idiom, Place, SettingsView } from './model';

/** An environment read in the project's own way, with the import that it needs. */
export interface WrittenRead {
  readonly text: string;
  readonly edits: readonly FileEdit[];
  readonly reader: Idiom['reader'];
}

type Reader = Pick<Idiom, 'reader' | 'name'>;

/** A read that stops the program when the variable is missing. */
export function requiredRead(settings: SettingsView, at: Place, variable: string): WrittenRead {
  return write(settings, at, (idiom, quote) => {
    const name = `${quote}${variable}${quote}`;
    if (idiom.reader === 'os') return `${idiom.name}[${name}]`;
    return idiom.reader === 'environs' ? `${idiom.name}.str(${name})` : `${idiom.name}(${name})`;
  });
}

/** A read of a flag that has the given value while the variable is missing. */
export function flagRead(settings: SettingsView, at: Place, variable: string, fallback: boolean): WrittenRead {
  return write(settings, at, (idiom, quote) => {
    const name = `${quote}${variable}${quote}`;
    const python = fallback ? 'True' : 'False';
    if (idiom.reader === 'python-decouple') return `${idiom.name}(${name}, default=${python}, cast=bool)`;
    if (idiom.reader !== 'os') return `${idiom.name}.bool(${name}, default=${python})`;
    return isOn(`${idiom.name}.get(${name}, ${quote}${fallback ? 'true' : ''}${quote})`, quote);
  });
}

/** Turns an expression that gives text into one that is true for the usual words for "on". */
export function isOn(text: string, quote: string): string {
  const words = ['1', 'true', 'yes', 'on'].map((word) => `${quote}${word}${quote}`).join(', ');
  return `${text}.strip().lower() in {${words}}`;
}

/** A read of a list separated by commas, empty while the variable is missing. */
export function listRead(settings: SettingsView, at: Place, variable: string): WrittenRead {
  return write(settings, at, (idiom, quote) => {
    const name = `${quote}${variable}${quote}`;
    const empty = quote + quote;
    if (idiom.reader === 'os') return cleanItems(`${idiom.name}.get(${name}, ${empty}).split(${quote},${quote})`);
    if (idiom.reader !== 'python-decouple') return `${idiom.name}.list(${name}, default=[])`;
    return cleanItems(`${idiom.name}(${name}, default=${empty}).split(${quote},${quote})`);
  });
}

/** A comprehension over the items of an expression that gives a list of texts, stripped and without empty ones. */
export function cleanItems(list: string): string {
  return `[item.strip() for item in ${iterable(list)} if item.strip()]`;
}

/** Behind `in` a comprehension takes no bare `a if b else c`: its own `if` would end it. */
export function iterable(expression: string): string {
  const hasOwn = conditional.test(expression) && conditional.test(withoutNested(expression));
  return hasOwn ? `(${expression})` : expression;
}

const conditional = /\b(?:if|lambda)\b/;

/** An expression without its texts and without what stands in brackets. */
function withoutNested(expression: string): string {
  let text = scanPython(expression).strings.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    expression,
  );
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, '');
  }
  return text;
}

function write(settings: SettingsView, at: Place, text: (idiom: Reader, quote: string) => string): WrittenRead {
  const module = moduleText(settings, at.uri);
  const quote = moduleQuote(settings, at.uri);
  const idiom = readerAt(settings.idiom, module.slice(0, at.span.start));
  if (idiom !== undefined) return { text: text(idiom, quote), edits: [], reader: idiom.reader };
  const edit = { at: pointAt(at.uri, importOffset(module)), newText: `import os${eolOf(module)}` };
  return { text: text({ reader: 'os', name: 'os.environ' }, quote), edits: [edit], reader: 'os' };
}

/** The reader that is already defined above the place: the project's own, else `os`. */
function readerAt(idiom: Idiom, above: string): Reader | undefined {
  if (idiom.reader !== 'os' && definesName(above, idiom.name)) return idiom;
  if (/^from os import (?:.*,\s*)?environ\b(?!\s+as)/m.test(above)) return { reader: 'os', name: 'environ' };
  return /^import (?:[\w.]+\s*,\s*)*os\b(?!\s+as|\.)/m.test(above) ? { reader: 'os', name: 'os.environ' } : undefined;
}

function definesName(above: string, name: string): boolean {
  const root = name.split('.')[0] ?? name;
  const written = new RegExp(
    `^(?:${root}\\s*(?::[^=\\n]*)?=|from\\s+\\S+\\s+import\\s+.*\\b${root}\\b|import\\s+${root}\\b)`,
    'm',
  );
  return written.test(above) || /^from\s+\S+\s+import\s+\*/m.test(above);
}

/** Where an import can be added: below comments at the top, the docstring and `from __future__` imports. */
export function importOffset(text: string): number {
  const head = /^\uFEFF?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*/.exec(text)?.[0].length ?? 0;
  const docstring = /^[rR]?(?:"""[^]*?"""|'''[^]*?'''|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)\s*/;
  const below = head + (docstring.exec(text.slice(head))?.[0].length ?? 0);
  const future = /^(?:from __future__ import [^\r\n(]*(?:\r\n|\n|\r|$)\s*)+/;
  return below + (future.exec(text.slice(below))?.[0].length ?? 0);
}
