import { replaceOrigin, troubledOrigins, trustedOrigins as name } from './shared/csrf-origins';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';

export default defineRule({
  id: 'csrf-trusted-origin-malformed',
  summary: 'An item of `CSRF_TRUSTED_ORIGINS` never equals an origin',
  why: 'Browsers send an origin as scheme, host and a port that is not the usual one, in lower case. Django compares the whole text, so an item with anything more never matches, and forms from that origin are refused with 403.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['csrf-trusted-origin-http', 'csrf-trusted-origin-wildcard'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin',
  ],
  examples: [
    {
      title: 'A slash at the end',
      code: `${name} = ["https://app.example.org/"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://app.example.org"]`,
    },
    {
      title: 'A path',
      code: `${name} = ["https://example.org/shop"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://example.org"]`,
    },
    {
      title: 'A query',
      code: `${name} = ["https://example.org?a=1"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://example.org"]`,
    },
    {
      title: 'The usual port',
      code: `${name} = ['https://example.org:443']\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ['https://example.org']`,
    },
    {
      title: 'Upper case',
      code: `${name} = ["HTTPS://Example.org"]\n#                       ^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://example.org"]`,
    },
    { code: `${name} = ["https://example.org", "https://example.org:8443", "https://*.example.org"]` },
    { title: 'Only the host of these counts', code: `${name} = ["https://*.example.org/"]` },
    { title: 'Another scheme', code: `${name} = ["capacitor://localhost"]` },
    { title: 'Not known', code: `import os\n${name} = [os.environ["ORIGIN"]]` },
  ],
  *check(settings) {
    for (const { item, list, trouble } of troubledOrigins(settings, 'malformed')) {
      yield {
        at: reportPlace(settings, item),
        subject: name,
        message: `This item ${trouble.because}, so it never equals the origin that a browser sends. Give scheme and host only, such as \`https://www.example.org\`.`,
        fixes: replaceOrigin(settings, { item, list }, trouble.meant),
      };
    }
  },
});
