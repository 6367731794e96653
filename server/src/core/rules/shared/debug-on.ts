import { mayDecide } from './env-entries';
import { textTruth } from './env-text';
import { offWords } from './flag-words';
import type { EnvFileEntry, EnvFileView } from './model';

/** The uses of a variable that decide `DEBUG`. */
export function usesOf(entry: EnvFileEntry): EnvFileEntry['uses'] {
  return entry.uses.filter(({ setting }) => setting === 'DEBUG');
}

/** On for the code that takes DEBUG from the variable; without any, on for the words that every reader takes for "on". */
export function isOn(file: EnvFileView, entry: EnvFileEntry): boolean {
  const { value } = entry;
  const uses = usesOf(entry);
  if (value === null) return false;
  if (uses.length > 0) {
    const takenForOn = uses.filter(({ steps }) => textTruth(value, steps) === true);
    // What is written as "off" is on only where no reader of it sees that.
    return spellsOff(value) ? takenForOn.length === uses.length : takenForOn.length > 0;
  }
  return mayDecide(file, entry, 'DEBUG') && ['true', 'yes', 'on', '1'].includes(value.trim().toLowerCase());
}

/** Whether a text is what people write for "off". */
export function spellsOff(value: string): boolean {
  return offWords.includes(value.trim().toLowerCase());
}
