import { staysText } from '../../model/steps';
import { editable, replaceKeepingComments } from './edits';
import { listRead } from './idiom';
import { textIn } from './values';
import type { Alternative, Fix, SettingsView, Test } from './model';

/** What a package does not take for a list: `true` where iterating fails or goes over letters, `undefined` where unknown. */
export const noList: Test = (value) => {
  if (value.kind === 'env') return staysText(value.steps) ? true : undefined;
  if (value.kind === 'sequence' || value.kind === 'dict') return false;
  return value.kind === 'literal' ? true : undefined;
};

/** Makes a list of what is one text: the items that stand in it, or a read of several. */
export function makeList(settings: SettingsView, found: Alternative, preferred = true): readonly Fix[] {
  if (found.written?.how !== 'assign') return [];
  if (found.read !== undefined || found.value.kind === 'env') return readList(settings, found, preferred);
  const at = editable(settings, found);
  const text = textIn(found.value);
  if (at === undefined || text === undefined) return [];
  const source = settings.textOf(at);
  const isPlain = /^[rR]?(["'])[^"'\\\r\n]*\1$/.test(source) || /^[rR](["'])[^"'\r\n]*\1$/.test(source);
  if (!isPlain) return [];
  const python = text.includes(',') && /^["']/.test(source) ? taken(text, source.charAt(0)) : `[${source}]`;
  const edits = replaceKeepingComments(settings, at, python, found.written);
  return edits === undefined ? [] : [{ title: 'Make it a list', edits, safety: 'unsafe', preferred }];
}

function taken(text: string, quote: string): string {
  const items = text.split(',').flatMap((item) => item.trim() || []);
  return `[${items.map((item) => quote + item + quote).join(', ')}]`;
}

function readList(settings: SettingsView, found: Alternative, preferred: boolean): readonly Fix[] {
  const at = found.written?.value;
  const { variable } = found.read ?? {};
  if (at === undefined || variable === undefined) return [];
  const read = listRead(settings, at, variable);
  const edits = replaceKeepingComments(settings, at, read.text, found.written);
  if (edits === undefined) return [];
  return [{ title: 'Read a list from the environment', edits: [...read.edits, ...edits], safety: 'unsafe', preferred }];
}
