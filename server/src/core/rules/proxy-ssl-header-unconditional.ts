import { runsOnPlatform } from './shared/platform';
import { clientHeaders, proxyHeader, proxyPair } from './shared/proxy-header';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Test } from './shared/model';

const wellFormed: Test = (value) => {
  const pair = proxyPair(value);
  if (pair === undefined) return value.kind === 'literal' ? false : undefined;
  const header = pair.header && textIn(pair.header.value);
  return (
    pair.length === 2 && header !== undefined && /^HTTP_[A-Z0-9_]+$/.test(header) && !clientHeaders.includes(header)
  );
};

export default defineRule({
  id: 'proxy-ssl-header-unconditional',
  summary: '`SECURE_PROXY_SSL_HEADER` is always on',
  why: 'Django then believes a header of the request about whether it came over HTTPS. Where the site can be reached without the proxy, or the proxy passes the header through, any visitor can say so over plain HTTP.',
  notes:
    'For the strict preset only, and without a fix: taking the setting away breaks every form and redirects for ever where a proxy needs it. Silent where it depends on the environment and on platforms whose proxy always sets the header, as a variable that the settings read or a `Procfile`, `fly.toml`, `app.yaml` or `render.yaml` tells.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [348],
  fixable: { never: 'without the setting a site behind a proxy redirects for ever and refuses every form' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header'],
  examples: [
    {
      code: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")\n#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'Decided by the environment',
      code: `import os\nif os.environ.get("BEHIND_PROXY") == "1":\n    ${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'On a platform that sets the header',
      code: `import os\nON_HEROKU = "DYNO" in os.environ\nPORT = os.environ.get("DYNO")\n${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'With the file of a platform that sets the header',
      files: { 'fly.toml': 'app = "shop"\n' },
      code: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    { title: 'Off', code: `${proxyHeader} = None` },
  ],
  *check(settings) {
    const found = settings.get(proxyHeader).must(wellFormed);
    if (found?.written === undefined || found.read !== undefined || runsOnPlatform(settings)) return;
    yield {
      at: found.at,
      subject: proxyHeader,
      message: `\`${proxyHeader}\` believes a header that visitors can send too. Keep it only where the proxy always replaces that header.`,
    };
  },
});
