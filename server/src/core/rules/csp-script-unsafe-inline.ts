import { effective, mayHaveNonce, policiesIn, scriptDirectives, sourceWith } from './shared/csp';
import { csp3, csp4, djangoPolicy, packagePolicy } from './shared/csp-examples';
import { dropSource, takeNonce } from './shared/csp-fixes';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const inline = `"'unsafe-inline'"`;

export default defineRule({
  id: 'csp-script-unsafe-inline',
  summary: 'The Content Security Policy allows inline scripts',
  why: 'A policy stops an injected script because the browser can tell it from the scripts of the site. With `unsafe-inline` every script in the page is allowed, the injected one too, and what is left of the policy stops little.',
  notes:
    'Silent where a nonce or a hash is among the sources: browsers then ignore `unsafe-inline`. A hint of the strict preset for a policy that is only reported. Without it, scripts in the pages need a nonce or a file of their own: try the stricter policy as a report first.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [79],
  fixable: 'sometimes',
  reveals: ['csp-nonce-context-processor'],
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Content_Security_Policy_Cheat_Sheet.html',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(djangoPolicy(`"default-src": ["'self'"], "script-src": ["'self'", ${inline}]`), inline),
      after: djangoPolicy(`"default-src": ["'self'"], "script-src": ["'self'"]`),
    },
    {
      title: 'By a constant, and through default-src',
      django: '6.0',
      code: marked(
        `from django.utils.csp import CSP\n${djangoPolicy('"default-src": [CSP.SELF, CSP.UNSAFE_INLINE]')}`,
        'CSP.UNSAFE_INLINE',
      ),
      after: `from django.utils.csp import CSP\n${djangoPolicy('"default-src": [CSP.SELF, CSP.NONCE]')}`,
    },
    {
      title: 'The constants of django-csp 4',
      packages: csp4,
      code: `from csp.constants import NONCE, UNSAFE_INLINE\n${marked(packagePolicy('"script-src": [UNSAFE_INLINE]'), 'UNSAFE_INLINE')}`,
      after: `from csp.constants import NONCE, UNSAFE_INLINE\n${packagePolicy('"script-src": [NONCE]')}`,
    },
    { title: 'django-csp 4', packages: csp4, code: marked(packagePolicy(`"script-src": [${inline}]`), inline) },
    {
      title: 'django-csp 3',
      packages: csp3,
      code: marked(`CSP_SCRIPT_SRC = ("'self'", ${inline})`, inline),
      after: `CSP_SCRIPT_SRC = ("'self'",)`,
    },
    { django: '6.0', code: djangoPolicy(`"default-src": ["'self'"]`) },
    {
      title: 'Browsers ignore it beside a nonce',
      django: '6.0',
      code: `from django.utils.csp import CSP\n${djangoPolicy(`"script-src": [CSP.NONCE, ${inline}]`)}`,
    },
    {
      title: 'django-csp 3, with nonces',
      packages: csp3,
      code: `CSP_SCRIPT_SRC = ["'self'", ${inline}]\nCSP_INCLUDE_NONCE_IN = ["script-src"]`,
    },
    {
      title: 'Scripts have sources of their own',
      django: '6.0',
      code: djangoPolicy(`"default-src": [${inline}], "script-src": ["'self'"]`),
    },
  ],
  *check(settings) {
    for (const policy of policiesIn(settings)) {
      const directive = effective(policy, ...scriptDirectives);
      const source = sourceWith(directive, "'unsafe-inline'");
      if (directive === undefined || source === undefined || mayHaveNonce(directive)) continue;
      yield {
        at: source.at,
        subject: policy.setting,
        message: `\`${directive.name}\` allows every script in a page, so the policy does not stop injected ones. Use nonces, or files of the site.`,
        ...(policy.reportOnly ? { profile: 'hint' } : {}),
        fixes: [
          ...takeNonce(settings, source, 'Allow inline scripts with the nonce of the page only (templates write it)'),
          ...dropSource(
            settings,
            directive,
            source,
            'Allow no inline scripts (those of the site need nonces or files)',
          ),
        ],
      };
    }
  },
});
