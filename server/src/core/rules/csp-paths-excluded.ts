import { csp3, csp4 } from './shared/csp-examples';
import { everything, excludedIn, formerExclusion } from './shared/csp-excluded';
import { marked } from './shared/marked';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Value } from './shared/model';

/** One path or more; django-csp 3 takes a text for one. */
function namesPaths(value: Value, isFormer: boolean): boolean {
  if (value.kind === 'sequence') return value.items.length > 0 && (!isFormer || value.type === 'tuple');
  return isFormer && (textIn(value) ?? '') !== '';
}

const policy = (prefixes: string): string =>
  `CONTENT_SECURITY_POLICY = {"EXCLUDE_URL_PREFIXES": ${prefixes}, "DIRECTIVES": {}}`;

export default defineRule({
  id: 'csp-paths-excluded',
  summary: 'Some pages carry no Content Security Policy',
  why: 'All pages of a site share one origin: a script that gets into a page without a policy reads and does everything in the others.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [693],
  fixable: { never: 'whether the pages work under the policy has to be tried out' },
  sources: [
    'https://django-csp.readthedocs.io/en/latest/configuration.html',
    'https://docs.djangoproject.com/en/dev/topics/security/#content-security-policy',
  ],
  examples: [
    { packages: csp4, code: marked(policy('["/admin"]'), '["/admin"]') },
    { title: 'django-csp 3', packages: csp3, code: marked(`${formerExclusion} = "/admin"`, '"/admin"') },
    { packages: csp4, code: policy('[]') },
    { title: 'All of them, which is another finding', packages: csp4, code: policy('["/"]') },
    { title: 'Not used by the project', code: policy('["/admin"]') },
  ],
  *check(settings) {
    for (const excluded of excludedIn(settings)) {
      const { prefixes, setting } = excluded;
      if (everything(excluded) !== undefined || !namesPaths(prefixes.value, setting === formerExclusion)) continue;
      yield {
        at: prefixes.at,
        subject: setting,
        message:
          'Pages under these paths carry no policy, and a hole in one of them reaches the whole site. Exclude as little as possible.',
      };
    }
  },
});
