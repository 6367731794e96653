import { isRandom } from './classifier';
import { isLocalHost, registeredDomain } from './domains';
import { isPlaceholderDomain } from './placeholder-domain';
import { isStartedForSite, mayServeSite } from './started-for-site';
import type { Alternative, SettingsView } from './model';

/** A password in settings: what something else takes the place of is mostly for the work of developers. */
export interface WrittenPassword {
  readonly password: string;
  readonly isFallback: boolean;
  readonly isOfDatabase?: boolean;
}

/** Whether a value is what a variable falls back to, or what stands on a branch of which nothing says that a site takes it. */
export function isInPlaceOfOthers({ read, when }: Pick<Alternative, 'read' | 'when'>): boolean {
  return read !== undefined || when.some(({ facts, always }) => facts.length === 0 && always === undefined);
}

/** How severe a password is that few can use, as its server is on this machine or in a private network. */
export function levelInPrivate(
  settings: SettingsView,
  { password, isFallback }: WrittenPassword,
): 'warning' | 'info' | 'hint' {
  if (settings.role === 'production') return 'warning';
  if (settings.role !== 'unknown') return 'hint';
  if (isRandomPassword(password)) return 'warning';
  // Of what those for production build on, they show what a site keeps.
  if (isFallback || settings.isBelowProduction || !mayServeSite(settings)) return 'hint';
  return isStartedForSite(settings) ? 'warning' : 'info';
}

/** A password that opens a database from anywhere does so wherever it is written, in settings for development as well. */
export function opensFromAnywhere({ role }: SettingsView, host: string | undefined): boolean {
  return role === 'development' && host !== undefined && isPublicServer(host);
}

/** A random text with the signs that passwords have and tokens have not, as long as it is no word in disguise: `Str0ng!P@ssw0rd`. */
export function isRandomPassword(text: string): boolean {
  if (!/[A-Z]/.test(text) || !/[a-z]/.test(text) || !isRandom(text.replace(/[!@#$%^&*?~.]/g, '-'))) return false;
  const plain = text.toLowerCase().replace(/[013457@$!]/g, (sign) => 'oleastasi'.charAt('013457@$!'.indexOf(sign)));
  return !/pass|secret|strong|secur|change|your|admin|example|token/.test(plain);
}

/** Words that templates put in the place of a server, and addresses of documentation (RFC 5737) and of carriers (RFC 6598). */
const forShow = /example|placeholder|x{3}|(?:^|[.-])(?:your|my|host|hostname|server)(?:[.-]|$)/i;
const reserved = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+|255\.\d+\.\d+)\./;

/** A server with a name or an address that anybody may reach. */
export function isPublicServer(host: string): boolean {
  const name = host.trim().toLowerCase();
  if (isLocalHost(name) || isPlaceholderDomain(name) || forShow.test(name)) return false;
  if (/^\d+(?:\.\d+){3}$/.test(name)) return !reserved.test(name);
  return registeredDomain(name) !== undefined;
}
