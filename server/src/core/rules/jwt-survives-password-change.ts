import { appendKey } from './shared/dict-append';
import { judgeAt, setFlag, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { packageAtLeast } from './shared/packages';
import { falsy } from './shared/values';
import { defineRule } from './rule';

const key = 'CHECK_REVOKE_TOKEN';
const release = { 'djangorestframework-simplejwt': '5.5.1' };

export default defineRule({
  id: 'jwt-survives-password-change',
  summary: 'Tokens go on working after a password is changed',
  why: 'People change their password because somebody else may know it. That somebody keeps the tokens that they have made with it, until these expire.',
  notes:
    'Only in the strict preset, and with a release that has the key (5.3). Turning it on ends all tokens that were made before, since they lack the claim.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#check-revoke-token'],
  examples: [
    {
      packages: release,
      code: marked(`SIMPLE_JWT = {"${key}": False}`, `SIMPLE_JWT = {"${key}": False}`),
      after: `SIMPLE_JWT = {"${key}": True}`,
    },
    {
      title: 'Off by default',
      packages: release,
      code: marked('SIMPLE_JWT = {"LEEWAY": 5}', 'SIMPLE_JWT = {"LEEWAY": 5}'),
      after: `SIMPLE_JWT = {"LEEWAY": 5, "${key}": True}`,
    },
    {
      title: 'Nothing is set',
      packages: release,
      code: marked("SIMPLE_JWT = {}\nX = 'quotes'", 'SIMPLE_JWT = {}'),
      after: `SIMPLE_JWT = {'${key}': True}\nX = 'quotes'`,
    },
    { packages: release, code: `SIMPLE_JWT = {"${key}": True}` },
    { title: 'An older release', packages: { 'djangorestframework-simplejwt': '5.2.2' }, code: 'SIMPLE_JWT = {}' },
    { title: 'The release is not known', code: 'SIMPLE_JWT = {}' },
    { title: 'For tests', role: 'test', packages: release, code: 'SIMPLE_JWT = {}' },
  ],
  *check(settings) {
    const jwt = settings.get('SIMPLE_JWT').writes.find(({ how }) => how === 'assign');
    if (jwt === undefined || packageAtLeast(settings, 'simplejwt', '5.3') !== true) return;
    if (judgeAt(settings, ['SIMPLE_JWT', key], falsy, true) !== true) return;
    const off = writtenAt(settings, ['SIMPLE_JWT', key], falsy);
    yield {
      at: jwt.statement,
      subject: key,
      message: `Tokens outlive a change of the password, so whoever stole the old one stays. Set \`${key}\` to \`True\`.`,
      fixes:
        off === undefined
          ? appendKey(settings, 'SIMPLE_JWT', key, 'True', `Set \`${key}\``, false)
          : setFlag(settings, off, true),
    };
  },
});
