import { offOption } from './shared/hsts';
import { defineRule } from './rule';

const name = 'SECURE_HSTS_PRELOAD';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";
const hsts = 'SECURE_HSTS_SECONDS = 31536000\n';

export default defineRule({
  id: 'hsts-preload-off',
  summary: 'The site does not ask to be on the HSTS preload list',
  why: 'HSTS protects from the second visit on. Browsers also ship a list of sites that they reach over HTTPS from the very first visit, and a site asks for its place there with the word `preload` in the header.',
  notes:
    'Silent while HSTS lasts no longer than a day, the first step of a ramp. Off in the default preset, and most sites do well without: an entry in the list covers every subdomain and takes months to get rid of. Django itself asks for it with security.W021.',
  on: 'settings',
  profile: 'optin',
  django: ['security.W021'],
  cwe: [319],
  fixable: { never: 'preloading is irreversible for months and covers every subdomain' },
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#secure-hsts-preload',
    'https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Strict_Transport_Security_Cheat_Sheet.html',
  ],
  examples: [
    { title: 'Not set', code: `${middleware}${hsts}#                     ^^^^^^^^\n` },
    { code: `${middleware}${hsts}${name} = False\n#                     ^^^^^` },
    { code: `${middleware}${hsts}${name} = True` },
    { title: 'The first step of a ramp', code: `${middleware}SECURE_HSTS_SECONDS = 3600` },
    { title: 'Without HSTS another rule speaks', code: `${middleware}SECURE_HSTS_SECONDS = 0` },
    {
      title: 'The check is silenced',
      code: `${middleware}${hsts}SILENCED_SYSTEM_CHECKS = ['security.W021']`,
    },
  ],
  *check(settings) {
    const off = offOption(settings, name, '');
    if (off === undefined) return;
    yield {
      at: off.at,
      subject: name,
      message: `\`${name}\` is ${off.how}, so a first visit is not protected by HSTS. Preloading is hard to undo: turn it on only when every subdomain supports HTTPS for good.`,
    };
  },
});
