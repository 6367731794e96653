import { equals, has, literal, textIn, truthy } from './shared/values';
import { judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { replaceText, reportPlace } from './shared/replacing';
import { defineRule } from './rule';
import type { SettingsView, Test } from './shared/model';

const name = 'ACCOUNT_EMAIL_VERIFICATION';
const isNone = literal((value) => value === 'none');

/** The value of the setting before 65.4. */
const byAddress: Test = (value) => textIn(value)?.includes('email');

/** People log in with their address, so that whoever signs up first with one has it. */
function logsInByEmail(settings: SettingsView): boolean {
  return (
    judgeAt(settings, ['ACCOUNT_LOGIN_METHODS'], has(equals('email')), false) === true ||
    judgeAt(settings, ['ACCOUNT_AUTHENTICATION_METHOD'], byAddress, false) === true
  );
}

export default defineRule({
  id: 'allauth-email-unverified',
  summary: 'Accounts work with an address that nobody has proven',
  why: 'Somebody signs up with the address of somebody else. They hold the account when the owner comes later, get what the site shows by address, and can be taken for the owner in support and invitations.',
  notes:
    'A warning where people log in with their address, information elsewhere. Silent for `optional`, the default, which asks for the proof and keeps the address marked until then, and where only providers log people in.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [287],
  fixable: 'sometimes',
  sources: ['https://docs.allauth.org/en/latest/account/configuration.html'],
  examples: [
    { code: marked(`${name} = "none"`, '"none"'), after: `${name} = "mandatory"` },
    {
      title: 'The address is the login',
      code: marked(`ACCOUNT_LOGIN_METHODS = {"email"}\n${name} = "none"`, '"none"'),
    },
    {
      title: 'The same before 65.4',
      code: marked(`ACCOUNT_AUTHENTICATION_METHOD = "email"\n${name} = "none"`, '"none"'),
    },
    { code: `${name} = "mandatory"` },
    { title: 'The default', code: `${name} = "optional"` },
    { title: 'Providers only', code: `SOCIALACCOUNT_ONLY = True\n${name} = "none"` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `${name} = "none"` },
    {
      title: 'The app is installed',
      packages: { 'django-allauth': '65.13' },
      code: marked(`INSTALLED_APPS = ["allauth", "allauth.account"]\n${name} = "none"`, '"none"'),
      after: `INSTALLED_APPS = ["allauth", "allauth.account"]\n${name} = "mandatory"`,
    },
  ],
  *check(settings) {
    const found = mayUsePackage(settings, 'allauth') ? writtenAt(settings, [name], isNone) : undefined;
    if (found === undefined || judgeAt(settings, ['SOCIALACCOUNT_ONLY'], truthy, false) !== false) return;
    const profile = logsInByEmail(settings) && settings.role !== 'development' ? 'warn' : undefined;
    yield {
      at: reportPlace(settings, found.alternative),
      subject: name,
      message:
        '`ACCOUNT_EMAIL_VERIFICATION` lets accounts work with an address that nobody has proven, so anybody can sign up with yours. Make the proof mandatory.',
      fixes: replaceText(settings, found.alternative, 'mandatory', 'Ask for a proof of the address'),
      ...(profile === undefined ? {} : { profile }),
    };
  },
});
