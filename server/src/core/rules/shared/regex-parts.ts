/** One part of a regular expression of Python with how often it may stand there. */
export interface Part {
  readonly unit: Unit;
  /** What a sample repeats it: 0 for `?`, 1 for everything else that may stand once. */
  readonly times: 0 | 1;
  /** True for `*`, `+` and braces: it may be longer than one character. */
  readonly long: boolean;
  /** Where it stands in the pattern, in UTF-16 code units. */
  readonly start: number;
}

/** What a pattern asks for at one position. */
export type Unit =
  /** One character that is certain. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A point that was perhaps meant as one. */
  | { readonly kind: 'dot' }
  /** A class with letters in it; `source` is a pattern of one character. */
  | { readonly kind: 'letters'; readonly source: string }
  /** An anchor, a digit or anything else that takes no letter of choice. */
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'group'; readonly sides: readonly (readonly Part[])[] };

interface Cursor {
  readonly text: string;
  readonly at: number;
}

interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/** Takes a pattern apart; undefined for what is rare in patterns of origins, such as looking ahead or references back. */
export function partsOfPattern(text: string): readonly (readonly Part[])[] | undefined {
  const read = sides({ text, at: text.startsWith('(?i)') ? 4 : 0 });
  return read?.next === text.length ? read.value : undefined;
}

function sides({ text, at }: Cursor): Read<readonly (readonly Part[])[]> | undefined {
  const found: Part[][] = [[]];
  let next = at;
  while (next < text.length && text[next] !== ')') {
    if (text[next] === '|') {
      found.push([]);
      next++;
      continue;
    }
    const part = partAt({ text, at: next });
    if (part === undefined) return undefined;
    found.at(-1)?.push(part.value);
    next = part.next;
  }
  return { value: found, next };
}

function partAt({ text, at }: Cursor): Read<Part> | undefined {
  const unit = unitAt({ text, at });
  if (unit === undefined) return undefined;
  const times = /^(?:[?*+]|\{\d*(?:,\d*)?\})[?+]?/.exec(text.slice(unit.next))?.[0] ?? '';
  const optional = times.startsWith('?') || (unit.value.kind === 'group' && /^(?:\*|\{0?,)/.test(times));
  const part = {
    unit: unit.value,
    times: optional ? (0 as const) : (1 as const),
    long: /^[*+{]/.test(times),
    start: at,
  };
  return { value: part, next: unit.next + times.length };
}

function unitAt({ text, at }: Cursor): Read<Unit> | undefined {
  const char = text.charAt(at);
  if (char === '(') return groupAt({ text, at });
  if (char === '[') return classAt({ text, at });
  if (char === '\\') return escapeAt({ text, at });
  if (char === '.') return { value: { kind: 'dot' }, next: at + 1 };
  if (char === '^' || char === '$') return { value: { kind: 'fixed', text: '' }, next: at + 1 };
  return /[?*+{]/.test(char) ? undefined : { value: { kind: 'literal', text: char }, next: at + 1 };
}

function groupAt({ text, at }: Cursor): Read<Unit> | undefined {
  const head = /^\((?:\?:|\?P<\w+>|(?!\?))/.exec(text.slice(at))?.[0];
  const inner = head === undefined ? undefined : sides({ text, at: at + head.length });
  if (inner === undefined || text[inner.next] !== ')') return undefined;
  return { value: { kind: 'group', sides: inner.value }, next: inner.next + 1 };
}

function classAt({ text, at }: Cursor): Read<Unit> | undefined {
  const source = /^\[\^?\]?(?:\\.|[^\]\\])*\]/.exec(text.slice(at))?.[0];
  if (source === undefined) return undefined;
  const takes = (char: string): boolean => new RegExp(`^${source}$`).test(char);
  const next = at + source.length;
  if (takes('e') && takes('x')) return { value: { kind: 'letters', source }, next };
  const first = ['1', '.', '-', ':', '/', ...source].find(takes);
  return first === undefined ? undefined : { value: { kind: 'fixed', text: first }, next };
}

function escapeAt({ text, at }: Cursor): Read<Unit> | undefined {
  const char = text.charAt(at + 1);
  const next = at + 2;
  if (char === 'w' || char === 'S' || char === 'D') return { value: { kind: 'letters', source: `\\${char}` }, next };
  if (char === 'd') return { value: { kind: 'fixed', text: '1' }, next };
  if (/[AZbB]/.test(char)) return { value: { kind: 'fixed', text: '' }, next };
  return /[A-Za-z0-9]/.test(char) || char === '' ? undefined : { value: { kind: 'literal', text: char }, next };
}
