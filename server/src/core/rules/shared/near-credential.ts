import { isLocalHost } from './domains';
import { isInPlaceOfOthers, levelInPrivate, opensFromAnywhere, type WrittenPassword } from './password-level';
import { reached, textIn } from './values';
import type { Leaf } from './leaves';
import type { DictItem, Severity, SettingsView, UrlsView } from './model';

/** What stands beside a password in a dict of settings, as far as it is known when no variable is set. */
function textBeside(beside: readonly DictItem[], keys: readonly string[]): string | undefined {
  const entry = beside.find(({ key }) => keys.includes((textIn(key) ?? '').toUpperCase()));
  const [only, ...others] = entry === undefined ? [] : reached(entry.value);
  return only === undefined || others.length > 0 ? undefined : textIn(only.value);
}

/** Where a password reaches this machine or a private network only, or is the name of its user, few can do anything with it. */
export function mildWhere(
  settings: SettingsView,
  reach: WrittenPassword & { readonly host?: string; readonly sameAs: readonly (string | undefined)[] },
): Severity | undefined {
  if (reach.isOfDatabase === true && opensFromAnywhere(settings, reach.host)) return 'warning';
  const local = reach.host !== undefined && (reach.host === '' || isLocalHost(reach.host.toLowerCase()));
  if (!local && !reach.sameAs.includes(reach.password)) return undefined;
  return levelInPrivate(settings, reach);
}

/** The same for what stands beside the settings, and counts for all of them. */
export function mildIn({ entries }: UrlsView, reach: Parameters<typeof mildWhere>[1]): Severity | undefined {
  const deployed = entries.find(({ role }) => role === 'production') ?? entries[0];
  return deployed && mildWhere(deployed, reach);
}

/** The same for a password in a dict with `HOST`, `USER` and `NAME`. */
export function mildBeside(
  settings: SettingsView,
  beside: readonly DictItem[],
  written: WrittenPassword,
): Severity | undefined {
  const host = textBeside(beside, ['HOST', 'HOSTNAME', 'SERVER']);
  const sameAs = [textBeside(beside, ['USER', 'USERNAME', 'LOGIN']), textBeside(beside, ['NAME', 'DATABASE', 'DB'])];
  return mildWhere(settings, { ...(host === undefined ? {} : { host }), sameAs, ...written });
}

/** Services with which anybody may have an account: whoever has the password sends mail as that account, from anywhere. */
const mailServices =
  /^(?:smtp\.(?:gmail|googlemail|office365|zoho|fastmail|yandex|sendgrid|mailgun|mail\.yahoo|mail|qq|163|126)\.(?:com|net|org|ru|eu|in)|smtp-mail\.outlook\.com|email-smtp\.[\w-]+\.amazonaws\.com|smtp(?:-relay)?\.(?:brevo|sendinblue)\.com|in(?:-v3)?\.mailjet\.com)$/i;

/** A password for such a service opens it wherever it is written, in settings for development as well. */
function opensMailService(settings: SettingsView, setting: string): boolean {
  if (setting !== 'EMAIL_HOST_PASSWORD') return false;
  return settings.get('EMAIL_HOST').must((value) => isMailService(textIn(value))) !== undefined;
}

/** Whether a server is one of a service with which anybody may have an account. */
export function isMailService(host: string | undefined): boolean | undefined {
  return host === undefined ? undefined : mailServices.test(host);
}

/** How severe a credential that is written in settings is by what is known of its server; undefined for the usual. */
export function levelOfWritten(
  settings: SettingsView,
  { alternative, beside, root, setting }: Leaf,
): Severity | undefined {
  if (settings.role === 'development' && opensMailService(settings, setting)) return 'warning';
  const password = textIn(alternative.value) ?? '';
  const isFallback = isInPlaceOfOthers(alternative) || isInPlaceOfOthers(root);
  return mildBeside(settings, beside, { password, isFallback, isOfDatabase: setting === 'DATABASES' });
}
