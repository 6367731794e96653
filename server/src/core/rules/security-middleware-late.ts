import { askOrder, className, indexOfPath, moveBefore, type Item } from './shared/order';
import { marked } from './shared/marked';
import { commonMiddleware, corsMiddleware, listName, securityMiddleware, sessionMiddleware } from './shared/middleware';
import { defineRule } from './rule';

/** What may well stand in front: it adds to responses, measures them, or has a rule of its own (WhiteNoise). */
const welcome =
  /cors|\.UpdateCacheMiddleware$|prometheus|health|opentelemetry|sentry|debug_toolbar|whitenoise|gzip|compress|request_?id|guid/i;

function question(items: readonly Item[]): { readonly security: Item; readonly first: Item } | undefined {
  const at = indexOfPath(items, securityMiddleware);
  const first = items.slice(0, Math.max(at, 0)).find(({ path }) => path !== undefined && !welcome.test(path));
  const security = items[at];
  return first === undefined || security === undefined ? undefined : { security, first };
}

const late = `MIDDLEWARE = [\n    "${commonMiddleware}",\n    "${securityMiddleware}",\n]`;

export default defineRule({
  id: 'security-middleware-late',
  summary: '`SecurityMiddleware` does not come first',
  why: 'A middleware in front of `SecurityMiddleware` that answers by itself does so without HSTS, `nosniff`, the referrer policy and the redirect to HTTPS. Django asks for it near the top of the list.',
  notes:
    'Only in the strict preset. Middleware for CORS, for the cache, for compression, for measuring and for health checks may well stand in front; WhiteNoise has a rule of its own.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [693],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/middleware/#middleware-ordering'],
  examples: [
    {
      code: marked(late, `"${securityMiddleware}"`),
      after: `MIDDLEWARE = [\n    "${securityMiddleware}",\n    "${commonMiddleware}",\n]`,
    },
    {
      title: 'On one line',
      code: marked(`MIDDLEWARE = ['${commonMiddleware}', '${securityMiddleware}']`, `'${securityMiddleware}'`),
      after: `MIDDLEWARE = ['${securityMiddleware}', '${commonMiddleware}']`,
    },
    { code: `MIDDLEWARE = [\n    "${securityMiddleware}",\n    "${sessionMiddleware}",\n]` },
    {
      title: 'Behind CORS and a measurement',
      code: `MIDDLEWARE = [\n    "django_prometheus.middleware.PrometheusBeforeMiddleware",\n    "${corsMiddleware}",\n    "${securityMiddleware}",\n]`,
    },
    { title: 'The order is not known', code: `MIDDLEWARE = {"${commonMiddleware}", "${securityMiddleware}"}` },
  ],
  *check(settings) {
    const late = askOrder(settings, listName(settings), question);
    if (late === undefined) return;
    const { security, first } = late.found;
    const edits = moveBefore(settings, late.list, security.at, first.at);
    const other = `\`${className(first.path ?? '')}\``;
    yield {
      at: security.at,
      subject: listName(settings),
      message: `\`SecurityMiddleware\` runs after ${other}, so what ${other} answers by itself lacks its headers and its redirect. Move it to the front.`,
      related: [{ at: first.at, message: 'This runs before it.' }],
      fixes: edits
        ? [{ title: 'Move `SecurityMiddleware` to the front', edits, safety: 'unsafe', preferred: true }]
        : [],
    };
  },
});
