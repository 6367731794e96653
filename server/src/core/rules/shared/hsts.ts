import { addSetting } from './edits';
import { isHonoured, securityMiddleware } from './middleware';
import { replaceValue, reportPlace } from './replacing';
import { falsy, literal } from './values';
import type { Alternative, Fix, Place, SettingsView, Test } from './model';

export const hstsSeconds = 'SECURE_HSTS_SECONDS';
export const oneDay = 86400;
export const oneYear = 31536000;

/** The number of seconds that browsers remember; 0 where the text is no number. */
export function secondsOf({ value }: Alternative): number {
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : 0;
}

/** A test for a number of seconds; text and other values do not pass. */
export function seconds(test: (count: number) => boolean): Test {
  return literal((value) => typeof value === 'number' && test(value));
}

/** HSTS that a deployed site sends, with the number that the project writes; silent in settings for development. */
export function writtenHsts(settings: SettingsView, test: Test): Alternative | undefined {
  if (settings.role === 'development' || !isHonoured(settings, securityMiddleware)) return undefined;
  const found = settings.get(hstsSeconds).deployed(test);
  return found?.written === undefined ? undefined : found;
}

/** An option of the header that is off while the header is sent. */
export interface OffOption {
  readonly at: Place;
  readonly how: 'not set' | 'off';
  /** Turns the option on, for the options that a fix may turn on. */
  readonly fixes: readonly Fix[];
}

/** An option of HSTS that is off, on its value or on the seconds that it belongs to; nothing in the first days of a ramp. */
export function offOption(settings: SettingsView, name: string, title: string): OffOption | undefined {
  const sent = writtenHsts(
    settings,
    seconds((count) => count > oneDay),
  );
  const off = sent && settings.get(name).deployed(falsy);
  if (sent === undefined || off === undefined) return undefined;
  if (off.written !== undefined)
    return { at: reportPlace(settings, off), how: 'off', fixes: replaceValue(settings, off, 'True', title) };
  if (settings.isFragment) return undefined;
  const edits = [addSetting(settings, `${name} = True`, [hstsSeconds])];
  return {
    at: reportPlace(settings, sent),
    how: 'not set',
    fixes: [{ title, edits, safety: 'unsafe', preferred: false }],
  };
}
