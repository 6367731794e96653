import { marked } from './shared/marked';
import { callsIn, named } from './shared/routes';
import { defineRule } from './rule';
import type { RouteCall, RouteValue } from './shared/model';

const head =
  'from django.urls import path\nfrom drf_yasg import openapi\nfrom drf_yasg.views import get_schema_view\nfrom rest_framework.permissions import AllowAny, IsAdminUser\n\ninfo = openapi.Info(title="Shop", default_version="1")\n';
const view = 'get_schema_view(info, public=True, permission_classes=[AllowAny])';

/** The function of drf-yasg and that of REST framework, which both make a view that describes the API. */
const maker = /^(?:drf_yasg\.views|rest_framework\.schemas)\.get_schema_view$/;

/** What lets everybody in: `public=True` shows endpoints that a visitor may not use, as long as no permission asks for a login. */
function openedBy({ callee, args }: RouteCall): RouteValue | undefined {
  const flag = maker.test(callee) ? named(args, 'public') : undefined;
  if (flag?.kind !== 'truth' || !flag.value) return undefined;
  const classes = named(args, 'permission_classes');
  return classes !== undefined && isOpen(classes) ? flag : undefined;
}

function isOpen(classes: RouteValue): boolean {
  if (classes.kind !== 'list') return false;
  return classes.items.every(
    (item) => item.kind === 'path' && /^rest_framework\.permissions\.AllowAny$/.test(item.path),
  );
}

export default defineRule({
  id: 'urls-api-docs-public',
  summary: 'A view in the URLconf describes the whole API to everybody',
  why: 'The description names each endpoint, parameter and field, with `public=True` those for staff too. For a public API that is its documentation; for any other it is a map for whoever looks for a weak spot.',
  notes:
    'Only in the strict preset, for views that `get_schema_view` of drf-yasg or of REST framework makes in a URLconf. Silent where permissions other than `AllowAny` are given, where none are, because then those of `REST_FRAMEWORK` count (`drf-open-by-default`), and below a condition. For drf-spectacular see `spectacular-public-docs`.',
  on: 'urls',
  profile: 'optin',
  django: [],
  cwe: [200],
  fixable: { never: 'who may read the description is yours to decide' },
  sources: [
    'https://drf-yasg.readthedocs.io/en/stable/readme.html#quickstart',
    'https://www.django-rest-framework.org/api-guide/schemas/#get_schema_view',
  ],
  examples: [
    { code: marked(`${head}schema = ${view}\nurlpatterns = [path("docs/", schema.with_ui("swagger"))]`, 'True') },
    {
      title: 'Of REST framework',
      code: marked(
        'from django.urls import path\nfrom rest_framework.permissions import AllowAny\nfrom rest_framework.schemas import get_schema_view\n\nurlpatterns = [path("openapi/", get_schema_view(title="Shop", public=True, permission_classes=(AllowAny,)))]',
        'True',
      ),
    },
    {
      title: 'By default, which is what `REST_FRAMEWORK` says',
      code: `${head}schema = get_schema_view(info, public=True)`,
    },
    {
      title: 'For staff',
      code: `${head}schema = get_schema_view(info, public=True, permission_classes=[IsAdminUser])`,
    },
    { title: 'What the visitor may use', code: `${head}schema = get_schema_view(info, public=False)` },
    { title: 'A condition', code: `${head}if settings.DEBUG:\n    schema = ${view}` },
  ],
  *check(urls) {
    for (const { call, guarded } of callsIn(urls)) {
      const flag = guarded ? undefined : openedBy(call);
      if (flag === undefined) continue;
      yield {
        at: flag.at,
        message:
          'Everybody may read the description of the API with all of its endpoints. Ask for a login where the API is not public.',
      };
    }
  },
});
