import type { Alternative, Guard, SettingsView } from './model';

/**
 * Whether the text of a variable is made a flag before a setting gets it: by `if isinstance(FLAG, str) and "false" in FLAG.lower():
 * FLAG = False` behind the read, which leaves only texts that mean yes, or by `if text == "False": text = False` in a function.
 */
export function isConverted(settings: SettingsView, found: Alternative, all: readonly Alternative[]): boolean {
  const passed = found.when.filter((guard) => !guard.arm && takesFalseOut(settings, found, guard));
  return all.some(
    ({ value, when: other }) =>
      value.kind === 'literal' &&
      value.value === false &&
      other.some((guard) => guard.arm && passed.some(({ id }) => id === guard.id)),
  );
}

/** Whether a test that the text has passed takes words for "off" out. */
function takesFalseOut(settings: SettingsView, { at, read }: Alternative, guard: Guard): boolean {
  const asks = read === undefined ? undefined : guard.asks?.includes(read.variable);
  if (asks === true && guard.at.uri === at.uri && guard.at.span.start > at.span.end) return true;
  if (guard.asks !== undefined && asks !== true) return false;
  return /["'](?:false|no|off|0|n|f)["']/i.test(settings.textOf(guard.at));
}
