import { lineStart } from '../../text';
import { addSetting, editable, replaceKeepingComments } from './edits';
import { changeFallback, fallbackPlace, isOfAnother } from './fallback';
import { moduleText } from './source';
import { falsy, truthy } from './values';
import type { Alternative, Fix, Place, SettingsView } from './model';

/** A flag that a deployed site has off, and how that came about. */
export interface OffFlag {
  readonly how: 'written' | 'fallback' | 'absent';
  /** True where nothing can turn it on: neither the environment nor a module that is laid over this one. */
  readonly certain: boolean;
  /** True for an absent flag that a branch of some servers switches on. */
  readonly isOnInBranch: boolean;
  readonly alternative: Alternative;
  /** Where it is reported. For an absent flag this is decided by what would honour it. */
  readonly at: Place;
}

/** Whether a flag is off in a deployed site; `near` is where the reader of the flag is written, for one that nobody sets. */
export function offFlag(settings: SettingsView, name: string, near?: Place): OffFlag | undefined {
  const found = settings.get(name).deployed(falsy);
  if (found === undefined) return undefined;
  const alternative = found.written === undefined ? (writtenWhenUnset(settings, name) ?? found) : found;
  const flag = { certain: settings.get(name).must(falsy) !== undefined, isOnInBranch: false, alternative };
  if (alternative.written === undefined) {
    const isOnInBranch = settings.get(name).deployedAlternatives.some(({ value }) => truthy(value) === true);
    return { ...flag, how: 'absent', isOnInBranch, at: settings.absentAt(near) };
  }
  if (alternative.read === undefined) return { ...flag, how: 'written', at: alternative.at };
  if (isOfAnother(settings, alternative)) return { ...flag, how: 'written', at: alternative.written.value };
  return { ...flag, how: 'fallback', at: fallbackPlace(settings, alternative) };
}

/** Where only one branch writes a flag, the text that switches it off if that branch is the one that is taken without variables. */
function writtenWhenUnset(settings: SettingsView, name: string): Alternative | undefined {
  const [only, ...others] = settings.get(name).actualAlternatives({ unset: true });
  const isOff = only?.written !== undefined && others.length === 0 && falsy(only.value) === true;
  return isOff && settings.get(name).deployedAlternatives.some(({ at }) => at === only.at) ? only : undefined;
}

/** How a flag came to be off, in words behind its name. */
export function howOff({ how, certain, isOnInBranch }: OffFlag): string {
  if (how === 'absent') return isOnInBranch ? 'is set only where the environment asks for it' : 'is not set';
  return certain ? 'is off' : 'is off unless the environment turns it on';
}

/** The fixes of a flag that must be true: the value, its fallback, or a new line in the entry module. */
export function turnOn(settings: SettingsView, flag: OffFlag, name: string, group: readonly string[]): readonly Fix[] {
  return writeFlag(settings, flag, name, group, followsDebug(settings, flag));
}

/** The same for a flag that costs nothing on a developer's machine. */
export function turnAlwaysOn(settings: SettingsView, flag: OffFlag, name: string): readonly Fix[] {
  return writeFlag(settings, flag, name, [], false);
}

function writeFlag(
  settings: SettingsView,
  flag: OffFlag,
  name: string,
  group: readonly string[],
  exceptDebug: boolean,
): readonly Fix[] {
  if (flag.how === 'fallback') return turnFallbackOn(settings, flag.alternative, name);
  const values = exceptDebug ? ['not DEBUG', 'True'] : ['True'];
  return values.flatMap((value, index) => {
    const edits =
      flag.how === 'absent' ? [addSetting(settings, `${name} = ${value}`, group)] : replaceFlag(settings, flag, value);
    const title = value === 'True' ? `Set \`${name} = True\`` : `Set \`${name} = not DEBUG\``;
    return edits === undefined ? [] : [{ title, edits, safety: 'unsafe', preferred: index === 0 }];
  });
}

function replaceFlag(settings: SettingsView, { alternative }: OffFlag, value: string): Fix['edits'] | undefined {
  const at = editable(settings, alternative);
  return at === undefined ? undefined : replaceKeepingComments(settings, at, value, alternative.written);
}

function turnFallbackOn(settings: SettingsView, alternative: Alternative, name: string): readonly Fix[] {
  const edit = alternative.read && changeFallback(settings, name, alternative.read, true);
  if (edit === undefined) return [];
  return [
    {
      title: `Turn \`${name}\` on unless the environment says otherwise`,
      edits: [edit],
      safety: 'unsafe',
      preferred: true,
    },
  ];
}

/** One settings module for every use: a flag that follows DEBUG keeps plain HTTP working on the developer's machine. */
function followsDebug(settings: SettingsView, flag: OffFlag): boolean {
  const debug = settings.get('DEBUG');
  if (settings.role !== 'unknown') return false;
  const at = flag.how === 'absent' ? undefined : flag.at;
  return debug.writes.some(({ statement }) => {
    const text = moduleText(settings, statement.uri);
    const before = at === undefined || statement.span.end <= at.span.start;
    const topLevel = lineStart(text, statement.span.start) === statement.span.start;
    return statement.uri === (at?.uri ?? settings.uri) && before && topLevel;
  });
}
