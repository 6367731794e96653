import { atLeast } from '../django/versions';
import { looksOlderThan } from './shared/old-template';
import {
  corsMiddleware,
  insertMiddleware,
  lacksMiddleware,
  listName,
  middlewareName,
  securityMiddleware,
  sessionMiddleware,
} from './shared/middleware';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

/** Settings that only this middleware reads: they wake up with it. */
const honoured = [
  'SECURE_SSL_REDIRECT',
  'SECURE_HSTS_SECONDS',
  'SECURE_CONTENT_TYPE_NOSNIFF',
  'SECURE_REFERRER_POLICY',
  'SECURE_CROSS_ORIGIN_OPENER_POLICY',
];

/** Those that ask for something: what is switched off stays off with the middleware, too. */
function dormant(settings: SettingsView): readonly string[] {
  return honoured.filter((name) => {
    const setting = settings.get(name);
    return setting.isAssigned && setting.deployedAlternatives.some(({ value }) => truthy(value) !== false);
  });
}

/** Headers that the middleware sends by itself, in releases of Django that have them on. */
const headers: readonly (readonly [setting: string, words: string])[] = [
  ['SECURE_CONTENT_TYPE_NOSNIFF', '`nosniff`'],
  ['SECURE_REFERRER_POLICY', 'the referrer policy'],
  ['SECURE_CROSS_ORIGIN_OPENER_POLICY', 'the opener policy'],
];

/** What is lost, in words: the settings that do nothing, else the headers that are on by default. */
function effectOf(settings: SettingsView): string {
  const names = dormant(settings);
  if (names.length > 0) {
    return `${names.map((name) => `\`${name}\``).join(', ')} ${names.length === 1 ? 'does' : 'do'} nothing`;
  }
  const sent = headers.filter(([name]) => settings.get(name).must(truthy) !== undefined).map(([, words]) => words);
  if (sent.length === 0) return 'the security headers are not sent';
  const list = sent.length === 1 ? sent[0] : `${sent.slice(0, -1).join(', ')} and ${sent.at(-1) ?? ''}`;
  return `${list ?? ''} ${sent.length === 1 ? 'is' : 'are'} not sent`;
}

/** Django has the middleware since 1.8. */
function isThere(settings: SettingsView): boolean {
  const { django } = settings;
  return django === undefined ? !looksOlderThan(settings, '1.8') : atLeast(django, '1.8');
}

function fixes(settings: SettingsView, list: Alternative): readonly Fix[] {
  const edits = insertMiddleware(settings, list, securityMiddleware, (path, index, all) => {
    return all[0] === corsMiddleware ? index === 1 : index === 0 && path !== corsMiddleware;
  });
  const woken = dormant(settings);
  const also = woken.length === 0 ? '' : ` (makes ${woken.map((name) => `\`${name}\``).join(', ')} work)`;
  return edits ? [{ title: `Add \`SecurityMiddleware\`${also}`, edits, safety: 'unsafe', preferred: true }] : [];
}

export default defineRule({
  id: 'security-middleware-missing',
  aliases: ['header-setting-without-middleware'],
  summary: '`MIDDLEWARE` has no `SecurityMiddleware`',
  why: '`SecurityMiddleware` redirects to HTTPS and sends HSTS, `nosniff`, the referrer policy and the opener policy. Without it, the `SECURE_*` settings do nothing, however well they are set.',
  notes:
    'The fix makes `SECURE_*` settings work that did nothing until then; its title lists those that are not switched off. Silent where a class of the project has the name of the middleware at its end, as one that derives from it.',
  on: 'settings',
  profile: 'warn',
  django: ['security.W001'],
  cwe: [693],
  fixable: 'sometimes',
  reveals: [
    'missing-hardening',
    'hsts-missing',
    'ssl-redirect-disabled',
    'nosniff-disabled',
    'referrer-policy-unset',
    'referrer-policy-invalid',
  ],
  sources: ['https://docs.djangoproject.com/en/stable/ref/middleware/#django.middleware.security.SecurityMiddleware'],
  examples: [
    {
      code: `MIDDLEWARE = [\n# ^^^^^^^^\n    "${sessionMiddleware}",\n]`,
      after: `MIDDLEWARE = [\n    "${securityMiddleware}",\n    "${sessionMiddleware}",\n]`,
    },
    {
      title: 'Behind the CORS middleware',
      code: `MIDDLEWARE = [\n# ^^^^^^^^\n    '${corsMiddleware}',\n    '${sessionMiddleware}',\n]`,
      after: `MIDDLEWARE = [\n    '${corsMiddleware}',\n    '${securityMiddleware}',\n    '${sessionMiddleware}',\n]`,
    },
    { code: `MIDDLEWARE = ["${securityMiddleware}"]` },
    {
      title: 'A class that says in its name what it is made from',
      code: `MIDDLEWARE = ["shop.middleware.ShopSecurityMiddleware", "${sessionMiddleware}"]`,
    },
    {
      title: 'A class that sends headers of its own',
      code: `MIDDLEWARE = ["shop.middleware.SecurityHeadersMiddleware", "${sessionMiddleware}"]\n# ^^^^^^^^`,
      after: `MIDDLEWARE = ["${securityMiddleware}", "shop.middleware.SecurityHeadersMiddleware", "${sessionMiddleware}"]`,
    },
    { title: 'The check is silenced', code: "MIDDLEWARE = []\nSILENCED_SYSTEM_CHECKS = ['security.W001']" },
    {
      title: 'The old name, in a release that reads it',
      django: '1.8',
      code: `MIDDLEWARE_CLASSES = (\n# ^^^^^^^^^^^^^^^^\n    "${sessionMiddleware}",\n)`,
      after: `MIDDLEWARE_CLASSES = (\n    "${securityMiddleware}",\n    "${sessionMiddleware}",\n)`,
    },
  ],
  *check(settings) {
    const name = listName(settings);
    const list = lacksMiddleware(settings, [securityMiddleware]);
    const at = middlewareName(settings);
    if (list === undefined || at === undefined || !isThere(settings)) return;
    yield {
      at,
      subject: name,
      message: `\`SecurityMiddleware\` is missing, so ${effectOf(settings)}. Add it at the top of \`${name}\`.`,
      fixes: fixes(settings, list),
    };
  },
});
