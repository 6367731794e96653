import { isNoFlagName } from '../../model/variable-names';
import { textTruth } from './env-text';
import { truthy } from './values';
import type { Alternative, EnvValue, Guard, SettingsView } from './model';

/** What has to be missing for a flag to be on. */
export interface Missing {
  readonly variables: readonly string[];
  /** True where one of them is an address or the like, without which few sites work: with it the flag is off. */
  readonly isAddress: boolean;
}

/** The variables that have to be missing for `DEBUG` to be on. */
export function missingFor(settings: SettingsView, { read, when }: Alternative): Missing {
  const own = read === undefined ? [] : [read.variable];
  const asked = when.filter(leadsThere).flatMap((guard) => variableOf(guard) ?? []);
  const isAddress = when.some((guard) => isOffWithAddress(settings, guard));
  // Without a read of its own, the flag is off for more than one reason.
  return { variables: read === undefined && !isAddress ? [] : [...new Set([...own, ...asked])], isAddress };
}

/** Why `DEBUG` is on and who runs into it, as one clause. */
export function whyOpen({ variables, isAddress }: Missing): string {
  const isSeveral = variables.length > 1;
  const who =
    isAddress || isSeveral ? `a site that is started without ${isSeveral ? 'them' : 'it'}` : 'one forgotten variable';
  return `when ${whatIsMissing(variables)}, so ${who} opens the error pages to everybody`;
}

function whatIsMissing(variables: readonly string[]): string {
  const named = variables.map((variable) => `\`${variable}\``);
  const [first = '', second = ''] = named;
  if (named.length === 0) return 'nothing in the environment turns it off';
  if (named.length === 1) return `the variable ${first} is missing`;
  return named.length === 2 ? `neither ${first} nor ${second} is set` : `none of ${named.join(', ')} is set`;
}

/** The only variable that a test asks. */
function variableOf({ id, asks = [] }: Guard): string | undefined {
  if (id.startsWith('env:')) return id.slice('env:'.length);
  return asks.length === 1 ? asks[0] : undefined;
}

/**
 * A test that nothing but a missing variable, or a word for development, brings to this arm: a text that is taken for a site in
 * production leads there as well where it is the fallback.
 */
function leadsThere(guard: Guard): boolean {
  const { id, arm, unset, needs, facts } = guard;
  if (unset !== arm) return false;
  if (id.startsWith('env:') || needs !== undefined || asksForAddress(guard)) return true;
  return facts.some(({ about, holds }) => holds === (about !== 'production') && about !== 'debug' && about !== 'stage');
}

/** Whether a test asks for nothing but whether an address or the like is there; `HOST == "local"` asks for a word. */
function asksForAddress(guard: Guard): boolean {
  const { judges = [] } = guard;
  return (
    isNoFlagName(variableOf(guard) ?? '') && judges.every(({ value }) => value.kind !== 'env' || isPresence(value))
  );
}

function isPresence({ steps }: EnvValue): boolean {
  return ['local', 'dev', 'true', '1'].every((text) => textTruth(text, steps) === textTruth('address', steps));
}

/** Whether the address that a test asks for turns the flag off, on every way that its other arm opens. */
function isOffWithAddress(settings: SettingsView, guard: Guard): boolean {
  const variable = variableOf(guard);
  if (variable === undefined || guard.unset !== guard.arm || !asksForAddress(guard)) return false;
  const others = settings
    .get('DEBUG')
    .actualAlternatives({ unset: false })
    .filter(({ when }) => when.some(({ id, arm }) => id === guard.id && arm !== guard.arm));
  return others.length > 0 && others.every((other) => isOffWith(other, variable));
}

function isOffWith({ value }: Alternative, variable: string): boolean {
  if (value.kind === 'env' && value.variable === variable)
    return isPresence(value) && textTruth('address', value.steps) === false;
  return truthy(value) !== true;
}
