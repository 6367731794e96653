import { addSetting, editable, replaceKeepingComments } from './shared/edits';
import { changeFallback } from './shared/fallback';
import { howOff, offFlag, type OffFlag } from './shared/flags';
import { flagRead } from './shared/idiom';
import { hasMiddleware, middlewarePlace, securityMiddleware } from './shared/middleware';
import { pointAt } from './shared/edits';
import { isRedirectedByPlatform } from './shared/platform';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { FileEdit, Fix, SettingsView } from './shared/model';

const name = 'SECURE_SSL_REDIRECT';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";

function write(settings: SettingsView, flag: OffFlag, value: string): readonly FileEdit[] | undefined {
  if (flag.how === 'absent') return [addSetting(settings, `${name} = ${value}`, ['SECURE_PROXY_SSL_HEADER'])];
  const at = editable(settings, flag.alternative);
  return at && replaceKeepingComments(settings, at, value, flag.alternative.written);
}

function toggled(variable: string): string {
  return `Redirect to HTTPS unless the variable \`${variable}\` turns it off`;
}

/** The variable stays, and what holds without it is turned round. */
function changed(settings: SettingsView, { alternative: { read } }: OffFlag): readonly Fix[] {
  const edit = read && changeFallback(settings, name, read, true);
  if (edit === undefined) return [];
  return [{ title: toggled(read?.variable ?? name), edits: [edit], safety: 'unsafe', preferred: false }];
}

/** A plain `True` is offered only where the proxy question is answered: without it, a proxy makes endless redirects. */
function fixes(settings: SettingsView, flag: OffFlag): readonly Fix[] {
  if (flag.how === 'fallback') return changed(settings, flag);
  const added = flag.how === 'absent' ? addSetting(settings, '', ['SECURE_PROXY_SSL_HEADER']).at : flag.at;
  const read = flagRead(settings, flag.how === 'absent' ? pointAt(added.uri, added.span.start) : flag.at, name, true);
  const toggle = write(settings, flag, read.text);
  const plain = settings.get('SECURE_PROXY_SSL_HEADER').deployed(truthy) && write(settings, flag, 'True');
  return [
    ...(toggle ? [{ title: toggled(name), edits: [...read.edits, ...toggle] }] : []),
    ...(plain ? [{ title: 'Redirect to HTTPS always', edits: plain }] : []),
  ].map((fix) => ({ ...fix, safety: 'unsafe', preferred: false }));
}

export default defineRule({
  id: 'ssl-redirect-disabled',
  summary: 'Django does not redirect plain HTTP to HTTPS',
  why: 'Pages, passwords and cookies of a request over plain HTTP can be read and changed on the way. `SECURE_SSL_REDIRECT` sends such requests to HTTPS before any view runs.',
  notes:
    'Silent where the site is started on a platform that redirects by itself: Render, Fly.io with `force_https`, App Engine with `secure: always`; and, unless the setting is written, where the repository stores the configuration of a web server (nginx, Apache, Caddy) that hands requests on and redirects. Many sites redirect in the web server or load balancer: then ignore this rule with a word about where it happens. Behind a proxy that speaks HTTP to Django, turn the redirect on only together with `SECURE_PROXY_SSL_HEADER`; without it the site redirects to itself for ever.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['security.W008'],
  cwe: [319],
  fixable: 'sometimes',
  group: 'missing-hardening',
  absence: true,
  reveals: ['ssl-redirect-behind-proxy'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-ssl-redirect',
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header',
  ],
  examples: [
    {
      code: `import environ\nenv = environ.Env()\nNAME = env("NAME")\n${middleware}${name} = False\n#                     ^^^^^`,
      after: `import environ\nenv = environ.Env()\nNAME = env("NAME")\n${middleware}${name} = env.bool("${name}", default=True)`,
    },
    {
      title: 'Not set at all',
      role: 'production',
      code: `import os\n${middleware}#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n`,
      after: `import os\n${middleware}${name} = os.environ.get('${name}', 'true').strip().lower() in {'1', 'true', 'yes', 'on'}\n`,
    },
    {
      title: 'Off unless the environment turns it on',
      code: `import environ\nenv = environ.Env()\n${middleware}${name} = env.bool("HTTPS", default=False)\n#                                       ^^^^^^^^^^^^^`,
      after: `import environ\nenv = environ.Env()\n${middleware}${name} = env.bool("HTTPS", default=True)`,
    },
    {
      title: 'On a platform that only redirects where it is told to',
      files: { 'fly.toml': '[http_service]\n  internal_port = 8000\n' },
      code: `${middleware}${name} = False\n#                     ^^^^^`,
    },
    { code: `${middleware}${name} = True` },
    {
      title: 'On a platform that redirects by itself',
      files: { 'render.yaml': 'services:\n  - type: web\n    startCommand: gunicorn shop.wsgi\n' },
      code: `${middleware}${name} = False`,
    },
    {
      title: 'Left to the web server before the site',
      role: 'production',
      files: {
        'nginx/shop.conf':
          'server {\n  listen 80;\n  return 301 https://$host$request_uri;\n}\nserver {\n  listen 443 ssl;\n  location / {\n    proxy_pass http://app:8000;\n  }\n}\n',
      },
      code: middleware,
    },
    {
      title: 'On by default',
      code: `import environ\nenv = environ.Env()\n${middleware}${name} = env.bool("${name}", default=True)`,
    },
  ],
  *check(settings) {
    if (hasMiddleware(settings, securityMiddleware) !== true || isRedirectedByPlatform(settings)) return;
    const flag = offFlag(settings, name, middlewarePlace(settings, securityMiddleware));
    if (flag === undefined) return;
    const absent = flag.how === 'absent';
    if (absent && settings.proxy.redirects === true) return;
    yield {
      at: flag.at,
      subject: name,
      message: `\`${name}\` ${howOff(flag)}, so Django does not redirect HTTP to HTTPS. Turn it on, or ignore this where your proxy redirects.`,
      fixes: fixes(settings, flag),
      ...(absent ? { absent: true as const, profile: 'info' as const } : {}),
    };
  },
});
