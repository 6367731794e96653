import { deployedLeaves, distinct, type Leaf } from './shared/leaves';
import { aboutPlaceholder, isPlaceholderDomain, namesSite } from './shared/placeholder-domain';
import { textIn } from './shared/values';
import { defineRule } from './rule';

function isPlaceholder({ alternative }: Leaf): boolean {
  const text = textIn(alternative.value);
  return text !== undefined && isPlaceholderDomain(text);
}

export default defineRule({
  id: 'placeholder-domain',
  summary: 'A production setting still has the domain of a tutorial',
  why: 'Requests for the real domain get 400, cookies are not sent, mails come from a domain that is not yours. Where the domain belongs to a stranger, that stranger is trusted.',
  notes:
    'Only in production settings, and only for what names hosts, origins and senders. In a `.env` file for production `dotenv-hosts` says the same.',
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
  ],
  *check(settings) {
    if (settings.role !== 'production') return;
    const sites = settings.assigned.filter((name) => namesSite(name));
    for (const leaf of distinct(deployedLeaves(settings, isPlaceholder, sites))) {
      yield {
        at: leaf.alternative.at,
        subject: leaf.setting,
        message: aboutPlaceholder(leaf.setting),
      };
    }
  },
});
