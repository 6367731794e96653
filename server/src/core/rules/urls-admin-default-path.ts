import { hasApp } from './shared/apps';
import { marked } from './shared/marked';
import { callsIn, isRoute, routeText, viewOf } from './shared/routes';
import { defineRule } from './rule';
import type { UrlsView } from './shared/model';

const head = 'from django.contrib import admin\nfrom django.urls import path, re_path\n\n';
const secondFactors = ['django_otp', 'two_factor', 'allauth.mfa'];

function asksForMore({ entries }: UrlsView): boolean {
  return entries.some((settings) => secondFactors.some((app) => hasApp(settings, app) === true));
}

export default defineRule({
  id: 'urls-admin-default-path',
  summary: 'The admin is at the path that every scanner tries',
  why: 'Scanners ask every site for `/admin/` and try lists of passwords there. Another path stops none of the attackers who look closely, but nearly all of the noise.',
  notes: 'Only in the strict preset. Silent where a second factor protects the admin, and below another path.',
  on: 'urls',
  profile: 'optin',
  django: [],
  cwe: [200],
  fixable: { never: 'the path is yours to choose, and bookmarks and monitoring know the present one' },
  sources: ['https://cheatsheetseries.owasp.org/cheatsheets/Django_Security_Cheat_Sheet.html'],
  examples: [
    { code: marked(`${head}urlpatterns = [path("admin/", admin.site.urls)]`, '"admin/"') },
    { code: marked(`${head}urlpatterns = [re_path(r"^admin/", admin.site.urls)]`, 'r"^admin/"') },
    { code: `${head}urlpatterns = [path("back-office-7/", admin.site.urls)]` },
    {
      title: 'Below another path',
      code: 'from django.contrib import admin\nfrom django.urls import include, path\n\nurlpatterns = [path("back-office-7/", include([path("admin/", admin.site.urls)]))]',
    },
    { title: 'Something else at that path', code: `${head}urlpatterns = [path("admin/", view)]` },
    {
      title: 'Behind a second factor',
      code: `${head}urlpatterns = [path("admin/", admin.site.urls)]`,
      files: { 'settings.py': 'INSTALLED_APPS = ["django.contrib.admin", "django_otp"]\n' },
    },
  ],
  *check(urls) {
    if (asksForMore(urls)) return;
    for (const { call, around } of callsIn(urls)) {
      const view = isRoute(call) ? viewOf(call) : undefined;
      const route = call.args[0]?.value;
      if (view?.kind !== 'path' || view.path !== 'django.contrib.admin.site.urls' || route === undefined) continue;
      if (routeText(call) !== 'admin/' || around.some((outer) => isRoute(outer) && routeText(outer) !== '')) continue;
      yield {
        at: route.at,
        message:
          'The admin is at the path that every scanner tries. Choose another one, or protect it with a second factor.',
      };
    }
  },
});
