import { isUnset } from './shared/apps';
import { literal } from './shared/values';
import { marked } from './shared/marked';
import { mayUsePackage, packageAtLeast } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { writtenAt } from './shared/dict-keys';
import { defineRule } from './rule';

const header = 'ALLAUTH_TRUSTED_CLIENT_IP_HEADER';
const count = 'ALLAUTH_TRUSTED_PROXY_COUNT';
const proxy = 'SECURE_PROXY_SSL_HEADER';
const since = '65.14.2';

/** `X-Forwarded-For` in any spelling: each proxy adds to it, and so does the visitor. */
const isForwardedFor = literal(
  (value) => typeof value === 'string' && /^(?:http[-_])?x[-_]forwarded[-_]for$/i.test(value.trim()),
);

export default defineRule({
  id: 'allauth-client-ip-trust',
  summary: 'The rate limits of allauth count a wrong address',
  why: 'allauth limits logins by the address of the visitor. `X-Forwarded-For` begins with whatever the visitor sends, so a new text for each attempt evades the limit. And behind a proxy that allauth is not told about, all visitors are one address and share one limit.',
  notes:
    'A warning for `X-Forwarded-For` as the trusted header. Behind a proxy without the count, an opt-in hint, since allauth 65.14.2. With a wrong count one visitor can lock everybody out, or evade all limits.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [348],
  fixable: { never: 'only you know how many proxies stand in front' },
  sources: [
    'https://docs.allauth.org/en/latest/account/rate_limits.html',
    'https://docs.allauth.org/en/latest/release-notes/recent.html',
  ],
  examples: [
    { code: marked(`${header} = "X-Forwarded-For"`, '"X-Forwarded-For"') },
    {
      title: 'Behind a proxy that is not counted',
      packages: { 'django-allauth': '65.15.0' },
      code: marked(`${proxy} = ("HTTP_X_FORWARDED_PROTO", "https")`, `${proxy} = ("HTTP_X_FORWARDED_PROTO", "https")`),
    },
    { code: `${header} = "CF-Connecting-IP"` },
    {
      title: 'Counted',
      packages: { 'django-allauth': '65.15.0' },
      code: `${proxy} = ("HTTP_X_FORWARDED_PROTO", "https")\n${count} = 1`,
    },
    {
      title: 'Not read yet',
      packages: { 'django-allauth': '65.3.0' },
      code: `${proxy} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'allauth')) return;
    const found = writtenAt(settings, [header], isForwardedFor);
    if (found !== undefined) {
      yield {
        at: reportPlace(settings, found.alternative),
        subject: header,
        message: `Visitors write the beginning of \`X-Forwarded-For\` themselves and so evade every limit. Remove this setting, and set \`${count}\`.`,
      };
      return;
    }
    const sign = settings.get(proxy).writes.find(({ how }) => how === 'assign');
    const isNew = packageAtLeast(settings, 'allauth', since) === true;
    if (sign === undefined || !isNew || settings.open || ![header, count].every((each) => isUnset(settings, each)))
      return;
    yield {
      at: sign.statement,
      subject: count,
      profile: 'optin',
      message: `Behind a proxy all visitors share one rate limit, because allauth sees the address of the proxy only. Set \`${count}\`.`,
    };
  },
});
