import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { restWithout } from './shared/rest';
import { defineRule } from './rule';

const packages = { djangorestframework: '3.18.3' };

export default defineRule({
  id: 'drf-throttle-missing',
  summary: 'Nothing limits how often a client may ask the API',
  why: 'REST framework answers as fast as it can. One client can read out whole tables, try passwords and codes, or keep all workers busy.',
  notes:
    'Only in the strict preset: a proxy in front may do this better, and its limits are not seen here. Silent where django-axes, django-ratelimit or django-defender is used, and where rates are given, which views may use by themselves.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [770, 307],
  fixable: { never: 'only you know how often your clients have to ask' },
  sources: ['https://www.django-rest-framework.org/api-guide/throttling/#setting-the-throttling-policy'],
  examples: [
    { packages, code: marked('REST_FRAMEWORK = {"UNICODE_JSON": True}', 'REST_FRAMEWORK') },
    { packages, code: 'REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": ["shop.api.Throttle"]}' },
    {
      title: 'Rates for single views',
      packages,
      code: 'REST_FRAMEWORK = {"DEFAULT_THROTTLE_RATES": {"login": "5/min"}}',
    },
    {
      title: 'Another package',
      packages: { ...packages, 'django-ratelimit': '4.1.0' },
      code: 'REST_FRAMEWORK = {"UNICODE_JSON": True}',
    },
    { title: 'Not known', packages, code: 'from tools import rest\nREST_FRAMEWORK = {**rest()}' },
  ],
  *check(settings) {
    const dict = restWithout(settings, 'DEFAULT_THROTTLE_CLASSES');
    const at = dict?.root.written?.name;
    if (at === undefined || restWithout(settings, 'DEFAULT_THROTTLE_RATES') === undefined) return;
    if ((['axes', 'ratelimit', 'defender'] as const).some((id) => usesPackage(settings, id))) return;
    yield {
      at,
      subject: 'REST_FRAMEWORK',
      message:
        'REST framework does not limit how often a client may ask. Set `DEFAULT_THROTTLE_CLASSES` with rates, or a limit in the proxy.',
    };
  },
});
