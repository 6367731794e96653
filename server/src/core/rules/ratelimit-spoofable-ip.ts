import { writtenSetting } from './shared/cookies';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { replaceText, reportPlace } from './shared/replacing';
import { equals } from './shared/values';
import { defineRule } from './rule';

const name = 'RATELIMIT_IP_META_KEY';
const header = 'HTTP_X_FORWARDED_FOR';
const packages = { 'django-ratelimit': '4.1.0' };

export default defineRule({
  id: 'ratelimit-spoofable-ip',
  summary: 'django-ratelimit counts by a header that the client writes',
  why: 'A client may send `X-Forwarded-For` itself and is counted anew with each text that it puts there. Behind several proxies the header holds several addresses, and django-ratelimit stops with an error because that is none.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [348],
  fixable: 'sometimes',
  sources: ['https://django-ratelimit.readthedocs.io/en/stable/security.html#client-ip-address'],
  examples: [
    { packages, code: marked(`${name} = "${header}"`, `"${header}"`), after: `${name} = "HTTP_X_REAL_IP"` },
    { packages, code: `${name} = "HTTP_X_REAL_IP"` },
    { title: 'A function', packages, code: `${name} = "shop.proxies.address_of"` },
    { title: 'The connection', packages, code: 'RATELIMIT_ENABLE = True' },
    { title: 'Not known', packages, code: `import os\n${name} = os.environ["HEADER"]` },
  ],
  *check(settings) {
    const found = mayUsePackage(settings, 'ratelimit') ? writtenSetting(settings, name, equals(header)) : undefined;
    if (found === undefined) return;
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message:
        '`RATELIMIT_IP_META_KEY` names a header that clients can write, so they get a new count with every request. Name one that your proxy sets, or a function.',
      fixes: replaceText(
        settings,
        found,
        'HTTP_X_REAL_IP',
        'Use `X-Real-IP` (your proxy has to set it, and to drop what clients send)',
      ),
    };
  },
});
