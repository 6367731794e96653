import { policiesIn, sourceWith, type Directive, type Policy, type Source } from './shared/csp';
import { csp3, djangoPolicy } from './shared/csp-examples';
import { dropSource } from './shared/csp-fixes';
import { marked } from './shared/marked';
import { defineRule } from './rule';

const directives: ReadonlySet<string> = new Set([
  ...['default-src', 'script-src', 'script-src-elem', 'object-src', 'base-uri', 'frame-ancestors', 'form-action'],
]);

/** Directives that decide whether code runs. */
const code: ReadonlySet<string> = new Set(['default-src', 'script-src', 'script-src-elem', 'object-src']);

function isWide(policy: Policy, directive: Directive, { text = '' }: Source): boolean {
  const source = text.toLowerCase();
  if (sourceWith(directive, "'strict-dynamic'") !== undefined && directive.name.startsWith('script-src')) return false;
  if (/^(?:\*|https?:(?:\/\/\*?)?|https?:\/\/\*(?::[\d*]+)?|wss?:)$/.test(source)) return true;
  if (/^http:\/\/(?!localhost|127\.|\[::1\])/.test(source)) return true;
  return runsCode(policy, directive) && (source === 'data:' || (source === 'blob:' && directive.name !== 'object-src'));
}

/** `default-src` is about scripts only where they have no sources of their own. */
function runsCode({ directives: all }: Policy, { name }: Directive): boolean {
  if (name !== 'default-src') return code.has(name);
  return !all.some((directive) => directive.name === 'script-src');
}

function messageOf({ name }: Directive, { text = '' }: Source): string {
  const what = text.toLowerCase().startsWith('http://')
    ? `allows \`${text}\`, which anybody in between can answer for`
    : text === 'data:' || text === 'blob:'
      ? `allows \`${text}\`, which whoever can write into the page can make`
      : `allows \`${text}\`, which is any site`;
  return `\`${name}\` ${what}. Name the sources that the site needs.`;
}

export default defineRule({
  id: 'csp-wide-source',
  summary: 'The Content Security Policy allows sources that everybody can use',
  why: 'An attacker who can write into a page puts a script on any server, or into a `data:` address, and the policy lets it run. A form can send passwords anywhere, and any site can show this one in a frame.',
  notes:
    "Only for the directives that decide about code, forms, frames and `<base>`; `https:` and `data:` for images, fonts and media are fine. `https:` beside `'strict-dynamic'` is meant for old browsers and not reported. A hint of the strict preset for a policy that is only reported.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [693],
  fixable: 'sometimes',
  reveals: ['csp-wide-source'],
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Content_Security_Policy_Cheat_Sheet.html',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(djangoPolicy(`"script-src": ["'self'", "https:"]`), '"https:"'),
      after: djangoPolicy(`"script-src": ["'self'"]`),
    },
    { title: 'Everything', packages: csp3, code: marked('CSP_DEFAULT_SRC = ["*"]', '"*"') },
    {
      title: 'Plain HTTP',
      django: '6.0',
      code: marked(djangoPolicy(`"form-action": ["'self'", "http://pay.example.org"]`), '"http://pay.example.org"'),
    },
    {
      title: 'Made in the page',
      django: '6.0',
      code: marked(djangoPolicy(`"script-src": ["'self'", "data:"]`), '"data:"'),
    },
    { title: 'Frames', django: '6.0', code: marked(djangoPolicy('"frame-ancestors": ["https://*"]'), '"https://*"') },
    { django: '6.0', code: djangoPolicy(`"script-src": ["'self'", "https://cdn.example.org"]`) },
    { title: 'Images', django: '6.0', code: djangoPolicy('"img-src": ["https:", "data:"]') },
    {
      title: 'For old browsers',
      django: '6.0',
      code: djangoPolicy(`"script-src": ["'nonce-abc'", "'strict-dynamic'", "https:"]`),
    },
    {
      title: 'Scripts have sources of their own',
      django: '6.0',
      code: djangoPolicy(`"default-src": ["'self'", "data:"], "script-src": ["'self'"]`),
    },
  ],
  *check(settings) {
    for (const policy of policiesIn(settings)) {
      for (const directive of policy.directives.filter(({ name }) => directives.has(name))) {
        for (const source of directive.sources.filter((each) => isWide(policy, directive, each))) {
          yield {
            at: source.at,
            subject: policy.setting,
            message: messageOf(directive, source),
            ...(policy.reportOnly ? { profile: 'hint' } : {}),
            fixes: dropSource(settings, directive, source, `Take \`${source.text ?? ''}\` out`),
          };
        }
      }
    }
  },
});
