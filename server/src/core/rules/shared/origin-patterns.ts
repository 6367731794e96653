import { isHostingSuffix, isLocalHost, registeredDomain } from './domains';
import { partsOfPattern, type Part } from './regex-parts';

/** What is wrong with a pattern of origins, with an origin that it lets in although nobody meant it. */
export interface LoosePattern {
  readonly kind: 'every' | 'open end' | 'foreign' | 'http';
  readonly matches: string;
  /** Where unescaped points stand in the pattern. */
  readonly dots: readonly number[];
}

/** A text that a pattern matches; `chosen` tells for each character whether whoever asks may choose it. */
interface Sample {
  readonly text: string;
  readonly chosen: readonly boolean[];
}

/** How a sample is made: the sides of the groups, whether what may be missing is there, and the point that is a letter. */
interface Choice {
  readonly side: number;
  readonly full: boolean;
  readonly dot: number | undefined;
}

/** What `re.match` of Python makes of a pattern in JavaScript; undefined where it has no like. */
function matcherOf(pattern: string): ((text: string) => boolean) | undefined {
  const insensitive = pattern.startsWith('(?i)');
  const source = (insensitive ? pattern.slice(4) : pattern)
    .replaceAll('(?P<', '(?<')
    .replaceAll('\\Z', '$')
    .replaceAll('\\A', '^');
  try {
    const expression = new RegExp(`^(?:${source})`, insensitive ? 'i' : '');
    return (text) => expression.test(text);
  } catch {
    return undefined;
  }
}

/** Looks for an origin of strangers that a pattern lets in; undefined where there is none, or the pattern is not understood. */
export function looseness(pattern: string): LoosePattern | undefined {
  const matches = matcherOf(pattern);
  const sides = partsOfPattern(pattern);
  if (matches === undefined || sides === undefined) return undefined;
  const dots = dotsIn(sides);
  const everybody = ['https://attacker.example', 'https://www.other.net:8443'];
  if (everybody.every(matches)) return { kind: 'every', matches: 'https://attacker.example', dots };
  const samples = samplesOf(sides, dots)
    .map((sample) => withoutSlash(sample, matches))
    // What begins like a path is no origin.
    .filter(({ text }) => !text.startsWith('/') && matches(text));
  // A port is digits, so behind it nobody can write a name of their own.
  const named = samples.filter(({ text }) => !/:\d+$/.test(text));
  const open = named.map(({ text }) => `${text}.attacker.example`).find(matches);
  if (open !== undefined) return { kind: 'open end', matches: open, dots };
  const foreign = samples.find(isForeign);
  if (foreign !== undefined) return { kind: 'foreign', matches: foreign.text, dots };
  const http = samples
    .map(({ text }) => text.replace(/^https:/, 'http:'))
    .find((text) => isPlain(text) && matches(text));
  return http === undefined ? undefined : { kind: 'http', matches: http, dots };
}

/** A slash at the end that may be missing is no part of an origin. */
function withoutSlash(sample: Sample, matches: (text: string) => boolean): Sample {
  const text = sample.text.replace(/\/$/, '');
  return text !== sample.text && matches(text) ? { text, chosen: sample.chosen.slice(0, text.length) } : sample;
}

function isPlain(origin: string): boolean {
  const host = hostOf(origin);
  return origin.startsWith('http:') && host !== undefined && host.text.includes('.') && !isLocalHost(host.text);
}

function hostOf(origin: string): { readonly text: string; readonly start: number } | undefined {
  const match = /^([a-z]+:\/\/)([a-z0-9.-]+)(?::\d+)?$/.exec(origin);
  return match === null ? undefined : { text: match[2] ?? '', start: (match[1] ?? '').length };
}

/** Whether the part of a host that somebody registers is one that strangers can choose. */
function isForeign({ text, chosen }: Sample): boolean {
  const host = hostOf(text);
  const domain = host && registeredDomain(host.text);
  if (host === undefined || domain === undefined) return false;
  const start = host.start + host.text.length - domain.length;
  const [label = '', ...suffix] = domain.split('.');
  // A name with a hyphen below a hosting service (`shop-git-x.vercel.app`) is a preview of its owner, as a rule.
  const isPreview =
    isHostingSuffix(suffix.join('.')) && [...label].some((char, i) => char === '-' && chosen[start + i] !== true);
  return !isPreview && chosen.slice(start, start + domain.length).includes(true);
}

function samplesOf(sides: readonly (readonly Part[])[], dots: readonly number[]): readonly Sample[] {
  const most = Math.max(1, Math.min(4, mostSides(sides)));
  const choices = Array.from({ length: most }, (_, side) =>
    [false, true].map((full) => ({ side, full, dot: undefined })),
  );
  const lettered = dots.map((dot) => ({ side: 0, full: false, dot }));
  return [...choices.flat(), ...lettered].map((choice) => join(sides, choice));
}

function mostSides(sides: readonly (readonly Part[])[]): number {
  const inner = sides.flat().map(({ unit }) => (unit.kind === 'group' ? mostSides(unit.sides) : 1));
  return Math.max(sides.length, ...inner);
}

function join(sides: readonly (readonly Part[])[], choice: Choice): Sample {
  const parts = sides[Math.min(choice.side, sides.length - 1)] ?? [];
  const samples = parts.map((part) =>
    part.times === 0 && !choice.full ? { text: '', chosen: [] } : sampleOf(part, choice),
  );
  return { text: samples.map(({ text }) => text).join(''), chosen: samples.flatMap(({ chosen }) => chosen) };
}

function sampleOf({ unit, long, start }: Part, choice: Choice): Sample {
  switch (unit.kind) {
    case 'group':
      return join(unit.sides, choice);
    case 'literal':
    case 'fixed':
      return { text: unit.text, chosen: [...unit.text].map(() => false) };
    case 'letters':
      return free(long);
    case 'dot':
      return long ? free(true) : choice.dot === start ? free(false) : { text: '.', chosen: [false] };
  }
}

function free(long: boolean): Sample {
  return long ? { text: 'evil', chosen: [true, true, true, true] } : { text: 'x', chosen: [true] };
}

/** The points that stand for one character of any kind. */
function dotsIn(sides: readonly (readonly Part[])[]): readonly number[] {
  return sides.flat().flatMap(({ unit, long, times, start }) => {
    if (unit.kind === 'group') return dotsIn(unit.sides);
    return unit.kind === 'dot' && !long && times === 1 ? [start] : [];
  });
}
