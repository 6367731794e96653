import { offOption } from './shared/hsts';
import { defineRule } from './rule';

const name = 'SECURE_HSTS_INCLUDE_SUBDOMAINS';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";
const hsts = 'SECURE_HSTS_SECONDS = 31536000\n';

export default defineRule({
  id: 'hsts-no-subdomains',
  summary: 'HSTS leaves the subdomains out',
  why: 'Without `includeSubDomains`, a name below the site can still be reached over plain HTTP. Who controls the network can answer for such a name and set cookies for the whole domain from there.',
  notes:
    'Silent while HSTS lasts no longer than a day, the first step of a ramp. Off in the default preset: whether every subdomain speaks HTTPS is not seen in the settings, and browsers remember the header.',
  on: 'settings',
  profile: 'optin',
  django: ['security.W005'],
  cwe: [319],
  fixable: 'sometimes',
  reveals: ['hsts-preload-incoherent', 'hsts-preload-off'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-hsts-include-subdomains'],
  examples: [
    {
      title: 'Not set',
      code: `${middleware}${hsts}#                     ^^^^^^^^\n`,
      after: `${middleware}${hsts}${name} = True\n`,
    },
    {
      code: `${middleware}${hsts}${name} = False\n#                                ^^^^^`,
      after: `${middleware}${hsts}${name} = True`,
    },
    { code: `${middleware}${hsts}${name} = True` },
    { title: 'The first step of a ramp', code: `${middleware}SECURE_HSTS_SECONDS = 3600` },
    { title: 'Without HSTS another rule speaks', code: `${middleware}SECURE_HSTS_SECONDS = 0` },
    {
      title: 'The check is silenced',
      code: `${middleware}${hsts}SILENCED_SYSTEM_CHECKS = ['security.W005']`,
    },
  ],
  *check(settings) {
    const off = offOption(settings, name, 'Include subdomains (every one of them must support HTTPS)');
    if (off === undefined) return;
    yield {
      at: off.at,
      subject: name,
      message: `\`${name}\` is ${off.how}, so subdomains can still be reached over plain HTTP. Turn it on once every subdomain supports HTTPS.`,
      fixes: off.fixes,
    };
  },
});
