import { addSetting } from './shared/edits';
import { hasMiddleware, securityMiddleware } from './shared/middleware';
import { standsBehindProxy } from './shared/platform';
import { proxyHeader } from './shared/proxy-header';
import { moduleQuote } from './shared/source';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const redirect = 'SECURE_SSL_REDIRECT';

function fixes(settings: SettingsView): readonly Fix[] {
  if (settings.get(proxyHeader).isAssigned) return [];
  const quote = moduleQuote(settings, settings.uri);
  const pair = `(${quote}HTTP_X_FORWARDED_PROTO${quote}, ${quote}https${quote})`;
  const edits = [addSetting(settings, `${proxyHeader} = ${pair}`, [redirect])];
  const title = `Add \`${proxyHeader}\` (only where the proxy always replaces that header)`;
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

const middleware = `MIDDLEWARE = ["${securityMiddleware}"]\n`;

const compose =
  'services:\n  web:\n    build: .\n    command: gunicorn shop.wsgi\n  proxy:\n    image: nginx:1.27\n    ports: ["443:443"]\n';

export default defineRule({
  id: 'ssl-redirect-behind-proxy',
  summary: 'The redirect to HTTPS may go on for ever behind a proxy',
  why: 'Where a proxy ends HTTPS, Django sees plain HTTP. Without `SECURE_PROXY_SSL_HEADER` it redirects every request to the address that it came from, and the site is down.',
  notes:
    'Speaks where the settings show that there is a proxy, and where a compose file starts one in front of gunicorn or another server that is not told to trust it. A process file that starts gunicorn alone says nothing: gunicorn and uvicorn believe `X-Forwarded-Proto` of a proxy on the same machine and of those in `FORWARDED_ALLOW_IPS`, which Heroku sets to all, and Django needs no setting of its own then.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['proxy-ssl-header-unconditional'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-ssl-redirect',
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header',
    'https://docs.gunicorn.org/en/stable/settings.html#forwarded-allow-ips',
    'https://github.com/heroku/heroku-buildpack-python/blob/main/vendor/python.gunicorn.sh',
  ],
  examples: [
    {
      code: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = True\n#                     ^^^^`,
      after: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = True\n${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'On a platform with a proxy',
      code: `import os\n${middleware}${redirect} = True\n#                     ^^^^\nON_RENDER = os.environ.get("RENDER")`,
    },
    {
      title: 'Behind a proxy in a container',
      files: { 'docker-compose.yml': compose },
      code: `${middleware}${redirect} = True\n#                     ^^^^`,
    },
    {
      title: 'The server believes its proxy',
      files: { 'docker-compose.yml': compose.replace('shop.wsgi', 'shop.wsgi --forwarded-allow-ips="*"') },
      code: `${middleware}${redirect} = True`,
    },
    {
      title: 'No proxy in a container',
      files: { 'docker-compose.yml': compose.replace('nginx', 'postgres') },
      code: `${middleware}${redirect} = True`,
    },
    {
      title: 'On Heroku, where servers believe the proxy',
      code: `import os\n${middleware}${redirect} = True\nDYNO = os.environ.get("DYNO")`,
    },
    {
      title: 'With the header',
      code: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = True\n${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
  ],
  *check(settings) {
    const on = settings.get(redirect).must(truthy);
    const sign = standsBehindProxy(settings);
    if (on?.written === undefined || sign === undefined || hasMiddleware(settings, securityMiddleware) === false)
      return;
    if (settings.get(proxyHeader).judge(falsy) !== true) return;
    yield {
      at: on.at,
      subject: redirect,
      message: `There seems to be a proxy (${sign}), and without \`${proxyHeader}\` this redirects for ever behind it. Set the header where the proxy always replaces it.`,
      fixes: fixes(settings),
    };
  },
});
