import type { Span } from '../text';

/** How a literal begins; undefined parts mean that Python would not accept it. */
export interface StringShape {
  /** Letters before the quote in lower case. */
  readonly prefix: string;
  readonly quote: '"' | "'" | '"""' | "'''";
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly kind: 'plain' | 'formatted' | 'template';
}

const quotes = ['"""', "'''", '"', "'"] as const;

/** Every shape by its opening in lower case. */
const shapes: ReadonlyMap<string, StringShape> = new Map(
  '|r|u|b|br|rb|f|fr|rf|t|tr|rt'
    .split('|')
    .flatMap((prefix) => quotes.map((quote) => [prefix + quote, shapeOf(prefix, quote)])),
);

function shapeOf(prefix: string, quote: StringShape['quote']): StringShape {
  return {
    prefix,
    quote,
    raw: prefix.includes('r'),
    bytes: prefix.includes('b'),
    kind: prefix.includes('f') ? 'formatted' : prefix.includes('t') ? 'template' : 'plain',
  };
}

/** Reads prefix and quotes of a literal within a text; undefined for prefixes that do not exist and for backquotes. */
export function stringShape(text: string, { start, end }: Span): StringShape | undefined {
  let at = start;
  while (at < start + 3 && isLetter(text.charCodeAt(at))) at++;
  const quote = text.charAt(at);
  const isTriple = at + 2 < end && text.charAt(at + 1) === quote && text.charAt(at + 2) === quote;
  const opening = text.slice(start, isTriple ? at + 3 : at + 1);
  return shapes.get(at === start ? opening : opening.toLowerCase());
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** `unknown`: a character is named (`\N{…}`), and the table of names is not at hand. `invalid`: Python rejects it. */
export type Decoded = { readonly text: string } | 'unknown' | 'invalid';

const simple: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\n', ''],
]);

const textEscape = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N(\{[^}]*\})|([\s\S]))/g;
const bytesEscape = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|([\s\S]))/g;
const beyondBytes = /[^\x00-\x7f]/;

/** The value of what stands between the quotes. Line ends count as `\n`, whatever the file uses. */
export function decodeString(content: string, shape: Pick<StringShape, 'raw' | 'bytes'>): Decoded {
  const source = content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content;
  if (shape.bytes && beyondBytes.test(source)) return 'invalid';
  if (shape.raw || !source.includes('\\')) return { text: source };
  return shape.bytes ? decodeBytes(source) : decodeText(source);
}

type Groups = readonly (string | undefined)[];

function decodeText(source: string): Decoded {
  const problems = new Set<'unknown' | 'invalid'>();
  const text = source.replace(textEscape, (whole: string, ...[octal, hex, four, eight, name, other]: Groups) => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
    const digits = hex ?? four ?? eight;
    if (digits !== undefined && parseInt(digits, 16) <= 0x10ffff) return String.fromCodePoint(parseInt(digits, 16));
    if (name !== undefined) problems.add('unknown');
    else if (other === undefined || 'xuUN'.includes(other)) problems.add('invalid');
    return simple.get(other ?? '') ?? whole;
  });
  return problems.has('invalid') ? 'invalid' : problems.has('unknown') ? 'unknown' : { text };
}

/** In bytes `\u`, `\U` and `\N` mean nothing and stay as written; an octal escape wraps around at 256. */
function decodeBytes(source: string): Decoded {
  let invalid = false;
  const text = source.replace(bytesEscape, (whole: string, ...[octal, hex, other]: Groups) => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (other === 'x') invalid = true;
    return simple.get(other ?? '') ?? whole;
  });
  return invalid ? 'invalid' : { text };
}
