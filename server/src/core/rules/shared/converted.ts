import type { Alternative, Guard, SettingsView } from './model';

/**
 * Whether the text of a variable is made a flag before a setting gets it: by `if isinstance(FLAG, str) and "false" in FLAG.lower():
 * FLAG = False` behind the read, which leaves only texts that mean yes, or by `if text == "False": text = False` in a function.
 */
export function isConverted(settings: SettingsView, found: Alternative, all: readonly Alternative[]): boolean {
  const passed = found.when.filter((guard) => !guard.arm && takesFalseOut(settings, found, guard));
  if (isOnlyCompared(settings, found)) return true;
  return all.some(
    ({ value, when: other }) =>
      value.kind === 'literal' &&
      value.value === false &&
      other.some((guard) => guard.arm && passed.some(({ id }) => id === guard.id)),
  );
}

/** `if FLAG in [True, "True", "true"]:`: every use of the name behind its line takes the text for what it says. */
function isOnlyCompared(settings: SettingsView, { written }: Alternative): boolean {
  if (written === undefined) return false;
  const name = settings.textOf(written.name);
  if (!/^\w+$/.test(name)) return false;
  const { uri, span } = written.statement;
  const rest = settings.textOf({ uri, span: { start: span.end, end: Number.MAX_SAFE_INTEGER } });
  const uses = [...rest.matchAll(new RegExp(`(?<![\\w."'])${name}\\b(.*)`, 'g'))].map(([, behind = '']) => behind);
  return (
    uses.length > 0 && uses.every((behind) => /^\s*(?:==|in)\s*[[({]?[^\])}]*["'](?:true|1|yes|on)["']/i.test(behind))
  );
}

/** Whether a test that the text has passed takes words for "off" out. */
function takesFalseOut(settings: SettingsView, { at, read }: Alternative, guard: Guard): boolean {
  const asks = read === undefined ? undefined : guard.asks?.includes(read.variable);
  if (asks === true && guard.at.uri === at.uri && guard.at.span.start > at.span.end) return true;
  if (guard.asks !== undefined && asks !== true) return false;
  return /["'](?:false|no|off|0|n|f)["']/i.test(settings.textOf(guard.at));
}
