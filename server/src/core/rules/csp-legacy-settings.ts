import { directiveDocs, settingOf } from '../django/packages/csp';
import { hasApp } from './shared/apps';
import { convertCsp, type OldSetting } from './shared/csp-conversion';
import { csp3, csp4 } from './shared/csp-examples';
import { certainWrites, isReadInProject } from './shared/lifecycle';
import { lacksMiddleware } from './shared/middleware';
import { marked } from './shared/marked';
import { packageAtLeast, usesPackage } from './shared/packages';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const directives = Object.keys(directiveDocs);
const others = ['CSP_REPORT_ONLY', 'CSP_EXCLUDE_URL_PREFIXES', 'CSP_REPORT_PERCENTAGE', 'CSP_INCLUDE_NONCE_IN'];

const middleware = ['csp.middleware.CSPMiddleware', 'csp.contrib.rate_limiting.RateLimitedCSPMiddleware'];

/** The settings of django-csp 3; names that the module itself reads may be parts of a newer policy. */
function oldSettings(settings: SettingsView): readonly OldSetting[] {
  const found = [...directives.map(settingOf), ...others].flatMap((name) => {
    const write = certainWrites(settings, name).find(({ how }) => how === 'assign');
    return write === undefined || isReadInProject(settings, name) ? [] : [{ name, write }];
  });
  return found.sort((a, b) => a.write.statement.span.start - b.write.statement.span.start);
}

export default defineRule({
  id: 'csp-legacy-settings',
  summary: 'django-csp 4 no longer reads the `CSP_*` settings',
  why: 'Since 4.0 the policy is one dict, and without it the middleware sends no header at all: after the upgrade, browsers enforce nothing, and the settings still look as if they did. Where `csp` is in `INSTALLED_APPS`, a check says so; without it, nothing does.',
  notes:
    'An information of the strict preset where the release of django-csp is not known. Silent for names that the module itself uses, such as to build the new dict.',
  on: 'settings',
  profile: 'broken',
  django: ['csp.E001'],
  cwe: [16],
  fixable: 'sometimes',
  reveals: [
    ...[
      'csp-missing-directive',
      'csp-script-unsafe-inline',
      'csp-style-unsafe-inline',
      'csp-unsafe-eval',
      'csp-wide-source',
    ],
    ...[
      'csp-middleware-missing',
      'csp-exclude-prefixes',
      'csp-paths-excluded',
      'csp-report-only',
      'csp-unquoted-keyword',
      'csp-report-uri-missing',
    ],
  ],
  sources: ['https://django-csp.readthedocs.io/en/latest/migration-guide.html'],
  examples: [
    {
      packages: csp4,
      code: marked(`CSP_DEFAULT_SRC = ("'self'",)\nCSP_IMG_SRC = ["'self'", "data:"]\n`, 'CSP_DEFAULT_SRC'),
      after: `CONTENT_SECURITY_POLICY = {\n    "DIRECTIVES": {\n        "default-src": ("'self'",),\n        "img-src": ["'self'", "data:"],\n    },\n}\n`,
    },
    {
      title: 'Only reported',
      packages: csp4,
      code: marked(
        `CSP_REPORT_ONLY = True\nCSP_REPORT_PERCENTAGE = 0.1\nCSP_DEFAULT_SRC = ["'self'"]`,
        'CSP_REPORT_ONLY',
      ),
      after: `CONTENT_SECURITY_POLICY_REPORT_ONLY = {\n    "REPORT_PERCENTAGE": 100 * (0.1),\n    "DIRECTIVES": {\n        "default-src": ["'self'"],\n    },\n}`,
    },
    {
      title: 'With nonces and paths without a policy',
      packages: csp4,
      code: marked(
        `CSP_SCRIPT_SRC = ("'self'",)\nCSP_INCLUDE_NONCE_IN = ["script-src"]\nCSP_EXCLUDE_URL_PREFIXES = ("/api",)`,
        'CSP_SCRIPT_SRC',
      ),
      after: `from csp.constants import NONCE\nCONTENT_SECURITY_POLICY = {\n    "EXCLUDE_URL_PREFIXES": ("/api",),\n    "DIRECTIVES": {\n        "script-src": ("'self'", NONCE),\n    },\n}`,
    },
    {
      title: 'The release is not known: an information of the strict preset',
      code: marked(`INSTALLED_APPS = ["csp"]\nCSP_DEFAULT_SRC = ["'self'"]`, 'CSP_DEFAULT_SRC'),
    },
    {
      packages: csp4,
      code: `CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"]}}`,
    },
    { title: 'django-csp 3', packages: csp3, code: `CSP_DEFAULT_SRC = ["'self'"]` },
    {
      title: 'Names that the new dict is made of',
      packages: csp4,
      code: `CSP_DEFAULT_SRC = ["'self'"]\nCONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": CSP_DEFAULT_SRC}}`,
    },
    {
      title: 'Asked for, and in no list',
      packages: csp4,
      code: `INSTALLED_APPS = ["shop"]\nMIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]\nCSP_DEFAULT_SRC = ["'self'"]`,
    },
  ],
  *check(settings) {
    const isFour = packageAtLeast(settings, 'csp', '4.0');
    if (isFour === false || !usesPackage(settings, 'csp')) return;
    if (isFour === undefined && settings.get('CONTENT_SECURITY_POLICY').isAssigned) return;
    // Without the middleware none of them has ever had an effect.
    if (lacksMiddleware(settings, middleware) !== undefined && hasApp(settings, 'csp') === false) return;
    const all = oldSettings(settings);
    const [first] = all;
    if (first === undefined) return;
    const checked = hasApp(settings, 'csp') !== false;
    const hasNew = ['CONTENT_SECURITY_POLICY', 'SECURE_CSP'].some((name) => settings.get(name).isAssigned);
    yield {
      at: first.write.name,
      subject: first.name,
      message: `django-csp 4 ignores \`${first.name}\` and the other \`CSP_*\` settings${hasNew ? '' : ' and sends no policy'}. Write them as \`CONTENT_SECURITY_POLICY\`${checked ? '' : ', and add `csp` to `INSTALLED_APPS` to have it checked'}.`,
      ...(isFour === true ? {} : { profile: 'info' }),
      django: checked ? ['csp.E001'] : [],
      fixes: isFour === true && !hasNew ? convertCsp(settings, all) : [],
    };
  },
});
