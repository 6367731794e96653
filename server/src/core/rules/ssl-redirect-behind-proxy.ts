import { addSetting } from './shared/edits';
import { hasMiddleware, securityMiddleware } from './shared/middleware';
import { standsBehindProxy } from './shared/platform';
import { proxyHeader } from './shared/proxy-header';
import { moduleText, quoteOf } from './shared/source';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const redirect = 'SECURE_SSL_REDIRECT';

function fixes(settings: SettingsView): readonly Fix[] {
  if (settings.get(proxyHeader).isAssigned) return [];
  const quote = quoteOf(moduleText(settings, settings.uri));
  const pair = `(${quote}HTTP_X_FORWARDED_PROTO${quote}, ${quote}https${quote})`;
  const edits = [addSetting(settings, `${proxyHeader} = ${pair}`, [redirect])];
  const title = `Add \`${proxyHeader}\` (only where the proxy always replaces that header)`;
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

const middleware = `MIDDLEWARE = ["${securityMiddleware}"]\n`;

export default defineRule({
  id: 'ssl-redirect-behind-proxy',
  summary: 'The redirect to HTTPS may go on for ever behind a proxy',
  why: 'Where a proxy ends HTTPS, Django sees plain HTTP. Without `SECURE_PROXY_SSL_HEADER` it redirects every request to the address that it came from, and the site is down.',
  notes:
    'Speaks where the settings themselves show that there is a proxy: a process file that starts a server does not say who ends HTTPS.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['proxy-ssl-header-unconditional'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-ssl-redirect',
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header',
  ],
  examples: [
    {
      code: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = True\n#                     ^^^^`,
      after: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = True\n${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'On a platform with a proxy',
      code: `import os\n${middleware}${redirect} = True\n#                     ^^^^\nDYNO = os.environ.get("DYNO")`,
    },
    {
      title: 'With the header',
      code: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = True\n${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    { title: 'No sign of a proxy', code: `${middleware}${redirect} = True` },
    { title: 'No redirect', code: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = False` },
    { title: 'Nothing redirects', code: `MIDDLEWARE = []\nUSE_X_FORWARDED_HOST = True\n${redirect} = True` },
    {
      title: 'For development',
      role: 'development',
      code: `${middleware}USE_X_FORWARDED_HOST = True\n${redirect} = True`,
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
