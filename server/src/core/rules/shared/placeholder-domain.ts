import type { EnvFileEntry, EnvFileView, Problem } from './model';

/** Settings that name the site itself. */
const names =
  /^(?:ALLOWED_HOSTS|CSRF_TRUSTED_ORIGINS|CORS_(?:ALLOWED_ORIGINS|ORIGIN_WHITELIST)|(?:SESSION|CSRF|LANGUAGE)_COOKIE_DOMAIN|SECURE_SSL_HOST|DEFAULT_FROM_EMAIL|SERVER_EMAIL|(?:\w+_)?(?:SITE|BASE|FRONTEND|BACKEND|PUBLIC|DOMAIN)_?(?:URL|DOMAIN|HOST|ORIGIN|NAME)?)$/;

/** Domains of documentation (RFC 2606) and those that tutorials write. */
const placeholder =
  /(?:^|[/@.])(?:(?:your|my)-?(?:domain|site|website|app|frontend|backend|company|server)(?:-?name)?|example|domain)\.(?:com|org|net|io|dev|app|tld|ru|de|co)\b|\bdomain\.tld\b|^(?:your|my)[-_]domain$/i;

/** True for a setting that names the site itself. */
export function namesSite(setting: string): boolean {
  return names.test(setting);
}

/** True for a host, an origin or an address of mail whose domain is one of documentation. */
export function isPlaceholderDomain(text: string): boolean {
  return text.length < 200 && placeholder.test(text);
}

/** The message about a setting or a variable, by its name. */
export function aboutPlaceholder(name: string): string {
  return `\`${name}\` still has a placeholder for the domain. Write the domain of this site.`;
}

/** What a file for production says of the site, where that still is a placeholder. */
export function placeholderIn(file: EnvFileView, { key, value, valueAt, uses }: EnvFileEntry): Problem | undefined {
  const isSite = namesSite(key.replace(/^DJANGO_/, '')) || uses.some(({ setting }) => namesSite(setting));
  if (file.role !== 'production' || !isSite || !(value ?? '').split(/[,\s]+/).some(isPlaceholderDomain))
    return undefined;
  return { at: valueAt, subject: key, message: aboutPlaceholder(key), profile: 'hint' };
}
