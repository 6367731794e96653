import { marked } from './shared/marked';
import { callsIn, isRoute, named, onlyInDebug, positional, routeText, viewOf } from './shared/routes';
import { defineRule } from './rule';
import type { RouteCall } from './shared/model';

/** The group `path` of a regular expression that fits one text alone, or one of a few: `(?P<path>robots\.txt)`. */
const oneFile = /\(\?P<path>(?:[\w/|-]|\\[.\-/])+\)/;

/** A route to one file that the site names itself, such as `robots.txt`, gives out nothing else. */
function namesItsFile(call: RouteCall): boolean {
  const { args } = call;
  if (oneFile.test(routeText(call) ?? '')) return true;
  const options = named(args, 'kwargs') ?? positional(args, 2);
  return options?.kind === 'dict' && options.entries.some(({ key, value }) => key === 'path' && value.kind === 'text');
}

const head =
  'from django.conf import settings\nfrom django.urls import re_path\nfrom django.views.static import serve\n\n';
const route = 're_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})';

export default defineRule({
  id: 'urls-serve-view',
  summary: "Files are served by Django's view for development",
  why: "Django's documentation calls `serve` grossly inefficient and probably insecure: it is not hardened, sends uploads with a guessed type and without the limits that a web server has, and lists folders if it is told to.",
  notes:
    'Silent below a test such as `if settings.DEBUG`, other than for `DEBUG` that is off, and for the helper `static()`, which gives nothing while `DEBUG` is off. Silent for a route to one file that the site names itself, such as `robots.txt`.',
  on: 'urls',
  profile: 'warn',
  django: [],
  cwe: [552],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/views/#serving-files-in-development'],
  examples: [
    {
      code: marked(`${head}urlpatterns = [\n    ${route},\n]`, route),
      after: `${head}urlpatterns = [\n    *([${route}] if settings.DEBUG else []),\n]`,
    },
    { code: `${head}urlpatterns = []\nif settings.DEBUG:\n    urlpatterns += [${route}]` },
    {
      title: 'While `DEBUG` is off, which is what a deployed site is',
      code: `${head}urlpatterns = []\nif not settings.DEBUG:\n    urlpatterns += [${route}]\n#                   ${'^'.repeat(route.length)}`,
    },
    {
      title: 'The helper',
      code: 'from django.conf import settings\nfrom django.conf.urls.static import static\n\nurlpatterns = static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)',
    },
    {
      title: 'One file of the site itself',
      code: 'from django.urls import path\nfrom django.views.static import serve\n\nurlpatterns = [path("robots.txt", serve, {"document_root": "/srv/static", "path": "robots.txt"})]',
    },
    {
      title: 'One file, in a regular expression',
      code: `${head}urlpatterns = [re_path(r"^(?P<path>robots\\.txt)$", serve, {"document_root": settings.BASE_DIR})]`,
    },
  ],
  *check(urls) {
    for (const { call, guarded } of callsIn(urls)) {
      const view = isRoute(call) && !guarded ? viewOf(call) : undefined;
      if (view?.kind !== 'path' || view.path !== 'django.views.static.serve' || namesItsFile(call)) continue;
      yield {
        at: call.at,
        message:
          '`serve` is a view for development: slow, and not hardened against hostile uploads. Let the web server or a storage give out these files.',
        fixes: onlyInDebug(urls, call.at),
      };
    }
  },
});
