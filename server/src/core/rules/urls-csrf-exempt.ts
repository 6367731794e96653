import { marked } from './shared/marked';
import { callsIn, isRoute, routeText } from './shared/routes';
import { defineRule } from './rule';
import type { RouteCall } from './shared/model';

const head = 'from django.urls import path\nfrom django.views.decorators.csrf import csrf_exempt\n\n';
const exempt = 'django.views.decorators.csrf.csrf_exempt';

/** Other servers call these, and they have no cookie and no token. */
function isForMachines(around: readonly RouteCall[]): boolean {
  const route = around.find(isRoute);
  return route !== undefined && /hook|callback|\bipn\b|notify|notification/i.test(routeText(route) ?? '');
}

export default defineRule({
  id: 'urls-csrf-exempt',
  summary: 'A route is taken out of the CSRF protection',
  why: 'Any page on the web can send a form or a request to such a route with the cookies of its visitors. That is right only for views that do not look at cookies, such as webhooks with a signature of their own.',
  notes:
    'Information for most routes, a hint where the path sounds like a webhook. Only what stands in the URLconf is seen: a decorator on the view is not.',
  on: 'urls',
  profile: 'info',
  django: [],
  cwe: [352],
  fixable: { never: 'only the view knows how its callers prove who they are' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/csrf/#django.views.decorators.csrf.csrf_exempt'],
  examples: [
    { code: marked(`${head}urlpatterns = [path("transfer/", csrf_exempt(transfer))]`, 'csrf_exempt(transfer)') },
    {
      title: 'A webhook: a hint',
      code: marked(`${head}urlpatterns = [path("stripe/webhook/", csrf_exempt(hook))]`, 'csrf_exempt(hook)'),
    },
    { code: `${head}urlpatterns = [path("transfer/", transfer)]` },
    { title: 'A function of the project', code: 'from .tools import csrf_exempt\n\nurlpatterns = [csrf_exempt(view)]' },
  ],
  *check(urls) {
    for (const { call, around } of callsIn(urls)) {
      if (call.callee !== exempt) continue;
      yield {
        at: call.at,
        ...(isForMachines(around) ? { severity: 'hint' as const } : {}),
        message:
          'With `csrf_exempt` this route takes requests from any page on the web, with the cookies of the visitor. Make sure that the view proves its callers in another way.',
      };
    }
  },
});
