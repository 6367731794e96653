import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const name = 'ACCOUNT_PREVENT_ENUMERATION';

export default defineRule({
  id: 'allauth-enumeration',
  summary: 'Visitors can find out which addresses have an account',
  why: 'Sign-up and reset then say whether an address is known. With a list of addresses from elsewhere somebody learns who uses the site, and at which accounts passwords are worth trying.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [204],
  fixable: 'sometimes',
  sources: ['https://docs.allauth.org/en/latest/account/configuration.html'],
  examples: [
    { code: marked(`${name} = False`, 'False'), after: `${name} = True` },
    { code: `${name} = True` },
    { title: 'Stricter still', code: `${name} = "strict"` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `${name} = False` },
    { title: 'For tests', role: 'test', code: `${name} = False` },
  ],
  check: (settings) =>
    wrongFlags(settings, 'allauth', [
      {
        path: [name],
        wrong: false,
        message: `\`${name}\` is off, so sign-up and reset tell visitors which addresses have an account. Turn it on.`,
      },
    ]),
});
