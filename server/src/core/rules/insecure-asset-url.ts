import { isLocalHost } from './shared/domains';
import { literal, textIn } from './shared/values';
import { marked } from './shared/marked';
import { replaceText, reportPlace } from './shared/replacing';
import { writtenAt } from './shared/dict-keys';
import { defineRule } from './rule';

const names = [
  'STATIC_URL',
  'MEDIA_URL',
  'AWS_S3_CUSTOM_DOMAIN',
  'LOGIN_URL',
  'LOGIN_REDIRECT_URL',
  'LOGOUT_REDIRECT_URL',
] as const;

const isPlain = literal((value) => {
  if (typeof value !== 'string') return false;
  const host = /^http:\/\/([^/:?#]+)/i.exec(value)?.[1];
  return host !== undefined && !isLocalHost(host.toLowerCase());
});

export default defineRule({
  id: 'insecure-asset-url',
  summary: 'Files or pages are addressed by plain HTTP',
  why: 'A script or style from an `http://` address can be changed on the way. Browsers therefore refuse it on an HTTPS page, and the page is broken; a login by plain HTTP gives the password to whoever listens.',
  notes: 'Silent for the same machine and private networks.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#static-url',
    'https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content',
  ],
  examples: [
    {
      code: marked('STATIC_URL = "http://static.example.org/"', '"http://static.example.org/"'),
      after: 'STATIC_URL = "https://static.example.org/"',
    },
    {
      title: 'After a login',
      code: marked('LOGIN_REDIRECT_URL = "http://shop.example.org/"', '"http://shop.example.org/"'),
    },
    { code: 'STATIC_URL = "https://static.example.org/"\nMEDIA_URL = "/media/"' },
    { title: 'On this machine', code: 'MEDIA_URL = "http://localhost:8000/media/"' },
    { title: 'For development', role: 'development', code: 'STATIC_URL = "http://static.example.org/"' },
  ],
  *check(settings) {
    for (const name of names) {
      const found = writtenAt(settings, [name], isPlain);
      if (found === undefined) continue;
      const https = (textIn(found.alternative.value) ?? '').replace(/^http:/i, 'https:');
      yield {
        at: reportPlace(settings, found.alternative),
        subject: name,
        message: `\`${name}\` is plain HTTP, which can be changed on the way and which browsers refuse on an HTTPS page. Use \`https\`.`,
        fixes: replaceText(settings, found.alternative, https, 'Use `https`', true),
      };
    }
  },
});
