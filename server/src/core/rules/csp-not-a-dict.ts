import { isBefore } from './shared/honoured';
import { djangoPolicy } from './shared/csp-examples';
import { whereMissing } from './shared/fallback';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Value } from './shared/model';

const names = ['SECURE_CSP', 'SECURE_CSP_REPORT_ONLY'] as const;

/** What `manage.py` refuses: anything but None and a dict. */
function isRefused(value: Value): boolean | undefined {
  if (value.kind === 'dict') return false;
  if (value.kind === 'literal') return value.value !== null;
  return value.kind === 'sequence' ? true : undefined;
}

export default defineRule({
  id: 'csp-not-a-dict',
  summary: "Django's Content Security Policy is not a dict",
  why: 'Django takes the policy as a dict of directives. `manage.py` refuses anything else, and each answer of the site fails while its header is made.',
  on: 'settings',
  profile: 'broken',
  django: ['security.E026'],
  cwe: [16],
  fixable: { never: 'which sources are meant has to be said directive by directive' },
  sources: ['https://docs.djangoproject.com/en/dev/ref/settings/#secure-csp'],
  examples: [
    { django: '6.0', code: marked(`SECURE_CSP = "default-src 'self'"`, `"default-src 'self'"`) },
    { title: 'A list', django: '6.0', code: marked(`SECURE_CSP_REPORT_ONLY = ["'self'"]`, `["'self'"]`) },
    { django: '6.0', code: djangoPolicy(`"default-src": ["'self'"]`) },
    { title: 'None', django: '6.0', code: 'SECURE_CSP = None' },
    { title: 'Not known', django: '6.0', code: 'from site_options import policy\nSECURE_CSP = policy' },
  ],
  *check(settings) {
    if (isBefore(settings, '6.0')) return;
    for (const name of names) {
      const found = settings.get(name).deployed(isRefused);
      if (found?.written === undefined) continue;
      yield {
        at: found.at,
        subject: name,
        message: `${whereMissing(settings.get(name), found, isRefused)}\`${name}\` has to be a dict of directives, and Django refuses this. Write one list of sources for each directive.`,
      };
    }
  },
});
