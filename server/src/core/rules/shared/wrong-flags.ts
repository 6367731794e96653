import { offFlag, turnAlwaysOn } from './flags';
import { reportPlace } from './replacing';
import { turnOff } from './turn-off';
import { truthy } from './values';
import type { Profile } from '../rule';
import type { Problem, SettingsView } from './model';

/** A flag of a package whose default is right, and that some project turns the other way. */
export interface WrongFlag {
  readonly name: string;
  /** The value that is wrong. */
  readonly wrong: boolean;
  readonly message: string;
  /** Where it differs from that of the rule. */
  readonly profile?: Profile;
}

/** The flags that a deployed site has the wrong way round because somebody wrote them so. */
export function* wrongFlags(settings: SettingsView, flags: readonly WrongFlag[]): Iterable<Problem> {
  for (const { name, wrong, message, profile } of flags) {
    const found = wrong ? wrongOn(settings, name) : wrongOff(settings, name);
    if (found !== undefined) yield { ...found, subject: name, message, ...(profile === undefined ? {} : { profile }) };
  }
}

function wrongOn(settings: SettingsView, name: string): Pick<Problem, 'at' | 'fixes'> | undefined {
  const on = settings.get(name).deployed(truthy);
  if (on?.written === undefined) return undefined;
  return { at: reportPlace(settings, on), fixes: turnOff(settings, name, on) };
}

function wrongOff(settings: SettingsView, name: string): Pick<Problem, 'at' | 'fixes'> | undefined {
  const off = offFlag(settings, name);
  if (off === undefined || off.how === 'absent') return undefined;
  return { at: off.at, fixes: turnAlwaysOn(settings, off, name) };
}
