import { textsOf, type Leaf } from './leaves';
import { placeKey } from './values';
import type { SettingsView } from './model';

/** `UNSAFE_SECRET_KEYS`: with what is listed there a site is not to run. */
const refusing = /^(?:\w+_)?(?:UNSAFE|INSECURE|FORBIDDEN|REFUSED|REJECTED|BANNED|DISALLOWED|LEAKED|COMPROMISED)_\w*S$/;

/** True for a text under one name that otherwise only stands in such a list. */
export function isOnlyRefused(settings: SettingsView, { alternative }: Leaf): boolean {
  const lists = settings.assigned.filter((name) => refusing.test(name));
  const key = placeKey(alternative.at);
  const holds = (name: string): boolean =>
    textsOf(settings, [name]).some((leaf) => placeKey(leaf.alternative.at) === key);
  return lists.some(holds) && settings.assigned.filter((name) => !lists.includes(name) && holds(name)).length < 2;
}
