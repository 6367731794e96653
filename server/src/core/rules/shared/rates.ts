import { writtenAt } from './dict-keys';
import { mayUseRest, restKey, textsIn } from './rest';
import type { Alternative, SettingsView } from './model';

/** A rate such as `100/hour`, as REST framework reads it: a number, one slash, and the first letter of what follows. */
export type Rate =
  | { readonly kind: 'invalid'; readonly because: string }
  | {
      readonly kind: 'rate';
      readonly count: number;
      readonly period: Period;
      /** False where the word is none for the period that its first letter stands for. */
      readonly says: boolean;
      readonly word: string;
    };

/** What the requests of a rate are counted over. */
export type Period = 'second' | 'minute' | 'hour' | 'day';

const periods: Readonly<Record<string, readonly [Period, RegExp]>> = {
  s: ['second', /^s(?:ecs?|econds?)?$/],
  m: ['minute', /^m(?:ins?|inutes?)?$/],
  h: ['hour', /^h(?:rs?|ours?)?$/],
  d: ['day', /^d(?:ays?|aily)?$/],
};

/** `SimpleRateThrottle.parse_rate` of rest_framework/throttling.py. */
function parseRate(text: string): Rate {
  const [count = '', word, ...others] = text.split('/');
  if (word === undefined) return { kind: 'invalid', because: 'has no slash' };
  if (others.length > 0) return { kind: 'invalid', because: 'has more than one slash' };
  if (!/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(count))
    return { kind: 'invalid', because: 'does not begin with a whole number' };
  const known = periods[word.charAt(0)];
  if (known === undefined) return { kind: 'invalid', because: 'names no period that begins with s, m, h or d' };
  const [period, words] = known;
  return { kind: 'rate', count: Number(count.replace(/_/g, '')), period, says: words.test(word.trim()), word };
}

/** How often per minute a rate lets somebody in. */
export function perMinute({ count, period }: Extract<Rate, { kind: 'rate' }>): number {
  return count / { second: 1 / 60, minute: 1, hour: 60, day: 1440 }[period];
}

/** A rate of a throttle, as it is written and as it is read. */
export interface WrittenRate {
  readonly scope: string;
  readonly text: string;
  readonly item: Alternative;
  readonly rate: Rate;
}

/** The rates that the project writes for the scopes of its throttles. */
export function ratesOf(settings: SettingsView): readonly WrittenRate[] {
  if (!mayUseRest(settings)) return [];
  const rates = writtenAt(settings, restKey('DEFAULT_THROTTLE_RATES'), (value) => value.kind === 'dict');
  if (rates === undefined) return [];
  return textsIn(rates.alternative.value).map(({ key, text, item }) => ({
    scope: key,
    text,
    item,
    rate: parseRate(text),
  }));
}
