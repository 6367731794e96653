import { djangoCsp, packageCsp } from './shared/csp';
import { addSetting } from './shared/edits';
import { isSince } from './shared/honoured';
import { marked } from './shared/marked';
import { insertMiddleware, middlewareList, middlewareName, securityMiddleware } from './shared/middleware';
import { has, isKnown, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Test } from './shared/model';

const sends: Test = (value) => {
  const text = textIn(value);
  return text === undefined ? (isKnown(value) ? false : undefined) : /csp|content_?security/i.test(text);
};

const report = `SECURE_CSP_REPORT_ONLY = {
    "default-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
    # "report-uri": ["/csp-report/"],
}`;

/** A report blocks nothing, and its author sees in the browser's console what an enforced policy would. */
function fixes(settings: SettingsView, list: Alternative): readonly Fix[] {
  // On a branch of its own, a list without the middleware would send no policy.
  const lists = middlewareList(settings).deployedAlternatives;
  if (lists.length > 1) return [];
  const isNext = (_: string, index: number, all: readonly string[]): boolean => all[index - 1] === securityMiddleware;
  const added = isSince(settings, '6.0') ? insertMiddleware(settings, list, djangoCsp, isNext) : undefined;
  if (added === undefined) return [];
  const edits = [...added, addSetting(settings, report, ['SECURE_REFERRER_POLICY', 'MIDDLEWARE'])];
  return [{ title: 'Start with a policy that is only reported', edits, safety: 'unsafe', preferred: false }];
}

const list = `MIDDLEWARE = ["${securityMiddleware}"]`;
const pages = 'TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]\n';

export default defineRule({
  id: 'csp-missing',
  summary: 'No Content Security Policy is set up',
  why: 'A policy tells browsers where scripts may come from. It is the second line of defence: a text that a template has not escaped then shows up, but does not run.',
  notes:
    'Only in the strict preset and in settings for production: a web server in front may send the header. Silent for sites without templates. A policy has to be tried out, as a report at first.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [693, 79],
  fixable: 'sometimes',
  reveals: ['csp-report-only', 'csp-report-uri-missing'],
  sources: [
    'https://docs.djangoproject.com/en/dev/howto/csp/',
    'https://docs.djangoproject.com/en/dev/topics/security/#content-security-policy',
  ],
  examples: [
    { role: 'production', code: marked(`${pages}${list}`, 'MIDDLEWARE') },
    {
      title: 'Django 6.0 and newer',
      role: 'production',
      django: '6.0',
      code: marked(`${pages}${list}`, 'MIDDLEWARE'),
      after: `${pages}MIDDLEWARE = ["${securityMiddleware}", "${djangoCsp}"]\n${report}`,
    },
    {
      title: 'One list for each of two sites',
      role: 'production',
      django: '6.0',
      code: marked(
        `import os\n${pages}${list} + (["shop.Middleware"] if os.environ.get("WITH_SHOP") else [])`,
        'MIDDLEWARE',
      ),
    },
    { role: 'production', code: `${pages}MIDDLEWARE = ["${packageCsp}"]` },
    { title: 'Set up, and never sent', role: 'production', code: `${pages}${list}\nSECURE_CSP = {}` },
    { title: 'No pages', role: 'production', code: `TEMPLATES = []\n${list}` },
    { title: 'Not for production', code: `${pages}${list}` },
  ],
  *check(settings) {
    const names = /^(?:CSP_|SECURE_CSP|CONTENT_SECURITY_POLICY)/;
    if (settings.role !== 'production' || settings.assigned.some((name) => names.test(name))) return;
    const found = middlewareList(settings).must((value) => {
      const answer = has(sends)(value);
      return answer === undefined ? undefined : !answer;
    });
    const hasPages = settings.get('TEMPLATES').judge((value) => value.kind === 'sequence' && value.items.length > 0);
    const at = middlewareName(settings);
    if (found?.written === undefined || at === undefined || hasPages !== true) return;
    yield {
      at,
      subject: 'SECURE_CSP',
      message: 'No Content Security Policy is sent, so a script that gets into a page runs. Try one out as a report.',
      fixes: fixes(settings, found),
    };
  },
});
