import { decided } from './parts';
import { isKnown } from './values';
import type { CallValue, Test, Value } from './model';

const units: Readonly<Record<string, number>> = {
  weeks: 604_800,
  days: 86_400,
  hours: 3_600,
  minutes: 60,
  seconds: 1,
  milliseconds: 0.001,
  microseconds: 0.000_001,
};

const order = ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'];

/** The seconds of a `timedelta(…)` of known numbers, or of fallbacks where no variable is set; undefined for everything else. */
export function secondsOf(value: Value): number | undefined {
  return value.kind === 'call' && value.callee === 'datetime.timedelta' ? sum(value) : undefined;
}

function sum({ args }: CallValue): number | undefined {
  let total = 0;
  for (const [i, { name, value: bound }] of args.entries()) {
    const unit = units[name ?? order[i] ?? ''];
    const only = decided(bound);
    if (unit === undefined || only?.value.kind !== 'literal') return undefined;
    if (typeof only.value.value !== 'number') return undefined;
    total += unit * only.value.value;
  }
  return total;
}

/** True for a `timedelta` beyond a number of seconds; undefined where it is not known. */
export function longerThan(seconds: number): Test {
  return (value) => {
    const found = secondsOf(value);
    return found === undefined ? (isKnown(value) ? false : undefined) : found > seconds;
  };
}

/** True for a plain number beyond a limit. */
export function numberAbove(limit: number): Test {
  return (value) => {
    const found = numberIn(value);
    return found === undefined ? (isKnown(value) ? false : undefined) : found > limit;
  };
}

/** The number of a literal that is no truth value. */
export function numberIn(value: Value): number | undefined {
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

const words: readonly (readonly [seconds: number, word: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A number of seconds as people say it: "90 minutes", "1 day". */
export function spoken(seconds: number): string {
  const [size, word] = words.find(([each]) => seconds >= each && seconds % each === 0) ?? [1, 'second'];
  const count = Math.round(seconds / size);
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
