import { single } from '../bounds';
import { float } from './numbers';
import type { CallValue, Value } from '../value';

const seconds: Readonly<Record<string, number>> = {
  weeks: 604_800,
  days: 86_400,
  hours: 3_600,
  minutes: 60,
  seconds: 1,
};

const order = ['days', 'seconds'];

/** What `timedelta(…).total_seconds()` gives for whole numbers; undefined for everything finer. */
export function totalSeconds(of: CallValue): Value | undefined {
  let total = 0;
  for (const [i, { name, value }] of of.args.entries()) {
    const unit = seconds[name ?? order[i] ?? ''];
    const amount = single(value);
    if (unit === undefined || amount?.kind !== 'literal' || typeof amount.value !== 'number') return undefined;
    if (!Number.isInteger(amount.value)) return undefined;
    total += unit * amount.value;
  }
  return Number.isSafeInteger(total) ? float(total) : undefined;
}
