import { appendKeyOrDict } from './shared/dict-append';
import { falsy } from './shared/values';
import { defaultPlace } from './shared/default-key';
import { setFlag, writtenAt, type SettingPath } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage, packageAtLeast } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';

const rotate: SettingPath = ['OAUTH2_PROVIDER', 'ROTATE_REFRESH_TOKEN'];
const key = 'REFRESH_TOKEN_REUSE_PROTECTION';
const protect: SettingPath = ['OAUTH2_PROVIDER', key];
const release = { 'django-oauth-toolkit': '3.0.1' };

export default defineRule({
  id: 'oauth-refresh-reuse',
  summary: 'A refresh token that is used twice is not noticed',
  why: 'Where each refresh ends the old token, a second use shows that two have it: the client and a thief. With the protection all their tokens are revoked then; without it, or without rotation, the thief goes on.',
  notes: 'A warning where rotation is turned off. The protection exists since 3.0 and is a hint of the strict preset.',
  on: 'settings',
  profile: 'hint',
  isLouder: true,
  django: ['oauth2_provider.W007', 'oauth2_provider.E002'],
  cwe: [294],
  fixable: 'sometimes',
  sources: [
    'https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html#refresh-token-reuse-protection',
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.14.2',
  ],
  examples: [
    {
      code: marked('OAUTH2_PROVIDER = {"ROTATE_REFRESH_TOKEN": False}', 'False'),
      after: 'OAUTH2_PROVIDER = {"ROTATE_REFRESH_TOKEN": True}',
    },
    {
      title: 'No protection',
      code: marked('OAUTH2_PROVIDER = {"REFRESH_TOKEN_REUSE_PROTECTION": False}', 'False'),
      after: 'OAUTH2_PROVIDER = {"REFRESH_TOKEN_REUSE_PROTECTION": True}',
    },
    {
      title: 'Off by default',
      packages: release,
      code: marked('OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}', 'OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}'),
      after: `OAUTH2_PROVIDER = {"PKCE_REQUIRED": True, "${key}": True}`,
    },
    {
      title: 'Without any setting of the package',
      packages: release,
      code: marked('INSTALLED_APPS = ["oauth2_provider"]', '"oauth2_provider"'),
    },
    { packages: release, code: 'OAUTH2_PROVIDER = {"REFRESH_TOKEN_REUSE_PROTECTION": True}' },
    { title: 'Before 3.0', packages: { 'django-oauth-toolkit': '2.4.0' }, code: 'OAUTH2_PROVIDER = {}' },
    {
      title: 'The package is not used',
      packages: { django: '5.2' },
      code: 'OAUTH2_PROVIDER = {"ROTATE_REFRESH_TOKEN": False}',
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'oauth-toolkit')) return;
    const off = writtenAt(settings, rotate, falsy);
    if (off !== undefined) {
      yield {
        at: reportPlace(settings, off.alternative),
        subject: rotate[0],
        profile: 'warn',
        django: [],
        message:
          'A refresh token stays the same, so a thief uses it beside its owner without being noticed. Turn `ROTATE_REFRESH_TOKEN` on.',
        fixes: setFlag(settings, off, true),
      };
      return;
    }
    const unprotected = writtenAt(settings, protect, falsy);
    const hasDefault = packageAtLeast(settings, 'oauth-toolkit', '3.0') === true;
    const byDefault = hasDefault ? defaultPlace(settings, protect, 'oauth2_provider') : undefined;
    const at = unprotected?.alternative.at ?? byDefault;
    if (at === undefined) return;
    yield {
      at,
      subject: protect[0],
      message:
        'A refresh token that is used twice goes unnoticed, although it shows a theft. Turn `REFRESH_TOKEN_REUSE_PROTECTION` on.',
      fixes:
        unprotected === undefined
          ? appendKeyOrDict(settings, protect[0], key, 'True', `Turn \`${key}\` on`, true)
          : setFlag(settings, unprotected, true),
    };
  },
});
