import { mayLetOriginsIn, usesCors } from './shared/cors';
import { askOrder, indexOfPath, moveBefore, type Item } from './shared/order';
import { marked } from './shared/marked';
import { commonMiddleware, corsMiddleware, listName, securityMiddleware, sessionMiddleware } from './shared/middleware';
import { defineRule } from './rule';

const origins = 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]';

function question(items: readonly Item[]): { readonly cors: Item; readonly common: Item } | undefined {
  const [i, j] = [indexOfPath(items, commonMiddleware), indexOfPath(items, corsMiddleware)];
  const [common, cors] = [items[i], items[j]];
  return common !== undefined && cors !== undefined && i < j ? { cors, common } : undefined;
}

export default defineRule({
  id: 'cors-middleware-order',
  summary: '`CorsMiddleware` runs after `CommonMiddleware`',
  why: '`CommonMiddleware` redirects by itself, for instance to the address with a final slash. Such an answer then has no CORS headers, and the browser refuses it to the front end with an error that looks like a wrong origin.',
  notes:
    'Other middleware may stand in front: CSRF, sessions, logins, compression and languages do not lose the headers, and WhiteNoise sends its own. Silent where no setting of django-cors-headers lets an origin in: no answer has its headers then.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: ['https://github.com/adamchainz/django-cors-headers#setup'],
  examples: [
    {
      code: marked(
        `MIDDLEWARE = [\n    "${sessionMiddleware}",\n    "${commonMiddleware}",\n    "${corsMiddleware}",  # the front end\n]\n${origins}`,
        `"${corsMiddleware}"`,
      ),
      after: `MIDDLEWARE = [\n    "${sessionMiddleware}",\n    "${corsMiddleware}",  # the front end\n    "${commonMiddleware}",\n]\n${origins}`,
    },
    {
      title: 'Appended',
      code: marked(
        `MIDDLEWARE = ["${commonMiddleware}"]\nMIDDLEWARE += ["${corsMiddleware}"]\n${origins}`,
        `"${corsMiddleware}"`,
      ),
    },
    {
      code: `MIDDLEWARE = [\n    "${sessionMiddleware}",\n    "${corsMiddleware}",\n    "${commonMiddleware}",\n]\n${origins}`,
    },
    {
      title: 'Without `CommonMiddleware`',
      code: `MIDDLEWARE = ["${securityMiddleware}", "${corsMiddleware}"]\n${origins}`,
    },
    {
      title: 'The order is not known',
      code: `MIDDLEWARE = {"${commonMiddleware}", "${corsMiddleware}"}\n${origins}`,
    },
    {
      title: 'No origin is let in',
      code: `MIDDLEWARE = ["${commonMiddleware}", "${corsMiddleware}"]\nCORS_ALLOWED_ORIGINS = []`,
    },
    {
      title: 'Origins from the environment',
      code: marked(
        `import environ\nenv = environ.Env()\nMIDDLEWARE = ["${commonMiddleware}", "${corsMiddleware}"]`,
        `"${corsMiddleware}"`,
      ).concat('\nCORS_ALLOWED_ORIGINS = env.list("ORIGINS", default=[])'),
    },
  ],
  *check(settings) {
    if (!usesCors(settings) || !mayLetOriginsIn(settings)) return;
    const order = askOrder(settings, listName(settings), question);
    if (order === undefined) return;
    const { cors, common } = order.found;
    const edits = moveBefore(settings, order.list, cors.at, common.at);
    yield {
      at: cors.at,
      subject: listName(settings),
      message:
        '`CorsMiddleware` runs after `CommonMiddleware`, so redirects of the latter lack CORS headers and front ends cannot follow them. Move it in front.',
      related: [{ at: common.at, message: 'This answers before it.' }],
      fixes: edits
        ? [{ title: 'Move `CorsMiddleware` in front of `CommonMiddleware`', edits, safety: 'unsafe', preferred: true }]
        : [],
    };
  },
});
