import { addSetting, editable, replaceKeepingComments } from './shared/edits';
import { howOff, offFlag, type OffFlag } from './shared/flags';
import { marked } from './shared/marked';
import { hasMiddleware, middlewarePlace, securityMiddleware } from './shared/middleware';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const name = 'SECURE_HSTS_SECONDS';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";
const firstStep = `${name} = 3600  # raise it to 31536000 once every page works over HTTPS`;

/** The first step alone, because browsers remember the header: one hour can be taken back, a year cannot. */
function fixes(settings: SettingsView, flag: OffFlag): readonly Fix[] {
  if (flag.how === 'fallback') return [];
  const at = flag.how === 'absent' ? undefined : editable(settings, flag.alternative);
  const edits =
    flag.how === 'absent'
      ? [addSetting(settings, firstStep, ['SECURE_SSL_REDIRECT'])]
      : at && replaceKeepingComments(settings, at, '3600', flag.alternative.written);
  return edits ? [{ title: 'Start HSTS with one hour', edits, safety: 'unsafe', preferred: false }] : [];
}

/** Where a proxy ends HTTPS and does the redirect, it sends this header as well. */
function isLeftToProxy(settings: SettingsView): boolean {
  const proxy = settings.get('SECURE_PROXY_SSL_HEADER').deployed(truthy);
  const redirect = settings.get('SECURE_SSL_REDIRECT').must(falsy);
  return proxy !== undefined && redirect?.written !== undefined;
}

/** How long it is, in words behind its name. */
function state(flag: OffFlag): string {
  if (flag.how === 'absent') return howOff(flag);
  const { value } = flag.alternative;
  const isZero = value.kind === 'literal' && value.value === 0;
  return `is ${isZero ? '0' : 'off'}${flag.certain ? '' : ' unless the environment sets it'}`;
}

export default defineRule({
  id: 'hsts-missing',
  summary: 'No `Strict-Transport-Security` header is sent',
  why: 'With HSTS a browser goes to the site over HTTPS only, even when somebody types or links `http://`, so nobody on the way can keep a visitor on plain HTTP.',
  notes:
    'Browsers remember the header: start with one hour, raise it when every page works over HTTPS, and add subdomains last. Preloading is irreversible for months and covers every subdomain, so no fix offers it. Silent where a proxy ends HTTPS and does the redirect, and where the repository stores the configuration of a web server (nginx, Apache, Caddy) that hands requests on and sends the header. A 0 that is written in production settings is a warning.',
  on: 'settings',
  profile: 'prodinfo',
  django: ['security.W004'],
  cwe: [319, 523],
  fixable: 'sometimes',
  group: 'missing-hardening',
  absence: true,
  reveals: ['hsts-no-subdomains', 'hsts-preload-off', 'hsts-too-short'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/middleware/#http-strict-transport-security',
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-hsts-seconds',
  ],
  examples: [
    {
      title: 'Not set at all',
      role: 'production',
      code: `${middleware}#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n`,
      after: `${middleware}${firstStep}\n`,
    },
    {
      role: 'production',
      code: `${middleware}${name} = 0\n#                     ^`,
      after: `${middleware}${name} = 3600`,
    },
    {
      title: 'A fallback that is 0',
      code: marked(`import os\n${middleware}${name} = int(os.environ.get("HSTS", "0"))`, '"0"'),
    },
    {
      title: 'Off where the site is deployed',
      role: 'production',
      code: `DEBUG = False\n${middleware}${name} = 0 if not DEBUG else 3600\n#                     ^`,
      after: `DEBUG = False\n${middleware}${name} = 3600`,
    },
    { code: `${middleware}${name} = 31536000` },
    { title: 'For development', role: 'development', code: `${middleware}${name} = 0` },
    {
      title: 'Left to the proxy',
      role: 'production',
      code: `${middleware}SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')\nSECURE_SSL_REDIRECT = False`,
    },
    {
      title: 'Sent by the web server before the site',
      role: 'production',
      files: {
        'nginx/shop.conf':
          'server {\n  listen 443 ssl;\n  add_header Strict-Transport-Security "max-age=31536000" always;\n  location / { \n    proxy_pass http://app:8000;\n  }\n}\n',
      },
      code: middleware,
    },
    {
      title: 'The check is silenced',
      role: 'production',
      code: `${middleware}SILENCED_SYSTEM_CHECKS = ['security.W004']`,
    },
  ],
  *check(settings) {
    if (hasMiddleware(settings, securityMiddleware) !== true || isLeftToProxy(settings)) return;
    if (settings.proxy.sendsHsts === true) return;
    const flag = offFlag(settings, name, middlewarePlace(settings, securityMiddleware));
    if (flag === undefined) return;
    const absent = flag.how === 'absent';
    yield {
      at: flag.at,
      subject: name,
      message: `\`${name}\` ${state(flag)}, so an attacker in between can keep browsers on plain HTTP. Start small (3600) and raise it to 31536000 later.`,
      fixes: fixes(settings, flag),
      // Who writes 0 has decided against it; who writes nothing may not have heard of it.
      ...(absent
        ? { absent: true as const }
        : { profile: 'prodwarn' as const, severity: settings.role === 'production' ? 'warning' : 'info' }),
    };
  },
});
