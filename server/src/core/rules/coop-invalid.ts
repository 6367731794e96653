import { isBefore } from './shared/honoured';
import { isHonoured, securityMiddleware } from './shared/middleware';
import { nearest } from './shared/nearest';
import { replaceText, reportPlace } from './shared/replacing';
import { textIn } from './shared/values';
import { isInvalidOpenerPolicy } from '../django/checks/policies';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'SECURE_CROSS_ORIGIN_OPENER_POLICY';
const policies = ['same-origin', 'same-origin-allow-popups', 'unsafe-none'];

/** Where no policy is near, Django's default. */
function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const text = textIn(found.value)?.trim().toLowerCase().replaceAll('_', '-');
  const meant = (text === undefined ? undefined : nearest(text, policies)) ?? 'same-origin';
  return replaceText(settings, found, meant, `Write \`${meant}\``, true);
}

export default defineRule({
  id: 'coop-invalid',
  summary: '`SECURE_CROSS_ORIGIN_OPENER_POLICY` is not a policy',
  why: 'Browsers ignore an opener policy that they do not know, so windows of other sites keep a handle on yours, and `manage.py check --deploy` ends with an error.',
  on: 'settings',
  profile: 'broken',
  django: ['security.E024'],
  cwe: [16],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-cross-origin-opener-policy'],
  examples: [
    {
      code: `${name} = 'same_origin'\n#                                   ^^^^^^^^^^^^^`,
      after: `${name} = 'same-origin'`,
    },
    {
      code: `${name} = "same-origin-allow-popup"\n#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = "same-origin-allow-popups"`,
    },
    {
      title: 'A word of another header',
      code: `${name} = 'DENY'\n#                                   ^^^^^^`,
      after: `${name} = 'same-origin'`,
    },
    { title: 'No word at all', code: `${name} = False\n#                                   ^^^^^` },
    { code: `${name} = 'same-origin-allow-popups'` },
    { title: 'No header', code: `${name} = None` },
    { title: 'Not known', code: `import os\n${name} = os.environ['POLICY']` },
    { title: 'Django 3.2 has no such setting', django: '3.2', code: `${name} = 'DENY'` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(isInvalidOpenerPolicy);
    if (found?.written === undefined || isBefore(settings, '4.0') || !isHonoured(settings, securityMiddleware)) return;
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message: `\`${name}\` is not a policy that Django accepts, so browsers ignore it. Use \`same-origin\`, \`same-origin-allow-popups\`, \`unsafe-none\` or \`None\`.`,
      fixes: fixes(settings, found),
    };
  },
});
