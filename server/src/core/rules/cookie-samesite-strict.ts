import { csrfCookie, isSameSite, sessionCookie, writtenSetting } from './shared/cookies';
import { hasSomeApp, loginPackages } from './shared/honoured';
import { replaceText, reportPlace } from './shared/replacing';
import { defineRule } from './rule';

const strict = isSameSite('Strict');

export default defineRule({
  id: 'cookie-samesite-strict',
  summary: 'A strict cookie gets lost on the way back from a log-in at another site',
  why: 'With `SameSite=Strict`, a browser leaves the cookie out when a visitor comes from another site, a mail or a chat. The answer of a log-in provider then arrives without the session that asked for it, and the log-in fails.',
  notes:
    'Speaks only where a package for log-ins at other sites is installed. `Lax` keeps the cookie out of requests in the background, which is what matters against forged requests.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [1275],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-samesite'],
  examples: [
    {
      code: "INSTALLED_APPS = ['allauth']\nSESSION_COOKIE_SAMESITE = 'Strict'\n#                         ^^^^^^^^",
      after: "INSTALLED_APPS = ['allauth']\nSESSION_COOKIE_SAMESITE = 'Lax'",
    },
    {
      code: 'INSTALLED_APPS = ["social_django"]\nCSRF_COOKIE_SAMESITE = "strict"\n#                      ^^^^^^^^',
    },
    { title: 'Logins on the site itself', code: "INSTALLED_APPS = ['shop']\nSESSION_COOKIE_SAMESITE = 'Strict'" },
    { code: "INSTALLED_APPS = ['allauth']\nSESSION_COOKIE_SAMESITE = 'Lax'" },
    {
      title: 'Apps that are not known',
      code: "from tools import apps\nINSTALLED_APPS = apps()\nSESSION_COOKIE_SAMESITE = 'Strict'",
    },
  ],
  *check(settings) {
    if (!hasSomeApp(settings, loginPackages)) return;
    for (const { what, head } of [sessionCookie, csrfCookie]) {
      const name = `${head}_SAMESITE`;
      const found = writtenSetting(settings, name, strict);
      if (found === undefined) continue;
      yield {
        at: reportPlace(settings, found),
        subject: name,
        message: `A strict ${what} is left out when a visitor comes back from a log-in at another site, or from a link in a mail. Use \`Lax\`.`,
        fixes: replaceText(settings, found, 'Lax', `Set \`${name}\` to \`Lax\``),
      };
    }
  },
});
