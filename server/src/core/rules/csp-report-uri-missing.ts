import { policiesIn } from './shared/csp';
import { csp3, csp4, djangoPolicy, packagePolicy } from './shared/csp-examples';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const name = 'SECURE_CSP_REPORT_ONLY';

export default defineRule({
  id: 'csp-report-uri-missing',
  summary: 'A Content Security Policy that is only reported has nowhere to report to',
  why: 'Browsers neither block anything nor tell anybody. The policy shows up in the console of whoever looks there, and nowhere else.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [778],
  fixable: { never: 'the address that takes the reports is known to the author only' },
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/settings/#secure-csp-report-only',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/report-uri',
  ],
  examples: [
    { django: '6.0', code: marked(djangoPolicy(`"default-src": ["'self'"]`, name), name) },
    {
      title: 'django-csp 3',
      packages: csp3,
      code: marked(`CSP_DEFAULT_SRC = ["'self'"]\nCSP_REPORT_ONLY = True`, 'CSP_DEFAULT_SRC'),
    },
    { django: '6.0', code: djangoPolicy(`"default-src": ["'self'"], "report-uri": ["/csp/"]`, name) },
    {
      title: 'django-csp 4',
      packages: csp4,
      code: packagePolicy(`"report-to": ["csp"]`, 'CONTENT_SECURITY_POLICY_REPORT_ONLY'),
    },
    { title: 'An enforced policy', django: '6.0', code: djangoPolicy(`"default-src": ["'self'"]`) },
    {
      title: 'Directives that are not known',
      django: '6.0',
      code: `from site_options import more\n${djangoPolicy(`"default-src": ["'self'"], **more`, name)}`,
    },
  ],
  *check(settings) {
    for (const { reportOnly, open, directives, at, setting } of policiesIn(settings)) {
      if (!reportOnly || open || directives.some((each) => /^report-(?:uri|to)$/.test(each.name))) continue;
      yield {
        at,
        subject: setting,
        message: 'What this policy finds is reported nowhere. Add `report-uri` or `report-to`.',
      };
    }
  },
});
