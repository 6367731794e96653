import { answersCors } from './shared/cors';
import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { reportPlace } from './shared/replacing';
import { equals, has, itemsWhere, literal } from './shared/values';
import { defineRule } from './rule';
import type { StrictProfile } from './profiles';
import type { QuietProblem, SettingsView, Test } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };

const isSecretHeader = literal((value) => typeof value === 'string' && /^(?:authorization|set-cookie)$/i.test(value));

const rows: readonly { readonly name: string; readonly item: Test; readonly message: string }[] = [
  {
    name: 'CORS_ALLOW_HEADERS',
    item: equals('*'),
    message:
      'The star lets other origins send every header; where cookies are sent, browsers take it for a name and allow none. Add your own headers to `corsheaders.defaults.default_headers`.',
  },
  {
    name: 'CORS_ALLOW_METHODS',
    item: equals('*'),
    message:
      'The star lets other origins use every method; where cookies are sent, browsers take it for a name and allow none. Add your own methods to `corsheaders.defaults.default_methods`.',
  },
  {
    name: 'CORS_EXPOSE_HEADERS',
    item: isSecretHeader,
    message:
      'Scripts of other origins can read this header, which is a login. Hand tokens over in the body of one answer only.',
  },
];

function* inLists(settings: SettingsView): Iterable<QuietProblem> {
  for (const { name, item, message } of rows) {
    const list = settings.get(name).deployed(has(item));
    const found = list?.written && itemsWhere(list.value, item)[0];
    if (found !== undefined) yield { at: reportPlace(settings, found), subject: name, message };
  }
}

export default defineRule({
  id: 'cors-wide-headers',
  summary: 'Other origins may use or read more than they need',
  why: 'What a front end may send and read is limited to keep mistakes small. A star, an exposed login header or access from public pages to a private network takes that limit away.',
  notes: 'Only in the strict preset: each of these is right for some API.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [942],
  fixable: 'sometimes',
  sources: [
    'https://github.com/adamchainz/django-cors-headers#cors_allow_headers-sequencestr',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Access-Control-Allow-Headers',
  ],
  examples: [
    { packages, code: marked('CORS_ALLOW_HEADERS = ["*"]', '"*"') },
    { title: 'All methods', packages, code: marked('CORS_ALLOW_METHODS = ["*"]', '"*"') },
    {
      title: 'An exposed login',
      packages,
      code: marked('CORS_EXPOSE_HEADERS = ["X-Total", "Authorization"]', '"Authorization"'),
    },
    {
      title: 'A private network',
      packages,
      code: marked('CORS_ALLOW_PRIVATE_NETWORK = True', 'True'),
      after: 'CORS_ALLOW_PRIVATE_NETWORK = False',
    },
    {
      packages,
      code: 'from corsheaders.defaults import default_headers\nCORS_ALLOW_HEADERS = (*default_headers, "x-token")\nCORS_EXPOSE_HEADERS = ["X-Total"]',
    },
    { title: 'Without django-cors-headers', code: 'CORS_ALLOW_HEADERS = ["*"]' },
  ],
  *check(settings) {
    if (!answersCors(settings)) return;
    yield* inLists(settings);
    yield* wrongFlags<StrictProfile>(settings, 'cors-headers', [
      {
        path: ['CORS_ALLOW_PRIVATE_NETWORK'],
        wrong: true,
        message:
          'Public pages may reach this site where it is in a private network. Turn it off unless your own public pages need that.',
      },
    ]);
  },
});
