import { marked } from './shared/marked';
import { wrongFlags, type FlagRow } from './shared/package-flags';
import { defineRule } from './rule';

const rows: readonly FlagRow[] = [
  {
    path: ['SOCIALACCOUNT_LOGIN_ON_GET'],
    wrong: true,
    message:
      '`SOCIALACCOUNT_LOGIN_ON_GET` lets any page start a login at a provider, with a mere link or picture. Turn it off.',
  },
  {
    path: ['ACCOUNT_LOGOUT_ON_GET'],
    wrong: true,
    profile: 'info',
    message: '`ACCOUNT_LOGOUT_ON_GET` lets any page log its visitors out, with a mere link or picture. Turn it off.',
  },
  {
    path: ['ACCOUNT_CONFIRM_EMAIL_ON_GET'],
    wrong: true,
    profile: 'hint',
    message:
      '`ACCOUNT_CONFIRM_EMAIL_ON_GET` also confirms an address when a program that checks mails follows the link. Turn it off.',
  },
];

export default defineRule({
  id: 'allauth-get-side-effects',
  summary: 'A mere link logs people in or out, or confirms an address',
  why: 'Browsers follow links and load pictures of any site without asking. What such a request may do is up to whoever writes the page: with a login at a provider, a visitor can be logged in to an account of somebody else and enter data there.',
  notes:
    'A warning for logins, information for logouts, a hint for confirmations. People see a page with a button in between once it is off.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [352],
  fixable: 'sometimes',
  sources: [
    'https://docs.allauth.org/en/latest/socialaccount/configuration.html',
    'https://docs.allauth.org/en/latest/account/configuration.html',
  ],
  examples: [
    { code: marked('SOCIALACCOUNT_LOGIN_ON_GET = True', 'True'), after: 'SOCIALACCOUNT_LOGIN_ON_GET = False' },
    {
      title: 'Logging out',
      code: marked('ACCOUNT_LOGOUT_ON_GET = True', 'True'),
      after: 'ACCOUNT_LOGOUT_ON_GET = False',
    },
    { title: 'Confirming', code: marked('ACCOUNT_CONFIRM_EMAIL_ON_GET = True', 'True') },
    { code: 'SOCIALACCOUNT_LOGIN_ON_GET = False\nACCOUNT_LOGOUT_ON_GET = False' },
    { title: 'The package is not used', packages: { django: '5.2' }, code: 'ACCOUNT_LOGOUT_ON_GET = True' },
    { title: 'For tests', role: 'test', code: 'SOCIALACCOUNT_LOGIN_ON_GET = True' },
  ],
  check: (settings) => wrongFlags(settings, 'allauth', rows),
});
