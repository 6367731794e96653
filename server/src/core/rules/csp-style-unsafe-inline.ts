import { effective, mayHaveNonce, policiesIn, sourceWith, styleDirectives } from './shared/csp';
import { csp3, djangoPolicy } from './shared/csp-examples';
import { dropSource } from './shared/csp-fixes';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const inline = `"'unsafe-inline'"`;

export default defineRule({
  id: 'csp-style-unsafe-inline',
  summary: 'The Content Security Policy allows inline styles',
  why: 'An injected style sheet can read what stands in a form, one letter at a time, and lay a false page over the real one.',
  notes:
    'A hint of the strict preset: many packages write inline styles, the admin among them. Silent where a nonce or a hash is among the sources, and for a directive that scripts use too, which `csp-script-unsafe-inline` reports.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [79],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Content_Security_Policy_Cheat_Sheet.html',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(djangoPolicy(`"style-src": ["'self'", ${inline}]`), inline),
      after: djangoPolicy(`"style-src": ["'self'"]`),
    },
    { title: 'django-csp 3', packages: csp3, code: marked(`CSP_STYLE_SRC = [${inline}]`, inline) },
    { django: '6.0', code: djangoPolicy(`"style-src": ["'self'"]`) },
    { title: 'With a hash', django: '6.0', code: djangoPolicy(`"style-src": [${inline}, "'sha256-AAAA'"]`) },
    {
      title: 'Scripts use it too',
      django: '6.0',
      code: djangoPolicy(`"default-src": [${inline}]`),
    },
  ],
  *check(settings) {
    for (const policy of policiesIn(settings)) {
      const directive = effective(policy, ...styleDirectives);
      const source = sourceWith(directive, "'unsafe-inline'");
      const isShared =
        directive?.name === 'default-src' && effective(policy, 'script-src-elem', 'script-src') === undefined;
      if (directive === undefined || source === undefined || isShared || mayHaveNonce(directive)) continue;
      yield {
        at: source.at,
        subject: policy.setting,
        message: `\`${directive.name}\` allows every style in a page. Use nonces, or files of the site.`,
        fixes: dropSource(
          settings,
          directive,
          source,
          'Allow no inline styles (those of the site need nonces or files)',
        ),
      };
    }
  },
});
