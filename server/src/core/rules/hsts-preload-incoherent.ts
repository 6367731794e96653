import { oneDay, oneYear, seconds, secondsOf, writtenHsts } from './shared/hsts';
import { removeSetting, replaceValue, reportPlace } from './shared/replacing';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'SECURE_HSTS_PRELOAD';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";
const year = 'SECURE_HSTS_SECONDS = 31536000\n';
const month = 'SECURE_HSTS_SECONDS = 2592000\n';
const subdomains = 'SECURE_HSTS_INCLUDE_SUBDOMAINS = True\n';

/** The other way out, a longer time for all subdomains, cannot be taken back and is left to the author. */
function fixes(settings: SettingsView, preload: Alternative): readonly Fix[] {
  const title = `Remove \`${name}\``;
  const edits = preload.written && preload.read === undefined && removeSetting(settings, name, preload.written);
  if (edits) return [{ title, edits, safety: 'unsafe', preferred: true }];
  return replaceValue(settings, preload, 'False', `Set \`${name} = False\``, true);
}

export default defineRule({
  id: 'hsts-preload-incoherent',
  summary: 'HSTS asks to be preloaded without meeting the conditions',
  why: 'The preload list takes only sites whose header lasts a year and covers all subdomains. The word `preload` in another header has no effect now, and lets anyone submit the domain later, when the numbers happen to fit.',
  notes: 'Silent while HSTS lasts no longer than a day, the first step of a ramp.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['hsts-preload-off'],
  sources: [
    'https://hstspreload.org/#submission-requirements',
    'https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Strict_Transport_Security_Cheat_Sheet.html',
  ],
  examples: [
    {
      title: 'Less than a year',
      code: `${middleware}${month}${subdomains}${name} = True\n#                     ^^^^`,
      after: `${middleware}${month}${subdomains}`,
    },
    {
      title: 'Without subdomains',
      code: `${middleware}${year}${name} = True  # for the list\n#                     ^^^^`,
      after: `${middleware}${year}# for the list`,
    },
    { code: `${middleware}${year}SECURE_HSTS_INCLUDE_SUBDOMAINS = False\n${name} = True\n#                     ^^^^` },
    { code: `${middleware}${year}${subdomains}${name} = True` },
    { title: 'The first step of a ramp', code: `${middleware}SECURE_HSTS_SECONDS = 86400\n${name} = True` },
    { title: 'For development', role: 'development', code: `${middleware}${year}${name} = True` },
    {
      title: 'Not known',
      code: `from tools import flag\n${middleware}${year}SECURE_HSTS_INCLUDE_SUBDOMAINS = flag()\n${name} = True`,
    },
  ],
  *check(settings) {
    const sent = writtenHsts(
      settings,
      seconds((count) => count > oneDay),
    );
    const preload = settings.get(name).deployed(truthy);
    if (sent === undefined || preload?.written === undefined) return;
    const isShort = secondsOf(sent) < oneYear;
    const without = settings.get('SECURE_HSTS_INCLUDE_SUBDOMAINS').deployed(falsy);
    if (!isShort && (without === undefined || (without.written === undefined && settings.isFragment))) return;
    yield {
      at: reportPlace(settings, preload),
      subject: name,
      message: `Browsers' preload lists ask for a year and all subdomains, and HSTS here ${isShort ? 'lasts less' : 'leaves subdomains out'}. Meet both, or leave \`${name}\` off.`,
      fixes: fixes(settings, preload),
    };
  },
});
