import { addEntries } from './shared/dict-edits';
import { addSetting } from './shared/edits';
import { policiesIn, type Policy } from './shared/csp';
import { csp3, djangoPolicy, packagePolicy, csp4 } from './shared/csp-examples';
import { marked } from './shared/marked';
import { inWords } from './shared/secrets';
import { settingOf } from '../django/packages/csp';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

/** Directives that a policy needs, with a value that fits most sites. */
const needed: readonly (readonly [name: string, value: string])[] = [
  ['default-src', `["'self'"]`],
  ['object-src', `["'none'"]`],
  ['base-uri', `["'self'"]`],
  ['form-action', `["'self'"]`],
  ['frame-ancestors', `["'self'"]`],
];

/** What an enforced policy lacks; a directive that a policy beside it tries out as a report is on its way. */
function missing(policy: Policy, all: readonly Policy[]): readonly (readonly [string, string])[] {
  const { kind, directives } = policy;
  const tried = all.filter((each) => each.kind === kind && each.reportOnly);
  const has = (name: string): boolean =>
    [policy, ...tried].some((each) => each.directives.some((directive) => directive.name === name));
  // The sources of plugins fall back to `default-src`, which django-csp always sends.
  const fallsBack = kind !== 'django' || directives.some(({ name }) => name === 'default-src');
  return needed.filter(([name]) => {
    // django-csp always sends `default-src`.
    if (name === 'default-src' && kind !== 'django') return false;
    return !has(name) && !(name === 'object-src' && fallsBack);
  });
}

function fixes(settings: SettingsView, policy: Policy): readonly Fix[] {
  const lacks = missing(policy, policiesIn(settings));
  const below = policy.directives.at(-1)?.name;
  const edits =
    policy.dict === undefined
      ? [
          addSetting(settings, lacks.map(([name, value]) => `${settingOf(name)} = ${value}`).join('\n'), [
            policy.setting,
          ]),
        ]
      : below && addEntries(settings, policy.dict, below, lacks);
  if (edits === undefined || edits === '') return [];
  const title = `Add ${inWords(lacks.map(([name]) => `\`${name}\``))} for the site itself`;
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

export default defineRule({
  id: 'csp-missing-directive',
  summary: 'The Content Security Policy leaves out directives that nothing else stands in for',
  why: 'What no directive names is allowed. `base-uri`, `form-action` and `frame-ancestors` do not fall back to `default-src`: an injected `<base>` sends every relative address elsewhere, an injected form collects passwords, and any site can show this one in a frame.',
  notes:
    "One finding names them all. `object-src` falls back to `default-src`, so it is named only where that is missing as well. django-csp adds `default-src 'self'` by itself. A hint also without `default-src`, because a policy about frames or forms alone can be meant. Silent for a policy that is only reported, and for what such a policy tries out beside this one.",
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [693],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Content_Security_Policy_Cheat_Sheet.html',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(
        djangoPolicy(`"default-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'self'"]`),
        'SECURE_CSP',
      ),
      after: djangoPolicy(
        `"default-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'self'"], "frame-ancestors": ["'self'"]`,
      ),
    },
    {
      title: 'Several',
      django: '6.0',
      code: marked(djangoPolicy(`"script-src": ["'self'"]`), 'SECURE_CSP'),
    },
    {
      title: 'django-csp 4',
      packages: csp4,
      code: marked(packagePolicy(`"object-src": ["'none'"]`), 'CONTENT_SECURITY_POLICY'),
    },
    {
      title: 'django-csp 3',
      packages: csp3,
      code: marked(`CSP_DEFAULT_SRC = ["'none'"]\nCSP_BASE_URI = ["'none'"]\n`, 'CSP_DEFAULT_SRC'),
      after: `CSP_DEFAULT_SRC = ["'none'"]\nCSP_FORM_ACTION = ["'self'"]\nCSP_FRAME_ANCESTORS = ["'self'"]\nCSP_BASE_URI = ["'none'"]\n`,
    },
    {
      django: '6.0',
      code: djangoPolicy(
        `"default-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'self'"], "frame-ancestors": ["'none'"]`,
      ),
    },
    {
      title: 'Directives that are not known',
      django: '6.0',
      code: `from site_options import more\n${djangoPolicy(`"default-src": ["'none'"], **more`)}`,
    },
    {
      title: 'Tried out beside it',
      django: '6.0',
      code: `${djangoPolicy(`"script-src": ["'self'"]`)}\n${djangoPolicy(
        `"default-src": ["'none'"], "base-uri": [], "form-action": [], "frame-ancestors": [], "object-src": []`,
        'SECURE_CSP_REPORT_ONLY',
      )}`,
    },
    {
      title: 'There only where a variable is set',
      packages: csp3,
      code: 'import os\nif "CSP" in os.environ:\n    CSP_DEFAULT_SRC = os.environ["CSP"].split(",")',
    },
  ],
  *check(settings) {
    for (const policy of policiesIn(settings)) {
      const lacks = missing(policy, policiesIn(settings)).map(([name]) => `\`${name}\``);
      if (policy.reportOnly || policy.open || lacks.length === 0) continue;
      yield {
        at: policy.at,
        subject: policy.setting,
        message: `The policy has no ${inWords(lacks)}, and what no directive names is allowed. Add what is missing.`,
        fixes: fixes(settings, policy),
      };
    }
  },
});
