import { placeOf } from './fallback';
import { truthy } from './values';
import type { Alternative, Guard, Problem, SettingsView } from './model';

/** A `try` that opens a file, on the arm that is taken where this fails. */
function lacksFile(settings: SettingsView, { id, arm, at }: Guard): boolean {
  return id.startsWith('try:') && !arm && /\bopen\(|\.read_text\(/.test(settings.textOf(at));
}

/** Values that stand in where a file cannot be opened, and `DEBUG` is on with them; what the file says is not known. */
export function onWithoutFile(settings: SettingsView): readonly Problem[] {
  const all = settings.get('DEBUG').deployedAlternatives;
  const standsIn = ({ value, when }: Alternative): boolean =>
    truthy(value) === true && when.some((guard) => lacksFile(settings, guard));
  const open = all.find(standsIn);
  const isRead = all.some(({ value }) => value.kind === 'unknown');
  if (open?.written === undefined || !isRead || all.some((one) => truthy(one.value) === true && !standsIn(one)))
    return [];
  const problem: Problem = {
    at: placeOf(open),
    subject: 'DEBUG',
    message:
      '`DEBUG` is on where the file that decides it cannot be read, so one missing file opens the error pages to everybody. Make "off" the case that needs no file.',
  };
  return [problem];
}
