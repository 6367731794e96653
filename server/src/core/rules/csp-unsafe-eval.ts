import { effective, policiesIn, sourceWith } from './shared/csp';
import { csp3, csp4, djangoPolicy, packagePolicy } from './shared/csp-examples';
import { dropSource } from './shared/csp-fixes';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const evaluate = `"'unsafe-eval'"`;

export default defineRule({
  id: 'csp-unsafe-eval',
  summary: 'The Content Security Policy lets scripts run text as code',
  why: 'A text that a script of the site takes from an address, a form or an answer becomes code if it reaches `eval`, `new Function` or a timer. Without `unsafe-eval` the browser refuses that.',
  notes:
    "A hint of the strict preset for a policy that is only reported. Some frameworks compile templates in the browser and need it; most have a build without. `'wasm-unsafe-eval'` is not reported.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [95],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Content_Security_Policy_Cheat_Sheet.html',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(djangoPolicy(`"script-src": ["'self'", ${evaluate}]`), evaluate),
      after: djangoPolicy(`"script-src": ["'self'"]`),
    },
    {
      title: 'django-csp 4, by a constant',
      packages: csp4,
      code: `from csp.constants import SELF, UNSAFE_EVAL\n${packagePolicy('"default-src": [UNSAFE_EVAL, SELF]')}\n#${' '.repeat(57)}^^^^^^^^^^^`,
      after: `from csp.constants import SELF, UNSAFE_EVAL\n${packagePolicy('"default-src": [SELF]')}`,
    },
    { title: 'django-csp 3', packages: csp3, code: marked(`CSP_SCRIPT_SRC = ${evaluate}`, evaluate) },
    { django: '6.0', code: djangoPolicy(`"script-src": ["'self'", "'wasm-unsafe-eval'"]`) },
    {
      title: 'Scripts have sources of their own',
      django: '6.0',
      code: djangoPolicy(`"default-src": [${evaluate}], "script-src": ["'self'"]`),
    },
    { title: 'Django 5.2 does not read it', django: '5.2', code: djangoPolicy(`"script-src": [${evaluate}]`) },
  ],
  *check(settings) {
    for (const policy of policiesIn(settings)) {
      const directive = effective(policy, 'script-src', 'default-src');
      const source = sourceWith(directive, "'unsafe-eval'");
      if (directive === undefined || source === undefined) continue;
      yield {
        at: source.at,
        subject: policy.setting,
        message: `\`${directive.name}\` lets scripts run text as code. Take \`'unsafe-eval'\` out, and use code that does without.`,
        ...(policy.reportOnly ? { profile: 'hint' } : {}),
        fixes: dropSource(settings, directive, source, 'Allow no text as code'),
      };
    }
  },
});
