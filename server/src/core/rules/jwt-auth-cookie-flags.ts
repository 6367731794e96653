import { judgeAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { nonEmptyText } from './shared/values';
import { defineRule } from './rule';

const secure = 'AUTH_COOKIE_SECURE';
const httpOnly = 'AUTH_COOKIE_HTTP_ONLY';
const cookie = '"AUTH_COOKIE": "access"';

export default defineRule({
  id: 'jwt-auth-cookie-flags',
  summary: 'The cookie with a token is sent over plain HTTP, or scripts can read it',
  why: 'The cookie holds the token itself. Without `Secure`, one request over plain HTTP shows it to everybody on the way; without `HttpOnly`, one injected script sends it away. Whoever has it is logged in as the visitor.',
  notes: `Speaks about the keys \`${secure}\` and \`${httpOnly}\` that many projects keep in \`SIMPLE_JWT\` for views of their own, beside \`AUTH_COOKIE\`; the package itself sets no cookies. Silent where \`AUTH_COOKIE\` names no cookie, and where the flag follows \`DEBUG\` or the environment.`,
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [614, 1004],
  fixable: 'sometimes',
  sources: [
    'https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html',
    'https://docs.djangoproject.com/en/stable/ref/request-response/#django.http.HttpResponse.set_cookie',
  ],
  examples: [
    {
      code: marked(`SIMPLE_JWT = {${cookie}, "${secure}": False}`, 'False'),
      after: `SIMPLE_JWT = {${cookie}, "${secure}": True}`,
    },
    {
      title: 'Open to scripts',
      code: marked(`SIMPLE_JWT = {${cookie}, "${httpOnly}": False}`, 'False'),
      after: `SIMPLE_JWT = {${cookie}, "${httpOnly}": True}`,
    },
    {
      title: 'A name that the environment gives',
      code: marked(
        `import os\nSIMPLE_JWT = {"AUTH_COOKIE": os.getenv("COOKIE", "access"), "${secure}": False}`,
        'False',
      ),
    },
    { code: `SIMPLE_JWT = {${cookie}, "${secure}": True, "${httpOnly}": True}` },
    { title: 'No cookie', code: `SIMPLE_JWT = {"${secure}": False, "${httpOnly}": False}` },
    { title: 'No name for a cookie', code: `SIMPLE_JWT = {"AUTH_COOKIE": None, "${secure}": False}` },
    { title: 'On unless DEBUG is', code: `DEBUG = False\nSIMPLE_JWT = {${cookie}, "${secure}": not DEBUG}` },
  ],
  *check(settings) {
    if (judgeAt(settings, ['SIMPLE_JWT', 'AUTH_COOKIE'], nonEmptyText, false) === false) return;
    yield* wrongFlags(settings, 'simplejwt', [
      {
        path: ['SIMPLE_JWT', secure],
        wrong: false,
        message: `\`${secure}\` is off, so the cookie with the token is also sent over plain HTTP and can be stolen there. Turn it on.`,
      },
      {
        path: ['SIMPLE_JWT', httpOnly],
        wrong: false,
        message: `\`${httpOnly}\` is off, so every script in a page can read the token in the cookie. Turn it on.`,
      },
    ]);
  },
});
