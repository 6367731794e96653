import { packageAtLeast, usesPackage } from './packages';
import { decided, partAt, type Part } from './parts';
import { itemsWhere, textIn } from './values';
import type { Alternative, SettingsView } from './model';

const policies = ['CONTENT_SECURITY_POLICY', 'CONTENT_SECURITY_POLICY_REPORT_ONLY'] as const;
export const formerExclusion = 'CSP_EXCLUDE_URL_PREFIXES';

/** The paths that django-csp sends no policy for. */
export interface Excluded {
  readonly setting: string;
  readonly prefixes: Alternative;
}

/**
 * The path prefixes that django-csp sends no policy for, by the settings of its release: `CSP_EXCLUDE_URL_PREFIXES` before 4.0,
 * `EXCLUDE_URL_PREFIXES` since.
 */
export function excludedIn(settings: SettingsView): readonly Excluded[] {
  if (!usesPackage(settings, 'csp')) return [];
  const found = (setting: string, part: Part): readonly Excluded[] => (part ? [{ setting, prefixes: part }] : []);
  if (packageAtLeast(settings, 'csp', '4.0') === false)
    return settings.get(formerExclusion).isAssigned
      ? found(formerExclusion, decided(settings.get(formerExclusion).deployedAlternatives))
      : [];
  return policies.flatMap((name) => {
    const policy = decided(settings.get(name).deployedAlternatives);
    return policy === undefined ? [] : found(name, partAt(policy.value, 'EXCLUDE_URL_PREFIXES'));
  });
}

/** The prefix that every path has. */
export function everything({ prefixes }: Excluded): Alternative | undefined {
  const isAll = (text: string | undefined): boolean => text === '/' || text === '';
  if (isAll(textIn(prefixes.value))) return prefixes;
  return itemsWhere(prefixes.value, (value) => isAll(textIn(value)))[0];
}
