import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const one = /^SOCIAL_AUTH_(?:\w+_)?VERIFY_SSL$/;
const setting = 'SOCIAL_AUTH_VERIFY_SSL';

export default defineRule({
  id: 'social-auth-tls-off',
  summary: 'The certificates of login providers are not checked',
  why: 'The site asks the provider who somebody is. Without the check of its certificate, whoever sits between the two answers instead, and logs in as anybody.',
  notes:
    'A provider with a certificate of its own authority is trusted by `REQUESTS_CA_BUNDLE`, or by the bundle of the machine.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [295],
  fixable: 'sometimes',
  sources: ['https://python-social-auth.readthedocs.io/en/latest/configuration/settings.html'],
  examples: [
    { code: marked(`${setting} = False`, 'False'), after: `${setting} = True` },
    {
      title: 'For one provider',
      code: marked('SOCIAL_AUTH_KEYCLOAK_VERIFY_SSL = False', 'False'),
      after: 'SOCIAL_AUTH_KEYCLOAK_VERIFY_SSL = True',
    },
    { code: `${setting} = True` },
    { title: 'For development', code: `import os\n${setting} = os.environ["VERIFY"] != "0"` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `${setting} = False` },
    { title: 'For tests', role: 'test', code: `${setting} = False` },
  ],
  check: (settings) =>
    wrongFlags(
      settings,
      'social-auth',
      settings.assigned
        .filter((name) => one.test(name))
        .map((name) => ({
          path: [name],
          wrong: false,
          message: `\`${name}\` is off, so anybody in between can answer for the provider and log in as anyone. Turn it on.`,
        })),
    ),
});
