import { boundedDistance } from './nearest';

interface Entry {
  readonly name: string;
  readonly letters: number;
}

/** A known name that is close to a misspelt one. */
export interface NearName {
  readonly name: string;
  /** Typing errors between the two, as `distance` counts them. */
  readonly distance: number;
}

/** Answers which of many names are at most `limit` typing errors away from one; quick where none is. */
export function createNameIndex(names: readonly string[]): (name: string, limit: 1 | 2) => readonly NearName[] {
  const byLength: Entry[][] = [];
  for (const name of names) (byLength[name.length] ??= []).push({ name, letters: lettersIn(name) });
  return (name, limit) => {
    const letters = lettersIn(name);
    const near: NearName[] = [];
    for (let length = Math.max(0, name.length - limit); length <= name.length + limit; length++) {
      for (const entry of byLength[length] ?? none) {
        if (!sharesLetters(letters, entry.letters, limit)) continue;
        const distance = boundedDistance(name, entry.name, limit);
        if (distance <= limit) near.push({ name: entry.name, distance });
      }
    }
    return near;
  };
}

const none: readonly Entry[] = [];

/** A bit for each letter of a name. A typing error brings one new letter at most, and takes one away at most. */
function lettersIn(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) & 31);
  return letters;
}

function sharesLetters(a: number, b: number, limit: number): boolean {
  return hasFewBits(a & ~b, limit) && hasFewBits(b & ~a, limit);
}

/** True where at most `limit` bits are set. */
function hasFewBits(bits: number, limit: number): boolean {
  let left = bits;
  for (let i = 0; i < limit && left !== 0; i++) left &= left - 1;
  return left === 0;
}
