import { answersCors, nameInForce, sendsCredentials } from './shared/cors';
import { allWithCredentials, closeOrigins, oldNameToo, opensPart, whenMissing } from './shared/cors-all';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { openStreams } from './shared/event-streams';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };
const name = 'CORS_ALLOW_ALL_ORIGINS';

/** An API that is open to everybody on purpose: some paths only, and nobody acts as the visitor. */
function isPublicPart(settings: SettingsView): boolean {
  return opensPart(settings) && sendsCredentials(settings) !== true;
}

export default defineRule({
  id: 'cors-allow-all',
  summary: 'Every website may read the answers of this one',
  why: 'The same-origin policy of browsers keeps other sites out of yours. With this flag each page on the web may call the API from the browser of a visitor and read what comes back, also where the API is reachable from inside a company network only.',
  notes:
    'Silent where `CORS_URLS_REGEX` opens a part of the site only and no cookies are taken: a public API. Where cookies are taken, `cors-allow-all-with-credentials` speaks instead. The fix cuts off front ends that are not listed afterwards.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [942],
  fixable: 'sometimes',
  sources: ['https://github.com/adamchainz/django-cors-headers#cors_allow_all_origins-bool'],
  examples: [
    {
      packages,
      code: marked(`import os\n${name} = True`, 'True'),
      after: `import os\n${name} = False\nCORS_ALLOWED_ORIGINS = [item.strip() for item in os.environ.get("CORS_ALLOWED_ORIGINS", "").split(",") if item.strip()]`,
    },
    {
      title: 'Beside a list, which has no effect',
      packages,
      code: marked(`CORS_ALLOWED_ORIGINS = ["https://app.example.org"]\n${name} = True`, 'True'),
      after: `CORS_ALLOWED_ORIGINS = ["https://app.example.org"]\n${name} = False`,
    },
    {
      title: 'Under its old name',
      code: marked('INSTALLED_APPS = ["corsheaders"]\nCORS_ORIGIN_ALLOW_ALL = True', 'True'),
    },
    {
      title: 'When the variable is missing',
      packages,
      code: marked(`import environ\nenv = environ.Env()\n${name} = env.bool("CORS_ALL", default=True)`, 'default=True'),
    },
    {
      title: 'All paths by another pattern',
      packages,
      code: marked(`CORS_URLS_REGEX = r"^/.*$"\n${name} = True`, 'True'),
    },
    {
      title: 'django-eventstream without its old name, and with a list in which the sign stands for nothing',
      code: 'INSTALLED_APPS = ["django_eventstream"]\nEVENTSTREAM_ALLOW_ORIGINS = ["*"]',
    },
    { packages, code: 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]' },
    { title: 'While `DEBUG` is on', packages, code: `DEBUG = False\n${name} = DEBUG` },
    { title: 'A part that is public', packages, code: `CORS_URLS_REGEX = r"^/public/.*$"\n${name} = True` },
  ],
  *check(settings) {
    yield* openStreams(settings);
    if (!answersCors(settings)) return;
    const flag = nameInForce(settings, name);
    const all = settings.get(flag).deployed(truthy);
    if (all?.written === undefined || allWithCredentials(settings) !== undefined || isPublicPart(settings)) return;
    yield {
      at: reportPlace(settings, all),
      subject: flag,
      message: whenMissing(
        all,
        'may call this one from a browser and read the answers. List the origins of your own front ends.',
      ),
      related: oldNameToo(settings, flag),
      fixes: closeOrigins(settings, flag, all),
    };
  },
});
