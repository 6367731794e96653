import assert from 'node:assert/strict';

/** A harmless text that stands for a secret, and what it is planted as. */
export interface Mark {
  readonly text: string;
  readonly what: string;
}

/**
 * Makes marks that no scanner takes for a secret, because they exist at run time only. They come in several shapes: what hides
 * a text must not depend on how it looks.
 */
export class Planter {
  readonly marks: Mark[] = [];

  /** A new mark, planted as `what`; `shape` chooses how it looks. */
  plant(what: string, shape = this.marks.length): string {
    const count = this.marks.length;
    const text = shapeOf(shape, lettersOf(count));
    this.marks.push({ text, what });
    return text;
  }

  /** Fails where a text shows a mark, as it is or as JSON, an address or another case writes it. */
  assertNone(output: string, where: string): void {
    const lower = output.toLowerCase();
    const found = this.marks.filter(({ text }) => lower.includes(coreOf(text)));
    assert.deepEqual(
      found.map(({ what, text }) => `${what}: ${around(output, lower.indexOf(coreOf(text)))}`),
      [],
      where,
    );
  }
}

/** Lower-case letters that no other mark and no word has. */
function lettersOf(count: number): string {
  const letter = (value: number): string => String.fromCharCode(97 + (value % 26));
  return ['qj', letter(Math.floor(count / 26)), 'xz', letter(count), 'vk'].join('');
}

function shapeOf(shape: number, letters: string): string {
  const head = ['plan', 'ted'].join('');
  const shapes = [
    `${head}-${letters}-7`,
    `${head}${letters}`.toUpperCase(),
    `${head}_${letters}9`,
    `${letters}.${head}`,
  ];
  return shapes[shape % shapes.length] ?? letters;
}

function coreOf(text: string): string {
  return /qj[a-z]xz[a-z]vk/.exec(text.toLowerCase())?.[0] ?? text;
}

function around(output: string, at: number): string {
  return output.slice(Math.max(0, at - 80), at + 40).replaceAll('\n', '⏎');
}
