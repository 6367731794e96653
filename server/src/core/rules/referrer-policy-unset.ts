import { editable, replaceKeepingComments } from './shared/edits';
import { hasMiddleware, securityMiddleware } from './shared/middleware';
import { moduleText, quoteOf } from './shared/source';
import { literal } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'SECURE_REFERRER_POLICY';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";
const none = literal((value) => value === null);

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const at = found.read === undefined ? editable(settings, found) : undefined;
  if (at === undefined) return [];
  const quote = quoteOf(moduleText(settings, at.uri));
  return ['same-origin', 'strict-origin-when-cross-origin'].flatMap((policy, index) => {
    const edits = replaceKeepingComments(settings, at, quote + policy + quote, found.written);
    return edits ? [{ title: `Send \`${policy}\``, edits, safety: 'unsafe' as const, preferred: index === 0 }] : [];
  });
}

export default defineRule({
  id: 'referrer-policy-unset',
  summary: 'No `Referrer-Policy` header is sent',
  why: 'Without a policy, some browsers tell other sites the full address of the page that a visitor comes from. Addresses can hold tokens, search words and names.',
  on: 'settings',
  profile: 'warn',
  django: ['security.W022'],
  cwe: [200],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-referrer-policy'],
  examples: [
    {
      code: `${middleware}${name} = None\n#                        ^^^^`,
      after: `${middleware}${name} = 'same-origin'`,
    },
    { code: `${middleware}${name} = 'same-origin'` },
    { title: "Django's own default since 3.1", django: '5.2', code: middleware },
    { title: 'Without the middleware another rule speaks', code: `MIDDLEWARE = []\n${name} = None` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(none);
    if (found?.written === undefined || hasMiddleware(settings, securityMiddleware) !== true) return;
    yield {
      at: found.at,
      subject: name,
      message: `\`${name}\` is \`None\`, so browsers may tell other sites the full address of a page. Leave it to Django's default or name a policy.`,
      fixes: fixes(settings, found),
    };
  },
});
