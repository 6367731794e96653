import { appendKeyOrDict } from './shared/dict-append';
import { defaultPlace } from './shared/default-key';
import { writtenAt, type SettingPath, type Written } from './shared/dict-keys';
import { removeEntry } from './shared/remove';
import { equals, has, itemsWhere } from './shared/values';
import { marked } from './shared/marked';
import { mayUsePackage, usesPackage } from './shared/packages';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const key = 'ALLOWED_REDIRECT_URI_SCHEMES';
const path: SettingPath = ['OAUTH2_PROVIDER', key];
const isHttp = equals('http');

function remove(settings: SettingsView, { alternative }: Written): readonly Fix[] {
  const [item] = itemsWhere(alternative.value, isHttp);
  const edit = item && removeEntry(settings, item.at);
  return edit ? [{ title: 'Remove `http`', edits: [edit], safety: 'unsafe', preferred: true }] : [];
}

export default defineRule({
  id: 'oauth-http-redirects',
  summary: 'The OAuth server sends codes and tokens to plain HTTP addresses',
  why: 'What is sent to an `http://` address is readable on the way: whoever watches the network there takes the code or the token. django-oauth-toolkit allows such addresses unless it is told otherwise.',
  notes:
    'Programs on a desktop listen at `http://127.0.0.1`; keep `http` if you serve such clients. Existing clients with other `http` addresses are refused afterwards.',
  on: 'settings',
  profile: 'prodinfo',
  django: ['oauth2_provider.W008', 'oauth2_provider.E003'],
  cwe: [319, 601],
  fixable: 'sometimes',
  sources: ['https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html#allowed-redirect-uri-schemes'],
  examples: [
    {
      role: 'production',
      code: marked(`OAUTH2_PROVIDER = {"${key}": ["http", "https"]}`, '"http"'),
      after: `OAUTH2_PROVIDER = {"${key}": ["https"]}`,
    },
    {
      title: 'Allowed by default',
      role: 'production',
      packages: { 'django-oauth-toolkit': '3.0.1' },
      code: marked('OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}', 'OAUTH2_PROVIDER = {"PKCE_REQUIRED": True}'),
      after: `OAUTH2_PROVIDER = {"PKCE_REQUIRED": True, "${key}": ["https"]}`,
    },
    {
      title: 'Without any setting of the package',
      role: 'production',
      code: marked('INSTALLED_APPS = ["oauth2_provider"]', '"oauth2_provider"'),
    },
    { role: 'production', code: `OAUTH2_PROVIDER = {"${key}": ["https", "shop"]}` },
    {
      title: 'Not known',
      role: 'production',
      code: `import os\nOAUTH2_PROVIDER = {"${key}": os.environ["SCHEMES"].split(",")}`,
    },
    { title: 'For development', role: 'development', code: `OAUTH2_PROVIDER = {"${key}": ["http", "https"]}` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `OAUTH2_PROVIDER = {"${key}": ["http"]}` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'oauth-toolkit')) return;
    const found = writtenAt(settings, path, has(isHttp));
    const message =
      'Codes and tokens may be sent to plain HTTP addresses, where others can read them. Allow `https` only.';
    if (found !== undefined) {
      const [item] = itemsWhere(found.alternative.value, isHttp);
      yield { at: item?.at ?? found.alternative.at, subject: path[0], message, fixes: remove(settings, found) };
      return;
    }
    if (!usesPackage(settings, 'oauth-toolkit')) return;
    const at = defaultPlace(settings, path, 'oauth2_provider');
    if (at === undefined) return;
    const fixes = appendKeyOrDict(settings, path[0], key, '["https"]', 'Allow `https` only', true);
    yield { at, subject: path[0], message, fixes };
  },
});
