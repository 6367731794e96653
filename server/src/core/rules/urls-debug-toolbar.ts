import { marked } from './shared/marked';
import { callsIn, includedModule, isRoute, onlyInDebug } from './shared/routes';
import { defineRule } from './rule';

const head = 'from django.conf import settings\nfrom django.urls import include, path\n\n';
const route = 'path("__debug__/", include("debug_toolbar.urls"))';

export default defineRule({
  id: 'urls-debug-toolbar',
  summary: 'The pages of the debug toolbar are always routed',
  why: 'The toolbar shows settings, SQL and request data. Its own check of who may see them is one setting away from being open, and a site that never routes its pages cannot show them by mistake.',
  notes:
    'Silent below a test such as `if settings.DEBUG`, in a URLconf that only settings for development or tests name as `ROOT_URLCONF`, and for `debug_toolbar_urls()`, which gives nothing while `DEBUG` is off.',
  on: 'urls',
  profile: 'warn',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://django-debug-toolbar.readthedocs.io/en/latest/installation.html#add-the-urls'],
  examples: [
    {
      code: marked(`${head}urlpatterns = [\n    ${route},\n]`, route),
      after: `${head}urlpatterns = [\n    *([${route}] if settings.DEBUG else []),\n]`,
    },
    {
      title: 'Named by an import',
      code: marked(
        'import debug_toolbar\nfrom django.urls import include, path\n\nurlpatterns = [path("x/", include(debug_toolbar.urls))]',
        'path("x/", include(debug_toolbar.urls))',
      ),
      after:
        'from django.conf import settings\nimport debug_toolbar\nfrom django.urls import include, path\n\nurlpatterns = [*([path("x/", include(debug_toolbar.urls))] if settings.DEBUG else [])]',
    },
    { code: `${head}urlpatterns = []\nif settings.DEBUG:\n    urlpatterns += [${route}]` },
    { title: 'In a conditional expression', code: `${head}urlpatterns = [] + ([${route}] if settings.DEBUG else [])` },
    {
      title: 'A URLconf of the settings for development',
      role: 'development',
      path: 'urls_dev.py',
      files: { 'settings.py': 'ROOT_URLCONF = "urls_dev"\n' },
      code: `${head}urlpatterns = [${route}]`,
    },
  ],
  *check(urls) {
    for (const { call, around, guarded } of callsIn(urls)) {
      const outer = around[0];
      if (guarded || !/^debug_toolbar\.urls$/.test(includedModule(call) ?? '')) continue;
      const at = outer !== undefined && isRoute(outer) ? outer.at : call.at;
      yield {
        at,
        message:
          'The pages of the debug toolbar are routed on every site that runs this. Route them only while `DEBUG` is on.',
        fixes: onlyInDebug(urls, at),
      };
    }
  },
});
