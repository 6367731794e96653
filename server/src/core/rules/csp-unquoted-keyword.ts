import { nearest } from './shared/nearest';
import { policiesIn, type Source } from './shared/csp';
import { csp3, csp4, djangoPolicy, packagePolicy } from './shared/csp-examples';
import { marked } from './shared/marked';
import { replaceValue } from './shared/replacing';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

/** The keywords of https://www.w3.org/TR/CSP3/#grammardef-keyword-source, and `none`. */
export const keywords: readonly string[] = [
  ...['self', 'none', 'unsafe-inline', 'unsafe-eval', 'strict-dynamic', 'unsafe-hashes', 'report-sample'],
  ...[
    'unsafe-allow-redirects',
    'wasm-unsafe-eval',
    'trusted-types-eval',
    'report-sha256',
    'report-sha384',
    'report-sha512',
  ],
];

/** Directives whose values are sources. */
const takesSources = /-src(?:-elem|-attr)?$|^(?:base-uri|form-action|frame-ancestors|navigate-to)$/;

/** The keyword that is meant by a text that is none. */
function meant({ text }: Source): string | undefined {
  if (text === undefined) return undefined;
  const plain = text.toLowerCase();
  if (keywords.includes(plain)) return plain;
  const quoted = /^'([a-z-]+)'$/.exec(plain)?.[1];
  if (quoted === undefined || keywords.includes(quoted) || /^(?:nonce|sha\d+)-/.test(quoted)) return undefined;
  return nearest(quoted, keywords);
}

function fixes(settings: SettingsView, { found, text }: Source, keyword: string): readonly Fix[] {
  if (textIn(found.value) !== text) return [];
  return replaceValue(settings, found, `"'${keyword}'"`, `Write \`'${keyword}'\``, true);
}

export default defineRule({
  id: 'csp-unquoted-keyword',
  summary: 'A keyword of the Content Security Policy has no quotes, or is misspelt',
  why: 'The keywords of a policy stand in single quotes, which are a part of the text: `"\'self\'"`. Without them, `self` is the name of a host that does not exist, and `none` forbids nothing. Browsers say nothing about it, or only in their console.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['csp-script-unsafe-inline', 'csp-style-unsafe-inline', 'csp-unsafe-eval'],
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://www.w3.org/TR/CSP3/#framework-directive-source-list',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(djangoPolicy('"default-src": ["self"]'), '"self"'),
      after: djangoPolicy(`"default-src": ["'self'"]`),
    },
    {
      title: 'Misspelt',
      packages: csp4,
      code: marked(packagePolicy(`"object-src": ["'noone'"]`), `"'noone'"`),
      after: packagePolicy(`"object-src": ["'none'"]`),
    },
    {
      title: 'django-csp 3, several in one text',
      packages: csp3,
      code: marked('CSP_SCRIPT_SRC = ["self https://cdn.example.org"]', '"self https://cdn.example.org"'),
    },
    { django: '6.0', code: djangoPolicy(`"default-src": ["'self'"], "script-src": ["'nonce-abc'"]`) },
    { title: 'A host', django: '6.0', code: djangoPolicy('"img-src": ["images"]') },
    { title: 'Another kind of directive', django: '6.0', code: djangoPolicy('"trusted-types": ["none"]') },
    { title: 'A hash', django: '6.0', code: djangoPolicy(`"script-src": ["'sha256-abc'"]`) },
  ],
  *check(settings) {
    for (const policy of policiesIn(settings)) {
      for (const { name, sources } of policy.directives.filter((each) => takesSources.test(each.name))) {
        for (const source of sources) {
          const keyword = meant(source);
          if (keyword === undefined) continue;
          const isBare = source.text?.startsWith("'") !== true;
          yield {
            at: source.at,
            subject: policy.setting,
            message: isBare
              ? `Without single quotes, \`${keyword}\` in \`${name}\` is the name of a host. Write \`'${keyword}'\`.`
              : `Browsers do not know this keyword in \`${name}\`. Write \`'${keyword}'\`.`,
            fixes: fixes(settings, source, keyword),
          };
        }
      }
    }
  },
});
