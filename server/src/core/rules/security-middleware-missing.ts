import {
  corsMiddleware,
  insertMiddleware,
  lacksMiddleware,
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
  notes: 'The fix makes `SECURE_*` settings work that did nothing until then; its title lists them.',
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
    { title: 'The check is silenced', code: "MIDDLEWARE = []\nSILENCED_SYSTEM_CHECKS = ['security.W001']" },
    { title: 'A part of the settings, without any middleware', code: 'DEBUG = False' },
    { title: 'Not known', code: 'from tools import more\nMIDDLEWARE = more()' },
  ],
  *check(settings) {
    const list = lacksMiddleware(settings, [securityMiddleware]);
    const at = middlewareName(settings);
    if (list === undefined || at === undefined) return;
    const names = dormant(settings);
    const effect =
      names.length === 0
        ? 'the security headers are not sent'
        : `${names.map((name) => `\`${name}\``).join(', ')} ${names.length === 1 ? 'does' : 'do'} nothing`;
    yield {
      at,
      subject: 'MIDDLEWARE',
      message: `\`SecurityMiddleware\` is missing, so ${effect}. Add it at the top of \`MIDDLEWARE\`.`,
      fixes: fixes(settings, list),
    };
  },
});
