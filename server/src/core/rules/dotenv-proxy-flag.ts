import { isLive, isRead } from './shared/env-entries';
import { defineRule } from './rule';

const names =
  /^(?:DJANGO_)?(?:SECURE_PROXY_SSL_HEADER(?:_ENABLED)?|USE_PROXY_SSL_HEADER|BEHIND_(?:SSL_|REVERSE_)?PROXY|TRUST_PROXY(?:_HEADERS)?|USE_X_FORWARDED_(?:PROTO|FOR))$/;

export default defineRule({
  id: 'dotenv-proxy-flag',
  summary: 'A `.env` file makes the site believe headers of a proxy',
  why: 'The header counts for everybody who can reach the server without the proxy, or where the proxy hands on what the visitor has sent: plain HTTP then counts as HTTPS, and any address as that of the visitor.',
  notes:
    'Right behind a proxy that overwrites the header, and only there. Templates and files for development and tests are left alone.',
  on: 'env',
  profile: 'info',
  django: [],
  cwe: [348],
  fixable: { never: 'only you know whether a proxy stands in front' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header'],
  examples: [
    {
      files: { 'settings.py': 'import os\nif os.environ.get("BEHIND_PROXY") == "1":\n    X = 1\n' },
      code: 'BEHIND_PROXY=1\n#            ^',
    },
    {
      title: 'Off',
      files: { 'settings.py': 'import os\nif os.environ.get("BEHIND_PROXY") == "1":\n    X = 1\n' },
      code: 'BEHIND_PROXY=0',
    },
    { title: 'Nobody reads it', code: 'BEHIND_PROXY=1' },
    {
      title: 'A template',
      path: '.env.example',
      files: { 'settings.py': 'import os\nX = os.environ.get("BEHIND_PROXY")\n' },
      code: 'BEHIND_PROXY=1',
    },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      const isOn = /^(?:1|true|yes|on|y|t)$/i.test((entry.value ?? '').trim());
      if (!isOn || !names.test(entry.key) || !isRead(entry)) continue;
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `\`${entry.key}\` makes the site believe a header that visitors can write too. Keep it on only behind a proxy that overwrites the header.`,
      };
    }
  },
});
