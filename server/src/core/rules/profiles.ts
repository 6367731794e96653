import type { Role } from '../model/view';
import type { Severity } from './problem';
import type { Profile } from './rule';

type Column = Readonly<Record<Role, Severity | 'off'>>;

function column(
  production: Severity,
  unknown: Severity,
  development: Severity | 'off',
  test: Severity | 'off',
): Column {
  return { production, unknown, development, test };
}

/** How severe a finding is by its rule's profile and the role of the entry. */
export const profiles: Readonly<Record<Profile, Column>> = Object.freeze({
  always: column('error', 'error', 'warning', 'warning'),
  hard: column('error', 'error', 'hint', 'off'),
  prod: column('error', 'warning', 'off', 'off'),
  prodwarn: column('warning', 'warning', 'off', 'off'),
  warn: column('warning', 'warning', 'hint', 'off'),
  info: column('info', 'info', 'off', 'off'),
  prodinfo: column('info', 'hint', 'off', 'off'),
  hint: column('hint', 'hint', 'hint', 'off'),
  broken: column('error', 'error', 'warning', 'off'),
  optin: column('hint', 'hint', 'off', 'off'),
});

const strictOnly = ['info', 'prodinfo', 'hint', 'optin'] as const;

/** A profile that only the strict preset runs; what is *absent* is always reported. */
export type StrictProfile = (typeof strictOnly)[number];

/** Whether only the strict preset runs it. */
export function isStrictOnly(profile: Profile): profile is StrictProfile {
  return (strictOnly as readonly Profile[]).includes(profile);
}
