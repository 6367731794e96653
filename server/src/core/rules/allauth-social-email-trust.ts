import { judgeAt, setFlag, writtenAt, type SettingPath } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { truthy } from './shared/values';
import { defineRule } from './rule';

const name = 'SOCIALACCOUNT_EMAIL_AUTHENTICATION';
const connect: SettingPath = [`${name}_AUTO_CONNECT`];

export default defineRule({
  id: 'allauth-social-email-trust',
  summary: 'A login provider can open any local account by its address',
  why: 'A login at a provider then counts as the local account with the same address. One provider that calls an address proven without asking, also one that is added later, opens the accounts of anybody, administrators too.',
  notes:
    'Turn it on for single providers that you trust in `SOCIALACCOUNT_PROVIDERS` (`EMAIL_AUTHENTICATION`), which is not reported, because it is what to do. With `AUTO_CONNECT` the provider keeps the account for good.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [287],
  fixable: 'sometimes',
  sources: ['https://docs.allauth.org/en/latest/socialaccount/configuration.html'],
  examples: [
    { code: marked(`${name} = True`, 'True'), after: `${name} = False` },
    { title: 'And for good', code: `${marked(`${name} = True`, 'True')}\n${name}_AUTO_CONNECT = True` },
    { code: `${name} = False` },
    { title: 'One provider', code: 'SOCIALACCOUNT_PROVIDERS = {"google": {"EMAIL_AUTHENTICATION": True}}' },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `${name} = True` },
    { title: 'For tests', role: 'test', code: `${name} = True` },
  ],
  *check(settings) {
    const on = mayUsePackage(settings, 'allauth') ? writtenAt(settings, [name], truthy) : undefined;
    if (on === undefined) return;
    const keeps = judgeAt(settings, connect, truthy, false) === true ? ' and stay connected to it' : '';
    yield {
      at: reportPlace(settings, on.alternative),
      subject: name,
      message: `\`${name}\` lets a login provider open any local account with the same address${keeps}. Turn it on for each that proves addresses instead.`,
      fixes: setFlag(settings, on, false),
    };
  },
});
