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

function dormant(settings: SettingsView): readonly string[] {
  return honoured.filter((name) => settings.get(name).isAssigned);
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
    'The fix makes `SECURE_*` settings work that did nothing until then; its title lists them. Silent where a class of the project has the name of the middleware at its end, as one that derives from it.',
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
      title: 'The check is silenced unless a variable says otherwise',
      code: `import environ\nenv = environ.Env()\nMIDDLEWARE = []\nSILENCED_SYSTEM_CHECKS = env.list("SILENCED", default=["security.W001"])`,
    },
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
    const names = dormant(settings);
    const effect =
      names.length === 0
        ? 'the security headers are not sent'
        : `${names.map((name) => `\`${name}\``).join(', ')} ${names.length === 1 ? 'does' : 'do'} nothing`;
    yield {
      at,
      subject: name,
      message: `\`SecurityMiddleware\` is missing, so ${effect}. Add it at the top of \`${name}\`.`,
      fixes: fixes(settings, list),
    };
  },
});
