import { replaceOrigin, troubledOrigins, trustedOrigins as name } from './shared/csrf-origins';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';

export default defineRule({
  id: 'csrf-trusted-origin-http',
  summary: 'A trusted origin is not encrypted',
  why: 'Whoever controls a network that a visitor uses can answer for an `http://` address. A page from there may then send forms to your site in the name of the visitor, and they pass the CSRF check.',
  notes:
    'Silent for this machine, private addresses and names without a public suffix, and in settings for development.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [319, 352],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins'],
  examples: [
    {
      code: `${name} = ["http://app.example.org"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://app.example.org"]`,
    },
    {
      title: 'The encrypted one is listed too',
      code: `${name} = ["http://app.example.org", "https://app.example.org"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://app.example.org"]`,
    },
    {
      code: `${name} = ["https://example.org"]\n${name} += ['http://example.org:8000']\n#                        ^^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'All subdomains',
      code: `${name} = ["https://*.example.org", "http://*.example.org"]\n#                                                ^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = ["https://*.example.org"]`,
    },
    { code: `${name} = ["https://app.example.org"]` },
    {
      title: 'On the own machine or network',
      code: `${name} = ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:8000", "http://shop.localhost", "http://a.local", "http://b.test", "http://192.168.1.5", "http://*.localhost", "http://*.127.0.0.1"]`,
    },
    { title: 'For development', role: 'development', code: `${name} = ["http://app.example.org"]` },
    { title: 'Not known', code: `import os\n${name} = [os.environ["ORIGIN"]]` },
  ],
  *check(settings) {
    for (const { item, list, trouble } of troubledOrigins(settings, 'http')) {
      yield {
        at: reportPlace(settings, item),
        subject: name,
        message:
          'Requests from this unencrypted origin pass the CSRF check, and anyone on the way can make them. Use `https://`.',
        fixes: replaceOrigin(settings, { item, list }, trouble.meant, !/:\d+$/.test(trouble.meant)),
      };
    }
  },
});
