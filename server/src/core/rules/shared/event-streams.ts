import type { Problem } from '../problem';
import { usesPackage } from './packages';
import { reportPlace } from './replacing';
import { equals, falsy } from './values';
import type { SettingsView } from './model';

/** django-eventstream sends the text `*` as it is; its old name comes first where it holds something. */
export function* openStreams(settings: SettingsView): Generator<Problem> {
  if (!usesPackage(settings, 'eventstream')) return;
  const [old, name] = ['EVENTSTREAM_ALLOW_ORIGIN', 'EVENTSTREAM_ALLOW_ORIGINS'] as const;
  const inForce = settings.get(old).must(falsy) === undefined && settings.get(old).isAssigned ? old : name;
  const all = settings.get(inForce).deployed(equals('*'));
  if (all?.written === undefined) return;
  yield {
    at: reportPlace(settings, all),
    subject: inForce,
    severity: 'warning',
    message: 'Every website may read the events of this one in a browser. List the origins of your own front ends.',
  };
}
