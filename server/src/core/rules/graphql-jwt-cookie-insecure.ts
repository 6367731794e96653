import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const key = 'JWT_COOKIE_SECURE';

export default defineRule({
  id: 'graphql-jwt-cookie-insecure',
  summary: 'The token cookie of django-graphql-jwt is sent over plain HTTP',
  why: 'The cookie holds the token itself. One request over plain HTTP, which a picture in any page can cause, shows it to everybody on the way, who is then logged in as the visitor.',
  notes:
    'Only what is written is reported: whether the site uses the cookie at all depends on the view being wrapped in `jwt_cookie`, which the settings do not show.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [614],
  fixable: 'sometimes',
  sources: ['https://django-graphql-jwt.domake.io/settings.html#jwt-cookie-secure'],
  examples: [
    {
      code: marked(`GRAPHQL_JWT = {"${key}": False}`, 'False'),
      after: `GRAPHQL_JWT = {"${key}": True}`,
    },
    {
      title: 'A fallback that is off',
      code: marked(
        `import environ\nenv = environ.Env()\nGRAPHQL_JWT = {"${key}": env.bool("COOKIE_SECURE", default=False)}`,
        'default=False',
      ),
    },
    { code: `GRAPHQL_JWT = {"${key}": True}` },
    { title: 'Not set, and perhaps without a cookie', code: 'GRAPHQL_JWT = {}' },
    { title: 'On unless DEBUG is', code: `DEBUG = False\nGRAPHQL_JWT = {"${key}": not DEBUG}` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `GRAPHQL_JWT = {"${key}": False}` },
  ],
  check: (settings) =>
    wrongFlags(settings, 'graphql-jwt', [
      {
        path: ['GRAPHQL_JWT', key],
        wrong: false,
        message: `\`${key}\` is off, so the cookie with the token is also sent over plain HTTP and can be stolen there. Turn it on.`,
      },
    ]),
});
