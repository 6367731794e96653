import { policiesIn, type Policy } from './shared/csp';
import { csp3, djangoPolicy } from './shared/csp-examples';
import { marked } from './shared/marked';
import { turnOff } from './shared/turn-off';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView } from './shared/model';

const flag = 'CSP_REPORT_ONLY';

/** Gives the policy the name under which it is enforced. */
function rename(settings: SettingsView, { setting, at }: Policy): readonly Fix[] {
  const enforced = setting.replace(/_REPORT_ONLY$/, '');
  if (settings.get(setting).writes.length !== 1 || settings.textOf(at) !== setting) return [];
  const title = `Enforce it as \`${enforced}\` (look at the reports first)`;
  return [{ title, edits: [{ at, newText: enforced }], safety: 'unsafe', preferred: false }];
}

function found(settings: SettingsView, policy: Policy): Pick<Problem, 'at' | 'fixes' | 'subject'> {
  const on = policy.kind === 'csp-3' ? settings.get(flag).deployed(truthy) : undefined;
  if (on === undefined) return { at: policy.at, subject: policy.setting, fixes: rename(settings, policy) };
  const fixes = turnOff(settings, flag, on).map((fix) => ({ ...fix, preferred: false }));
  return { at: on.at, subject: flag, fixes };
}

export default defineRule({
  id: 'csp-report-only',
  summary: 'The Content Security Policy is only reported',
  why: 'Browsers send reports of what the policy forbids, and then do it all the same. That is the right way to start, and it protects nobody until the policy is enforced.',
  notes: 'Silent where another policy is enforced: a stricter one that is tried out stands beside it.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [693],
  fixable: 'sometimes',
  reveals: [
    ...[
      'csp-script-unsafe-inline',
      'csp-unsafe-eval',
      'csp-wide-source',
      'csp-missing-directive',
      'csp-middleware-missing',
    ],
  ],
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy-Report-Only',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(
        djangoPolicy(`"default-src": ["'self'"], "report-uri": ["/csp/"]`, 'SECURE_CSP_REPORT_ONLY'),
        'SECURE_CSP_REPORT_ONLY',
      ),
      after: djangoPolicy(`"default-src": ["'self'"], "report-uri": ["/csp/"]`),
    },
    {
      title: 'django-csp 3',
      packages: csp3,
      code: marked(`CSP_DEFAULT_SRC = ["'self'"]\nCSP_REPORT_ONLY = True`, 'True'),
      after: `CSP_DEFAULT_SRC = ["'self'"]\nCSP_REPORT_ONLY = False`,
    },
    { django: '6.0', code: djangoPolicy(`"default-src": ["'self'"]`) },
    {
      title: 'Beside one that is enforced',
      django: '6.0',
      code: `${djangoPolicy(`"default-src": ["'self'"]`)}\n${djangoPolicy(`"default-src": ["'none'"]`, 'SECURE_CSP_REPORT_ONLY')}`,
    },
    {
      title: 'For development',
      role: 'development',
      django: '6.0',
      code: djangoPolicy(`"default-src": ["'self'"]`, 'SECURE_CSP_REPORT_ONLY'),
    },
  ],
  *check(settings) {
    const policies = policiesIn(settings);
    const [first] = policies;
    const isEnforced = ['SECURE_CSP', 'CONTENT_SECURITY_POLICY'].some((name) => settings.get(name).isAssigned);
    if (first === undefined || isEnforced || policies.some(({ reportOnly }) => !reportOnly)) return;
    yield {
      message: 'The policy is only reported, so browsers block nothing. Enforce it once the reports are quiet.',
      ...found(settings, first),
    };
  },
});
