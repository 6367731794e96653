import { isUnset } from './apps';
import { equals, has, textIn, truthy } from './values';
import type { SettingsView, Test } from './model';

/** The address alone, or in an inner list together with something else. */
const namesAddress: Test = (value) => {
  const text = textIn(value);
  if (text !== undefined) return text === 'ip_address';
  return value.kind === 'sequence' ? has(equals('ip_address'))(value) : undefined;
};

/** Lock-out parameters of django-axes among which there is no address. */
export const lacksAddress: Test = (value) => {
  if (value.kind !== 'sequence') return undefined;
  const found = has(namesAddress)(value);
  return found === undefined ? undefined : !found;
};

/** True where django-axes counts by user names or browsers alone, so that it is of no account which address it takes. */
export function countsNoAddress(settings: SettingsView): boolean {
  const parameters = 'AXES_LOCKOUT_PARAMETERS';
  return isUnset(settings, parameters)
    ? settings.get('AXES_ONLY_USER_FAILURES').must(truthy) !== undefined
    : settings.get(parameters).must(lacksAddress) !== undefined;
}
