import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const setting = 'OAUTH2_PROVIDER';
const key = 'ALLOW_URI_WILDCARDS';

export default defineRule({
  id: 'oauth-wildcard-redirects',
  summary: 'Clients may register redirect addresses with a wildcard',
  why: 'Codes and tokens are sent to the redirect address. With `https://*.example.org` they go to every host below it: one that somebody else controls, a forgotten one, or a preview of a pull request is enough to take accounts over.',
  on: 'settings',
  profile: 'hard',
  django: ['oauth2_provider.W009', 'oauth2_provider.E004'],
  cwe: [601],
  fixable: 'sometimes',
  sources: [
    'https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html#allow-uri-wildcards',
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.1.1',
  ],
  examples: [
    { code: marked(`${setting} = {"${key}": True}`, 'True'), after: `${setting} = {"${key}": False}` },
    { code: `${setting} = {"${key}": False}` },
    { title: 'The default', code: `${setting} = {"SCOPES": {}}` },
    { title: 'Not known', code: `import os\n${setting} = {"${key}": os.environ["WILDCARDS"] == "1"}` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `${setting} = {"${key}": True}` },
  ],
  check: (settings) =>
    wrongFlags(settings, 'oauth-toolkit', [
      {
        path: [setting, key],
        wrong: true,
        message: `\`${key}\` sends codes and tokens to every host that a wildcard covers. Register each address in full.`,
      },
    ]),
});
