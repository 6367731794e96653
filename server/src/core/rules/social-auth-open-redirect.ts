import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const one = /^SOCIAL_AUTH_(?:\w+_)?SANITIZE_REDIRECTS$/;
const setting = 'SOCIAL_AUTH_SANITIZE_REDIRECTS';

export default defineRule({
  id: 'social-auth-open-redirect',
  summary: 'A login can end at any other site',
  why: 'The address after a login comes from the link (`?next=`). Unless it is checked, a link to your own login page ends at a page of somebody else, right after people have typed their password: that is how phishing looks genuine.',
  notes:
    'The package checks the address unless this says otherwise (`social_core/actions.py`), although its documentation shows the setting as off. Name further hosts in `SOCIAL_AUTH_ALLOWED_REDIRECT_HOSTS`.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [601],
  fixable: 'sometimes',
  sources: [
    'https://python-social-auth.readthedocs.io/en/latest/configuration/settings.html#processing-redirects-and-urlopen',
  ],
  examples: [
    { code: marked(`${setting} = False`, 'False'), after: `${setting} = True` },
    {
      title: 'For one provider',
      code: marked('SOCIAL_AUTH_GITHUB_SANITIZE_REDIRECTS = False', 'False'),
      after: 'SOCIAL_AUTH_GITHUB_SANITIZE_REDIRECTS = True',
    },
    { code: `${setting} = True\nSOCIAL_AUTH_ALLOWED_REDIRECT_HOSTS = ["app.example.org"]` },
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
          message: `\`${name}\` is off, so a link to the login can lead people to any other site. Turn it on, and name further hosts in \`SOCIAL_AUTH_ALLOWED_REDIRECT_HOSTS\`.`,
        })),
    ),
});
