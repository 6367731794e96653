import { answersCors } from './shared/cors';
import { allWithCredentials, closeOrigins, oldNameToo, opensPart, whenMissing } from './shared/cors-all';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';
import type { Alternative } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };
const both = 'CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True';

/** The variable that takes the branch with the cookies, where a missing one does not. */
function onlyIf({ when }: Alternative): string {
  const guard = when.find(({ unset, arm, asks }) => unset !== undefined && unset !== arm && asks?.length === 1);
  return guard?.asks?.[0] === undefined ? '' : `, once \`${guard.asks[0]}\` lets them in,`;
}

export default defineRule({
  id: 'cors-allow-all-with-credentials',
  summary: 'Every website may act as the visitor and read the answers',
  why: 'With both flags on, django-cors-headers answers each origin with its own name and `Access-Control-Allow-Credentials: true`. Any page that a visitor opens can then make requests with their cookies and read the result, as if it were your own front end.',
  notes:
    'Speaks also where only one branch of a deployed site opens both. `SameSite=Lax` keeps the session cookie out of such requests, but not logins by HTTP, client certificates or cookies for other uses. The fix cuts off front ends that are not listed afterwards.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [942, 346],
  fixable: 'sometimes',
  sources: [
    'https://github.com/adamchainz/django-cors-headers#cors_allow_credentials-bool',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS#requests_with_credentials',
  ],
  examples: [
    {
      packages,
      code: marked(`import os\n${both}`, 'True'),
      after:
        'import os\nCORS_ALLOW_ALL_ORIGINS = False\nCORS_ALLOWED_ORIGINS = [item.strip() for item in os.environ.get("CORS_ALLOWED_ORIGINS", "").split(",") if item.strip()]\nCORS_ALLOW_CREDENTIALS = True',
    },
    {
      title: 'On one branch',
      packages,
      code: 'import os\nCORS_ALLOW_CREDENTIALS = True\nCORS_ALLOW_ALL_ORIGINS = False\nif os.environ.get("OPEN_API"):\n    CORS_ALLOW_ALL_ORIGINS = True\n    #                        ^^^^',
    },
    {
      title: 'Under its old name',
      packages,
      code: marked('CORS_ORIGIN_ALLOW_ALL = True\nCORS_ALLOW_CREDENTIALS = True', 'True'),
    },
    { packages, code: 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]\nCORS_ALLOW_CREDENTIALS = True' },
    { title: 'Without cookies', packages, code: 'CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = False' },
    {
      title: 'Never both at once',
      packages,
      code: 'import os\nif os.environ.get("OPEN_API"):\n    CORS_ALLOW_ALL_ORIGINS = True\n    CORS_ALLOW_CREDENTIALS = False\nelse:\n    CORS_ALLOW_ALL_ORIGINS = False\n    CORS_ALLOW_CREDENTIALS = True',
    },
    {
      title: 'For development',
      packages,
      code: `DEBUG = False\nif DEBUG:\n    CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True`,
    },
  ],
  *check(settings) {
    const found = answersCors(settings) ? allWithCredentials(settings) : undefined;
    if (found === undefined) return;
    const { name, all, credentials } = found;
    const isPart = opensPart(settings);
    yield {
      at: reportPlace(settings, all),
      subject: name,
      message: whenMissing(
        all,
        `can make requests${isPart ? ' to the paths in `CORS_URLS_REGEX`' : ''} with the cookies of a visitor${onlyIf(credentials)} and read the answers. List the origins of your own front ends.`,
      ),
      related: [
        { at: reportPlace(settings, credentials), message: 'Cookies are taken from other origins here.' },
        ...oldNameToo(settings, name),
      ],
      fixes: closeOrigins(settings, name, all),
    };
  },
});
