import { appPlace, isUnset } from './shared/apps';
import { addKey, judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { replaceValue } from './shared/replacing';
import { allItems, besideFirst, isRestClass } from './shared/rest';
import { mayShow } from './shared/schema-routes';
import { itemsWhere } from './shared/values';
import { defineRule } from './rule';
import type { QuietProblem, SettingsView } from './shared/model';

const setting = 'SPECTACULAR_SETTINGS';
const key = 'SERVE_PERMISSIONS';
const packages = { 'drf-spectacular': '0.30.0' };
const everybody = isRestClass('permissions', 'AllowAny');
const admins = 'rest_framework.permissions.IsAdminUser';
const routed =
  'from django.urls import include, path\nfrom drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView\n\nurlpatterns = [\n    ';
const message = (how: string): string =>
  `${how} everybody read the description of the API with all of its endpoints. Ask for a login where the API is not public.`;

function explicit(settings: SettingsView): QuietProblem | undefined {
  const written = writtenAt(settings, [setting, key], allItems(everybody));
  const [item, ...others] = written === undefined ? [] : itemsWhere(written.alternative.value, everybody);
  if (written === undefined || item === undefined) return undefined;
  const quote = settings.textOf(item.at).charAt(0);
  const fixes = others.length > 0 ? [] : replaceValue(settings, item, quote + admins + quote, 'Let only staff read it');
  return { at: item.at, subject: setting, message: message('`SERVE_PERMISSIONS` lets'), fixes };
}

function missing(settings: SettingsView): QuietProblem | undefined {
  if (judgeAt(settings, [setting, key], () => true, false) !== false || settings.isFragment) return undefined;
  const dict = writtenAt(settings, [setting], (value) => value.kind === 'dict');
  const app = appPlace(settings, 'drf_spectacular');
  const at = dict?.root.written?.name ?? (isUnset(settings, setting) && !settings.open ? app : undefined);
  if (at === undefined) return undefined;
  const beside = dict && besideFirst(dict);
  const edits = beside && addKey(settings, beside, key, `["${admins}"]`);
  return {
    at,
    subject: setting,
    message: message('A missing `SERVE_PERMISSIONS` lets'),
    fixes: edits ? [{ title: 'Let only staff read it', edits, safety: 'unsafe', preferred: false }] : [],
  };
}

export default defineRule({
  id: 'spectacular-public-docs',
  summary: 'Everybody may read the description of the API',
  why: 'The OpenAPI description names each endpoint, parameter and field, those for staff too. For a public API that is its documentation; for any other it is a map for whoever looks for a weak spot.',
  notes:
    'Only in the strict preset. Silent where the URLconf and all that it includes are known and route no view of drf-spectacular, or only below a condition or with `permission_classes` of their own.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [200],
  fixable: 'sometimes',
  reveals: ['spectacular-unpinned-cdn'],
  sources: ['https://drf-spectacular.readthedocs.io/en/latest/settings.html'],
  examples: [
    {
      packages,
      code: marked(`${setting} = {\n    "TITLE": "Shop",\n}`, setting),
      after: `${setting} = {\n    "TITLE": "Shop",\n    "${key}": ["${admins}"],\n}`,
    },
    {
      title: 'Written out',
      packages,
      code: marked(
        `${setting} = {"${key}": ["rest_framework.permissions.AllowAny"]}`,
        '"rest_framework.permissions.AllowAny"',
      ),
      after: `${setting} = {"${key}": ["${admins}"]}`,
    },
    { title: 'Without the dictionary', code: marked('INSTALLED_APPS = ["drf_spectacular"]', '"drf_spectacular"') },
    {
      title: 'The view is routed',
      packages,
      files: { 'shop/urls.py': `${routed}path("schema/", SpectacularAPIView.as_view()),\n]\n` },
      code: marked(`ROOT_URLCONF = "shop.urls"\n${setting} = {"TITLE": "Shop"}`, setting),
    },
    {
      title: 'Something is included that is not seen',
      packages,
      files: { 'shop/urls.py': `${routed}path("", include("team_tools.urls")),\n]\n` },
      code: marked(`ROOT_URLCONF = "shop.urls"\n${setting} = {"TITLE": "Shop"}`, setting),
    },
    { packages, code: `${setting} = {"${key}": ["${admins}"]}` },
    {
      title: 'No view is routed: the description is made by a command',
      packages,
      files: {
        'shop/urls.py':
          'from django.urls import include, path\n\nurlpatterns = [path("", include("shop.api_urls")), path("", include("allauth.urls"))]\n',
        'shop/api_urls.py':
          'from django.urls import include, path\nfrom rest_framework.routers import DefaultRouter\n\nrouter = DefaultRouter()\nurlpatterns = [path("orders/", orders), path("", include(router.urls))]\n',
      },
      code: `ROOT_URLCONF = "shop.urls"\n${setting} = {"TITLE": "Shop"}`,
    },
    {
      title: 'Only for staff, or while `DEBUG` is on',
      packages,
      files: {
        'shop/urls.py': `${routed}path("schema/", SpectacularAPIView.as_view(permission_classes=[IsAdminUser])),\n]\nif settings.DEBUG:\n    urlpatterns += [path("docs/", SpectacularSwaggerView.as_view())]\n`,
      },
      code: `ROOT_URLCONF = "shop.urls"\n${setting} = {"TITLE": "Shop"}`,
    },
    { title: 'A class of the project', packages, code: `${setting} = {"${key}": ["shop.permissions.IsPartner"]}` },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'spectacular')) return;
    const problem = explicit(settings) ?? missing(settings);
    if (problem !== undefined && mayShow(settings, /Spectacular/)) yield problem;
  },
});
