import { checksCors, usesCors } from './shared/cors';
import { certainWrites } from './shared/lifecycle';
import { marked } from './shared/marked';
import { packageAtLeast } from './shared/packages';
import { deleteStatement } from './shared/statements';
import { equals, has, itemsWhere } from './shared/values';
import { takeOut } from './shared/order';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };
const post = 'corsheaders.middleware.CorsPostCsrfMiddleware';
const replace = 'CORS_REPLACE_HTTPS_REFERER';

/** Settings that the package's checks refuse, with the first release that does. */
const rows = [
  {
    name: replace,
    since: '4.0',
    check: 'corsheaders.E013',
    instead: 'List the origins in `CSRF_TRUSTED_ORIGINS` instead.',
  },
  {
    name: 'CORS_MODEL',
    since: '3.0',
    check: 'corsheaders.E012',
    instead: 'Use the signal `check_request_enabled` instead.',
  },
] as const;

/** `broken` where the release is known to refuse it, else a warning: an older one may still read it. */
function weight(settings: SettingsView, since: string): Pick<Problem, 'profile'> {
  return packageAtLeast(settings, 'cors-headers', since) === true ? {} : { profile: 'warn' };
}

function removal(title: string, edits: Fix['edits'] | undefined, known: boolean): readonly Fix[] {
  return edits === undefined ? [] : [{ title, edits, safety: known ? 'safe' : 'unsafe', preferred: true }];
}

function* removedSettings(settings: SettingsView): Iterable<Problem> {
  for (const { name, since, check, instead } of rows) {
    const [write] = certainWrites(settings, name);
    if (write === undefined || packageAtLeast(settings, 'cors-headers', since) === false) continue;
    const known = packageAtLeast(settings, 'cors-headers', since) === true;
    yield {
      at: write.name,
      subject: name,
      message: `django-cors-headers ${since} removed \`${name}\`, and \`manage.py\` stops with an error where it is set. ${instead}`,
      django: known ? [check] : [],
      fixes: removal(`Delete \`${name}\``, deleteStatement(settings, name, write), known),
      ...weight(settings, since),
    };
  }
}

function removedMiddleware(settings: SettingsView): Problem | undefined {
  const list = settings.get('MIDDLEWARE').deployed(has(equals(post)));
  const item = list && itemsWhere(list.value, equals(post))[0];
  if (list === undefined || item === undefined || packageAtLeast(settings, 'cors-headers', '4.0') === false)
    return undefined;
  const known = packageAtLeast(settings, 'cors-headers', '4.0') === true;
  const edit = takeOut(settings, list, item.at);
  return {
    at: item.at,
    subject: 'MIDDLEWARE',
    message: 'django-cors-headers 4.0 has no `CorsPostCsrfMiddleware` any more, so Django cannot start. Remove it.',
    django: [],
    fixes: removal('Remove `CorsPostCsrfMiddleware`', edit && [edit], known),
    ...weight(settings, '4.0'),
  };
}

export default defineRule({
  id: 'cors-removed-settings',
  summary: 'django-cors-headers no longer knows a setting or a middleware',
  why: "Release 4.0 dropped the replacement of the `Referer` header, which worked around Django's CSRF check, and 3.0 the model with origins. Django does not start with the middleware that is gone, and the package's checks refuse the settings.",
  notes: 'Needs a known release of the package to be an error; silent for one that still has the feature.',
  on: 'settings',
  profile: 'broken',
  django: ['corsheaders.E012', 'corsheaders.E013'],
  cwe: [477],
  fixable: 'sometimes',
  sources: ['https://github.com/adamchainz/django-cors-headers/blob/main/CHANGELOG.rst'],
  examples: [
    {
      packages,
      code: marked(`${replace} = True\nCORS_ALLOWED_ORIGINS = ["https://example.org"]`, replace),
      after: 'CORS_ALLOWED_ORIGINS = ["https://example.org"]',
    },
    { title: 'The model', packages, code: marked('CORS_MODEL = "shop.Origin"\n', 'CORS_MODEL'), after: '' },
    {
      title: 'The middleware',
      packages,
      code: marked(`MIDDLEWARE = [\n    "corsheaders.middleware.CorsMiddleware",\n    "${post}",\n]`, `"${post}"`),
      after: 'MIDDLEWARE = [\n    "corsheaders.middleware.CorsMiddleware",\n]',
    },
    { title: 'The release is not known', code: marked(`INSTALLED_APPS = ["corsheaders"]\n${replace} = True`, replace) },
    {
      title: 'Before 4.0',
      packages: { 'django-cors-headers': '3.14.0' },
      code: `${replace} = True\nMIDDLEWARE = ["${post}"]`,
    },
    { packages, code: 'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]' },
    {
      title: 'The middleware without the app, whose checks nobody runs',
      packages,
      code: `INSTALLED_APPS = ["shop"]\nMIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]\n${replace} = True`,
    },
    { title: 'Without django-cors-headers', code: `${replace} = True` },
  ],
  *check(settings) {
    if (!usesCors(settings)) return;
    // The checks that refuse them come with the app.
    if (checksCors(settings)) yield* removedSettings(settings);
    const middleware = removedMiddleware(settings);
    if (middleware !== undefined) yield middleware;
  },
});
