import { hasSomeApp, isBefore, loginPackages } from './shared/honoured';
import { isHonoured, securityMiddleware } from './shared/middleware';
import { replaceText, reportPlace } from './shared/replacing';
import { literal } from './shared/values';
import { defineRule } from './rule';

const name = 'SECURE_CROSS_ORIGIN_OPENER_POLICY';
const off = literal((value) => value === null || value === 'unsafe-none');

export default defineRule({
  id: 'coop-disabled',
  summary: 'Windows of other sites keep a handle on yours',
  why: "A page that opens yours, or that yours opens, gets a handle on its window. With it, another site can send the window elsewhere behind a visitor's back, and learn things from it by timing. Django's default `same-origin` cuts the handle.",
  notes:
    'Information, and a hint where a package logs people in through a pop-up window of another site, which may need the handle: `same-origin-allow-popups` keeps those windows.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [346],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/middleware/#cross-origin-opener-policy'],
  examples: [
    {
      code: `${name} = None\n#                                   ^^^^`,
      after: `${name} = "same-origin-allow-popups"`,
    },
    {
      code: `${name} = 'unsafe-none'\n#                                   ^^^^^^^^^^^^^`,
      after: `${name} = 'same-origin-allow-popups'`,
    },
    {
      title: 'With logins at another site',
      code: `INSTALLED_APPS = ['allauth']\n${name} = None\n#                                   ^^^^`,
    },
    { code: `${name} = 'same-origin'` },
    { title: "Django's own default", code: 'MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]' },
    { title: 'For development', role: 'development', code: `${name} = None` },
    { title: 'For tests', role: 'test', code: `${name} = None` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(off);
    if (found?.written === undefined || isBefore(settings, '4.0') || !isHonoured(settings, securityMiddleware)) return;
    const better = 'same-origin-allow-popups';
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message: `No opener policy is in force, so windows of other sites keep a handle on yours. Use \`same-origin\`, or \`${better}\` where a log-in opens a window.`,
      fixes: replaceText(settings, found, better, `Send \`${better}\``),
      severity: hasSomeApp(settings, loginPackages) ? 'hint' : 'info',
    };
  },
});
