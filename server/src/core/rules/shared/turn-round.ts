import type { Alternative, Fix, Place, SettingsView } from './model';

/** The word that means "on" where the other one means "off". */
const on: Readonly<Record<string, string>> = { False: 'True', false: 'true', '0': '1', no: 'yes', off: 'on' };

/** `X != "False"` is on for everything else; `X == "True"` for that word alone. */
export function turnRound(settings: SettingsView, { written, via }: Alternative): readonly Fix[] {
  if (written === undefined || via.length > 0) return [];
  const text = settings.textOf(written.value);
  const [, before, quote = '', off = ''] = /^([^!=<>\r\n]+) != (["'])(\w+)\2$/.exec(text) ?? [];
  const word = on[off];
  if (before === undefined || word === undefined) return turnListRound(settings, written.value);
  const edits = [{ at: written.value, newText: `${before} == ${quote}${word}${quote}` }];
  return [{ title: `Turn \`DEBUG\` on for \`${word}\` only`, edits, safety: 'unsafe', preferred: false }];
}

/** `X not in ("0", "false")` becomes `X in ("1", "true")`. */
function turnListRound(settings: SettingsView, at: Place): readonly Fix[] {
  const text = settings.textOf(at);
  const [, before, list] = /^([^!=<>\r\n]+) not in ([[({][\s\w"',]+[\])}])$/.exec(text) ?? [];
  const words = list?.match(/(["'])\w+\1/g) ?? [];
  if (before === undefined || list === undefined || !words.every((word) => word.slice(1, -1) in on)) return [];
  const turned = list.replace(/\w+/g, (word) => on[word] ?? word);
  const edits = [{ at, newText: `${before} in ${turned}` }];
  return [{ title: 'Turn `DEBUG` on for the words that mean it only', edits, safety: 'unsafe', preferred: false }];
}
