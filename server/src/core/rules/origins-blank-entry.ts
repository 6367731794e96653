import { cleanWhole, dropEmptyItem } from './shared/clean-list';
import { sendsCredentials } from './shared/cors';
import { troubledCors } from './shared/cors-origins';
import { placeOf } from './shared/fallback';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const packages = { 'django-cors-headers': '4.9.0' };
const name = 'CORS_ALLOWED_ORIGINS';

export default defineRule({
  id: 'origins-blank-entry',
  summary: 'An empty item among the allowed origins lets every website in as `null`',
  why: 'An empty text split at commas gives a list with one empty item. django-cors-headers takes it for the origin `null`, and that is what a browser sends from a sandboxed frame, which any website can open. Where cookies are taken as well, such a page acts as the visitor.',
  notes:
    'A warning without cookies, an error with them. The same slip in `CSRF_TRUSTED_ORIGINS` is the rule `csrf-trusted-origin-no-scheme`.',
  on: 'settings',
  profile: 'warn',
  django: ['corsheaders.E013'],
  cwe: [942, 346],
  fixable: 'sometimes',
  sources: [
    'https://github.com/adamchainz/django-cors-headers#cors_allowed_origins-sequencestr',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin#null',
  ],
  examples: [
    {
      title: 'A variable that is missing',
      packages,
      code: marked(
        `import os\n${name} = os.environ.get("ORIGINS", "").split(",")`,
        'os.environ.get("ORIGINS", "").split(",")',
      ),
      after: `import os\n${name} = [item.strip() for item in os.environ.get("ORIGINS", "").split(",") if item.strip()]`,
    },
    {
      title: 'With cookies',
      packages,
      code: marked(`CORS_ALLOW_CREDENTIALS = True\n${name} = ["https://example.org", ""]`, '""'),
      after: `CORS_ALLOW_CREDENTIALS = True\n${name} = ["https://example.org"]`,
    },
    {
      title: 'At the front',
      packages,
      code: marked(`${name} = ("", "https://example.org")`, '""'),
      after: `${name} = ("https://example.org",)`,
    },
    { title: 'A blank', packages, code: marked(`${name} = ["https://example.org", " "]`, '" "') },
    {
      title: 'Under its old name',
      packages,
      code: marked('CORS_ORIGIN_WHITELIST = ("https://example.org", "")', '""'),
      after: 'CORS_ORIGIN_WHITELIST = ("https://example.org",)',
    },
    {
      packages,
      code: `import os\n${name} = [item for item in os.environ.get("ORIGINS", "").split(",") if item]`,
    },
    {
      title: 'A reader that leaves empty items out',
      packages,
      code: `import environ\nenv = environ.Env()\n${name} = env.list("ORIGINS", default=[])`,
    },
    {
      title: 'A fallback',
      packages,
      code: `import os\n${name} = os.environ.get("ORIGINS", "https://example.org").split(",")`,
    },
    { title: 'Not known', packages, code: `import os\n${name} = [os.environ["ORIGIN"]]` },
  ],
  *check(settings) {
    const cookies = sendsCredentials(settings) === true;
    for (const { item, list, name: subject } of troubledCors(settings, 'blank')) {
      const variable = list.read?.variable ?? item.read?.variable;
      const fact = variable === undefined ? 'An empty item' : `A missing \`${variable}\` gives an empty item, which`;
      yield {
        at: variable === undefined ? item.at : placeOf(list),
        subject,
        message: `${fact} lets the origin \`null\` in, and any website can send that${cookies ? ' with the cookies of the visitor' : ''}. Leave empty items out.`,
        fixes: variable === undefined ? dropEmptyItem(settings, item) : cleanWhole(settings, list),
        ...(cookies ? { profile: 'hard' as const } : {}),
      };
    }
  },
});
