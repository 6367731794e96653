import { lacksCors } from './shared/cors';
import { marked } from './shared/marked';
import { commonMiddleware, corsMiddleware, insertMiddleware, securityMiddleware } from './shared/middleware';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Write } from './shared/model';

/** The settings that open a site to other origins; without the middleware they are what somebody believes to be in force. */
const openers = [
  'CORS_ALLOWED_ORIGINS',
  'CORS_ALLOWED_ORIGIN_REGEXES',
  'CORS_ALLOW_ALL_ORIGINS',
  'CORS_ORIGIN_WHITELIST',
  'CORS_ORIGIN_REGEX_WHITELIST',
  'CORS_ORIGIN_ALLOW_ALL',
];

function openerOf(settings: SettingsView): { readonly name: string; readonly write: Write } | undefined {
  for (const name of openers) {
    const write = settings.get(name).writes.at(-1);
    if (write !== undefined && settings.get(name).deployed(truthy) !== undefined) return { name, write };
  }
  return undefined;
}

function fixes(settings: SettingsView, list: Alternative): readonly Fix[] {
  const edits = insertMiddleware(settings, list, corsMiddleware, (path, index, all) =>
    all.includes(commonMiddleware) ? path === commonMiddleware : index === 0 && path !== securityMiddleware,
  );
  const title = 'Add `CorsMiddleware` (the origins listed can then read answers of this site)';
  return edits ? [{ title, edits, safety: 'unsafe', preferred: false }] : [];
}

export default defineRule({
  id: 'cors-middleware-missing',
  summary: '`CORS_*` settings have no effect without `CorsMiddleware`',
  why: 'django-cors-headers sends its headers from `corsheaders.middleware.CorsMiddleware`. Without it, browsers keep every other origin out, whatever the settings say, and the next person opens them wider instead of adding the line.',
  notes:
    'Silent where any middleware has to do with CORS, and where none of the settings opens anything. The middleware works without the app, which adds checks and signals only.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: [
    'cors-allow-all',
    'cors-allow-all-with-credentials',
    'cors-origin-http',
    'cors-origin-malformed',
    'cors-origin-null',
    'cors-origin-regex-loose',
    'cors-wrong-type',
    'origins-blank-entry',
  ],
  sources: ['https://github.com/adamchainz/django-cors-headers#setup'],
  examples: [
    {
      code: marked(
        `MIDDLEWARE = [\n    "${commonMiddleware}",\n]\nCORS_ALLOWED_ORIGINS = ["https://example.org"]`,
        'CORS_ALLOWED_ORIGINS',
      ),
      after: `MIDDLEWARE = [\n    "${corsMiddleware}",\n    "${commonMiddleware}",\n]\nCORS_ALLOWED_ORIGINS = ["https://example.org"]`,
    },
    { code: `MIDDLEWARE = ["${corsMiddleware}"]\nCORS_ALLOWED_ORIGINS = ["https://example.org"]` },
    {
      title: 'A middleware of the project',
      code: 'MIDDLEWARE = ["shop.middleware.StrictCorsMiddleware"]\nCORS_ALLOWED_ORIGINS = ["https://example.org"]',
    },
    { title: 'Nothing is opened', code: `MIDDLEWARE = ["${commonMiddleware}"]\nCORS_ALLOWED_ORIGINS = []` },
  ],
  *check(settings) {
    const opener = openerOf(settings);
    const list = opener && lacksCors(settings);
    if (opener === undefined || list === undefined) return;
    yield {
      at: opener.write.name,
      subject: opener.name,
      message: `\`${opener.name}\` has no effect, because \`MIDDLEWARE\` has no \`CorsMiddleware\`. Add it in front of \`CommonMiddleware\`, or drop the setting.`,
      fixes: fixes(settings, list),
    };
  },
});
