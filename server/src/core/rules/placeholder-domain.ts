import { deployedLeaves, distinct, type Leaf } from './shared/leaves';
import { textIn } from './shared/values';
import { defineRule } from './rule';

/** Settings that name the site itself. */
const names =
  /^(?:ALLOWED_HOSTS|CSRF_TRUSTED_ORIGINS|CORS_(?:ALLOWED_ORIGINS|ORIGIN_WHITELIST)|(?:SESSION|CSRF|LANGUAGE)_COOKIE_DOMAIN|SECURE_SSL_HOST|DEFAULT_FROM_EMAIL|SERVER_EMAIL|(?:\w+_)?(?:SITE|BASE|FRONTEND|BACKEND|PUBLIC|DOMAIN)_?(?:URL|DOMAIN|HOST|ORIGIN|NAME)?)$/;

/** Domains of documentation (RFC 2606) and those that tutorials write. */
const placeholder =
  /(?:^|[/@.])(?:(?:your|my)-?(?:domain|site|website|app|frontend|backend|company|server)(?:-?name)?|example|domain)\.(?:com|org|net|io|dev|app|tld|ru|de|co)\b|\bdomain\.tld\b|^(?:your|my)[-_]domain$/i;

function isPlaceholder({ alternative }: Leaf): boolean {
  const text = textIn(alternative.value);
  return text !== undefined && text.length < 200 && placeholder.test(text);
}

export default defineRule({
  id: 'placeholder-domain',
  summary: 'A production setting still has the domain of a tutorial',
  why: 'Requests for the real domain get 400, cookies are not sent, mails come from a domain that is not yours. Where the domain belongs to a stranger, that stranger is trusted.',
  notes:
    'Only in production settings and `.env` files for production, and only for what names hosts, origins and senders.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [1188],
  fixable: { never: 'only you know the domain of the site' },
  sources: ['https://www.rfc-editor.org/rfc/rfc2606'],
  examples: [
    { role: 'production', code: 'ALLOWED_HOSTS = ["yourdomain.com"]\n#                ^^^^^^^^^^^^^^^^' },
    {
      role: 'production',
      code: 'CSRF_TRUSTED_ORIGINS = ["https://app.example.com"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    { role: 'production', code: 'DEFAULT_FROM_EMAIL = "shop@example.org"\n#                    ^^^^^^^^^^^^^^^^^^' },
    { role: 'production', code: 'ALLOWED_HOSTS = ["shop.test.org", "notexample.com"]' },
    { title: 'Not a setting for hosts', role: 'production', code: 'GREETING = "See example.com"' },
    { title: 'Not for production', code: 'ALLOWED_HOSTS = ["example.com"]' },
    { title: 'For development', role: 'development', code: 'ALLOWED_HOSTS = ["example.com"]' },
    {
      title: 'In a file for production',
      path: '.env.production',
      code: 'DJANGO_ALLOWED_HOSTS=shop.test.org,yourdomain.com\n#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    { title: 'In another file', path: '.env', code: 'ALLOWED_HOSTS=yourdomain.com' },
  ],
  *check(settings) {
    if (settings.role !== 'production') return;
    const sites = settings.assigned.filter((name) => names.test(name));
    for (const leaf of distinct(deployedLeaves(settings, isPlaceholder, sites))) {
      yield {
        at: leaf.alternative.at,
        subject: leaf.setting,
        message: `\`${leaf.setting}\` still has a placeholder for the domain. Write the domain of this site.`,
      };
    }
  },
  *checkEnv(file) {
    if (file.role !== 'production') return;
    for (const { key, value, valueAt, uses } of file.entries) {
      const isSite = names.test(key.replace(/^DJANGO_/, '')) || uses.some(({ setting }) => names.test(setting));
      if (!isSite || !(value ?? '').split(/[,\s]+/).some((part) => placeholder.test(part))) continue;
      yield {
        at: valueAt,
        subject: key,
        message: `\`${key}\` still has a placeholder for the domain. Write the domain of this site.`,
      };
    }
  },
});
