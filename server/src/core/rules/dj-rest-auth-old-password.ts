import { defaultPlace } from './shared/default-key';
import { addKey, judgeAt, setFlag, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { mayBeRouted, type Pages } from './shared/reached-urls';
import { includedModule } from './shared/routes';
import { falsy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const key = 'OLD_PASSWORD_FIELD_ENABLED';
const apps = 'INSTALLED_APPS = ["dj_rest_auth"]';
const routes = 'from django.urls import include, path\n';

/** Its views, one of which changes passwords. Where a project routes classes of its own, nobody knows what they ask for. */
const pages: Pages = {
  routedBy: ({ call }) => includedModule(call) === 'dj_rest_auth.urls',
  isOpen: () => true,
  sounds: /\brest_auth|\bdj_rest_auth/,
};

function fixes(settings: SettingsView): readonly Fix[] {
  const off = writtenAt(settings, ['REST_AUTH', key], falsy);
  if (off !== undefined) return setFlag(settings, off, true);
  const dict = settings.get('REST_AUTH').deployedAlternatives.find(({ value }) => value.kind === 'dict');
  const entry = dict?.value.kind === 'dict' ? dict.value.entries.at(-1) : undefined;
  const [alternative] = entry?.value ?? [];
  if (dict === undefined || entry === undefined || alternative === undefined) return [];
  const edits = addKey(settings, { path: ['REST_AUTH'], alternative, root: dict, entry }, key, 'True');
  return edits ? [{ title: `Add \`${key}\``, edits, safety: 'unsafe', preferred: true }] : [];
}

export default defineRule({
  id: 'dj-rest-auth-old-password',
  summary: 'A password can be changed without the present one',
  why: 'Whoever sits at a machine that was left open, or has one token, sets a new password and keeps the account. Asking for the present password keeps that from happening; dj-rest-auth asks only where it is told to.',
  notes:
    'Silent where accounts have no passwords (`SOCIALACCOUNT_ONLY`), and where the setting is not there and the URLconf routes no views of the package. Front ends have to send `old_password` then.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [620],
  fixable: 'sometimes',
  sources: ['https://dj-rest-auth.readthedocs.io/en/latest/configuration.html'],
  examples: [
    {
      code: `${apps}\n${marked(`REST_AUTH = {"USE_JWT": True, "${key}": False}`, 'False')}`,
      after: `${apps}\nREST_AUTH = {"USE_JWT": True, "${key}": True}`,
    },
    {
      title: 'Off by default',
      code: `${apps}\n${marked('REST_AUTH = {"USE_JWT": True}', 'REST_AUTH = {"USE_JWT": True}')}`,
      after: `${apps}\nREST_AUTH = {"USE_JWT": True, "${key}": True}`,
    },
    { title: 'Without any setting of the package', code: marked(apps, '"dj_rest_auth"') },
    {
      title: 'Its views are routed',
      files: { 'shop/urls.py': `${routes}urlpatterns = [path("auth/", include("dj_rest_auth.urls"))]\n` },
      code: marked(`ROOT_URLCONF = "shop.urls"\n${apps}`, '"dj_rest_auth"'),
    },
    {
      title: 'The view is routed',
      files: {
        'shop/urls.py': `${routes}from dj_rest_auth.views import PasswordChangeView\nurlpatterns = [path("password/", PasswordChangeView.as_view())]\n`,
      },
      code: marked(`ROOT_URLCONF = "shop.urls"\n${apps}`, '"dj_rest_auth"'),
    },
    {
      title: 'None of its views is routed',
      files: { 'shop/urls.py': `${routes}urlpatterns = [path("accounts/", include("allauth.urls"))]\n` },
      code: `ROOT_URLCONF = "shop.urls"\n${apps}`,
    },
    { code: `${apps}\nREST_AUTH = {"${key}": True}` },
    { title: 'No passwords', code: `${apps}\nSOCIALACCOUNT_ONLY = True\nREST_AUTH = {"USE_JWT": True}` },
    { title: 'The old name', packages: { 'dj-rest-auth': '2.2.8' }, code: `${apps}\n${key} = True` },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'dj-rest-auth') || settings.get(key).isAssigned) return;
    const off = writtenAt(settings, ['REST_AUTH', key], falsy);
    const isOnlySocial = judgeAt(settings, ['SOCIALACCOUNT_ONLY'], falsy, true) !== true;
    const at = off?.alternative.at ?? defaultPlace(settings, ['REST_AUTH', key], 'dj_rest_auth');
    if (at === undefined || isOnlySocial || (off === undefined && !mayBeRouted(settings, pages))) return;
    yield {
      at,
      subject: 'REST_AUTH',
      message: `A password can be changed without the present one, so one stolen token keeps the account. Set \`${key}\` to \`True\`.`,
      fixes: fixes(settings),
    };
  },
});
