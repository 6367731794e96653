import { addSetting, editable, replaceKeepingComments } from './shared/edits';
import { isBefore, isReleaseFixed, isSince } from './shared/honoured';
import { hasMiddleware, middlewarePlace, securityMiddleware } from './shared/middleware';
import { moduleQuote } from './shared/source';
import { literal } from './shared/values';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Alternative, Fix, Problem, SettingsView } from './shared/model';

const name = 'SECURE_REFERRER_POLICY';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";
const none = literal((value) => value === null);

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const at = found.read === undefined ? editable(settings, found) : undefined;
  if (at === undefined) return [];
  const quote = moduleQuote(settings, at.uri);
  return ['same-origin', 'strict-origin-when-cross-origin'].flatMap((policy, index) => {
    const edits = replaceKeepingComments(settings, at, quote + policy + quote, found.written);
    return edits ? [{ title: `Send \`${policy}\``, edits, safety: 'unsafe' as const, preferred: index === 0 }] : [];
  });
}

/** Django 3.0 has the setting and no policy of its own; 2.2 does not know it. */
function* unset(settings: SettingsView): Iterable<Problem> {
  if (!isSince(settings, '3.0') || !isBefore(settings, '3.1') || !isReleaseFixed(settings)) return;
  const edits = [addSetting(settings, `${name} = 'same-origin'`, ['SECURE_CONTENT_TYPE_NOSNIFF'])];
  yield {
    at: settings.absentAt(middlewarePlace(settings, securityMiddleware)),
    subject: name,
    absent: true,
    message: `\`${name}\` is not set, so browsers may tell other sites the full address of a page. Name a policy.`,
    fixes: [{ title: 'Send `same-origin`', edits, safety: 'unsafe', preferred: true }],
  };
}

export default defineRule({
  id: 'referrer-policy-unset',
  summary: 'No `Referrer-Policy` header is sent',
  why: 'Without a policy, some browsers tell other sites the full address of the page that a visitor comes from. Addresses can hold tokens, search words and names.',
  notes:
    'Django 2.2 does not know the setting, and nothing is reported there, nor where dependency files allow releases after 3.0.',
  on: 'settings',
  absence: true,
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
    {
      title: 'Django 3.0 has no policy of its own',
      django: '3.0',
      role: 'production',
      code: marked(middleware, "'django.middleware.security.SecurityMiddleware'"),
      after: `${middleware}${name} = 'same-origin'\n`,
    },
    { title: 'Django 2.2', django: '2.2', role: 'production', code: middleware },
    { title: "Django's own default since 3.1", django: '5.2', code: middleware },
    { title: 'Without the middleware another rule speaks', code: `MIDDLEWARE = []\n${name} = None` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(none);
    if (found === undefined || hasMiddleware(settings, securityMiddleware) !== true) return;
    if (found.written === undefined) {
      yield* unset(settings);
      return;
    }
    yield {
      at: found.at,
      subject: name,
      message: `\`${name}\` is \`None\`, so browsers may tell other sites the full address of a page. Leave it to Django's default or name a policy.`,
      fixes: fixes(settings, found),
    };
  },
});
