import { takenFor, waysOf } from './env-entries';
import { switches } from './env-switches';
import { offWords, onWords, upToNegation } from './flag-words';
import type { EnvFileEntry, EnvFileView, Fix, Step } from './model';

/** The ways of a text that a variable may have, up to where its meaning is turned round. */
export function flagWays(entry: EnvFileEntry, text: string): readonly (readonly Step[])[] {
  return waysOf(entry, text).map(upToNegation);
}

/**
 * Writes a flag so that the code understands it: as it is meant, or as it is safe where that is known to be something else and the
 * file is for production.
 */
export function writeFlag(file: EnvFileView, entry: EnvFileEntry, text: string): readonly Fix[] {
  const word = text.trim().toLowerCase();
  const isOn = onWords.includes(word);
  if (!isOn && !offWords.includes(word)) return [];
  const meant = wordFor(entry, isOn);
  const isHarmful = file.role === 'production' && meant !== undefined && weakens(entry, meant);
  const wanted = isHarmful ? wordFor(entry, !isOn) : meant;
  if (wanted === undefined) return [];
  const title = wanted === '' ? 'Leave the value empty' : `Write \`${wanted}\``;
  return [{ title, edits: [{ at: entry.valueAt, newText: wanted }], safety: 'unsafe', preferred: true }];
}

/** The first usual word that all code takes for "on", or for "off". */
function wordFor(entry: EnvFileEntry, isOn: boolean): string | undefined {
  const words = isOn ? ['True', 'true', '1'] : ['False', 'false', '0', ''];
  return words.find((each) => flagWays(entry, each).every((steps) => takenFor(each, steps) === isOn));
}

/** True where a text switches a protection off, or `DEBUG` on. */
function weakens({ uses }: EnvFileEntry, text: string): boolean {
  return uses.some(({ setting, steps }) => {
    const safe = setting === 'DEBUG' ? false : switches[setting]?.safe;
    return safe !== undefined && takenFor(text, steps) === !safe;
  });
}
