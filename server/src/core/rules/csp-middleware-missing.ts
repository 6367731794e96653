import { djangoCsp, packageCsp, policiesIn, type Policy } from './shared/csp';
import { csp3, csp4, djangoPolicy, packagePolicy } from './shared/csp-examples';
import { marked } from './shared/marked';
import { insertMiddleware, lacksMiddleware, securityMiddleware } from './shared/middleware';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const limited = 'csp.contrib.rate_limiting.RateLimitedCSPMiddleware';

function neededBy({ kind }: Policy): string {
  return kind === 'django' ? djangoCsp : packageCsp;
}

/** A middleware of the project's own may send the policy. */
function hasOwn({ value }: Alternative): boolean {
  if (value.kind !== 'sequence') return true;
  return value.items.some((item) =>
    item.some((each) => /csp|content_?security/i.test((textIn(each.value) ?? 'csp').replace(djangoCsp, ''))),
  );
}

/** The middleware of the other implementation does not read this policy. */
function isOther({ value }: Alternative, path: string): boolean {
  const other = path === djangoCsp ? packageCsp : djangoCsp;
  if (value.kind !== 'sequence') return false;
  const named = value.items.flatMap((item) => item.map((each) => textIn(each.value) ?? ''));
  return named.includes(other) && named.every((each) => each === other || !/csp|content_?security/i.test(each));
}

function fixes(settings: SettingsView, list: Alternative, path: string): readonly Fix[] {
  const edits = insertMiddleware(settings, list, path, (_, index, all) => all[index - 1] === securityMiddleware);
  if (edits === undefined) return [];
  const title = `Add \`${path.split('.').at(-1) ?? path}\` (the policy then applies: try it out)`;
  return [{ title, edits, safety: 'unsafe', preferred: true }];
}

const list = (...paths: readonly string[]): string => `MIDDLEWARE = [${paths.map((path) => `"${path}"`).join(', ')}]\n`;
const policy = `"default-src": ["'self'"], "object-src": ["'none'"]`;

export default defineRule({
  id: 'csp-middleware-missing',
  summary: 'A Content Security Policy is set up and never sent',
  why: 'The header is written by a middleware. Without it, the settings have no effect, and browsers enforce nothing.',
  notes:
    "Silent where the list of middleware is not known, and where one of the project's own has `csp` or `content_security` in its name. With the middleware, what the policy forbids stops working: try it as a report first.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://django-csp.readthedocs.io/en/latest/installation.html',
  ],
  examples: [
    {
      django: '6.0',
      code: marked(`${list(securityMiddleware, 'shop.Middleware')}${djangoPolicy(policy)}`, 'SECURE_CSP'),
      after: `${list(securityMiddleware, djangoCsp, 'shop.Middleware')}${djangoPolicy(policy)}`,
    },
    {
      title: 'django-csp 4',
      packages: csp4,
      code: marked(`${list(securityMiddleware)}${packagePolicy(policy)}`, 'CONTENT_SECURITY_POLICY'),
      after: `${list(securityMiddleware, packageCsp)}${packagePolicy(policy)}`,
    },
    {
      title: 'django-csp 3',
      packages: csp3,
      code: marked(`${list(securityMiddleware)}CSP_DEFAULT_SRC = ["'self'"]`, 'CSP_DEFAULT_SRC'),
    },
    {
      title: 'The other middleware',
      django: '6.0',
      code: marked(`${list(packageCsp)}${djangoPolicy(policy)}`, 'SECURE_CSP'),
    },
    { django: '6.0', code: `${list(securityMiddleware, djangoCsp)}${djangoPolicy(policy)}` },
    { title: 'django-csp, with fewer reports', packages: csp4, code: `${list(limited)}${packagePolicy(policy)}` },
    { title: "The project's own", django: '6.0', code: `${list('shop.middleware.CspHeader')}${djangoPolicy(policy)}` },
    {
      title: 'Not known',
      django: '6.0',
      code: `from site_options import middleware\nMIDDLEWARE = middleware\n${djangoPolicy(policy)}`,
    },
  ],
  *check(settings) {
    const seen = new Set<string>();
    for (const each of policiesIn(settings)) {
      const path = neededBy(each);
      const missing = lacksMiddleware(settings, path === packageCsp ? [packageCsp, limited] : [path]);
      if (missing === undefined || seen.has(path) || (hasOwn(missing) && !isOther(missing, path))) continue;
      seen.add(path);
      yield {
        at: each.at,
        subject: each.setting,
        message: `\`${each.setting}\` has no effect, because \`${path}\` is not in \`MIDDLEWARE\`. Add it behind \`SecurityMiddleware\`.`,
        fixes: fixes(settings, missing, path),
      };
    }
  },
});
