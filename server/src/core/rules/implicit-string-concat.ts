import { joinedIn, type Joined } from './shared/joined';
import { listsOf, type Lists } from './shared/joined-lists';
import { marked } from './shared/marked';
import { pointAt } from './shared/edits';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

/** Django imports these when it starts, so that it cannot start with two names in one. */
const imported: readonly string[] = ['MIDDLEWARE', 'INSTALLED_APPS'];

interface Named {
  readonly name: string;
  readonly found: Joined;
}

/** Nearly all of these lists are not there, so that the names that are written lead to them. */
function* joined(settings: SettingsView): Iterable<Named> {
  for (const name of settings.assigned) {
    const lists = listsOf(name);
    if (lists !== undefined) yield* within(settings, name, lists);
  }
}

function* within(settings: SettingsView, name: string, { shape, inner }: Lists): Iterable<Named> {
  for (const { value, written } of settings.get(name).deployedAlternatives) {
    if (written === undefined) continue;
    for (const list of inner(value)) {
      for (const found of joinedIn(settings, list, shape)) yield { name, found };
    }
  }
}

function fix(name: string, { gaps }: Joined): Fix {
  const edits = gaps.map(({ uri, span }) => ({ at: pointAt(uri, span.end), newText: ',' }));
  const safety = imported.includes(name) ? 'safe' : 'unsafe';
  return { title: 'Add the missing comma', edits, safety, preferred: true };
}

const two = (name: string, first: string, second: string, comma: string): string =>
  `${name} = [\n    "${first}"${comma}\n    "${second}",\n]`;

/** A literal over two lines is marked on its first line only. */
const marks = (name: string, first: string, second: string): string =>
  marked(two(name, first, second, ''), `"${first}"`);

export default defineRule({
  id: 'implicit-string-concat',
  summary: 'A missing comma joins two items of a list',
  why: 'Python joins two texts that stand side by side into one. In a list of middleware, hosts or origins that makes one item that does not exist out of two that should, and whatever they protected is gone or Django does not start.',
  notes:
    'Only where each part is a complete item by itself, and not in parentheses of its own, which is how a long text is meant to be written.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'always',
  reveals: [
    'missing-hardening',
    'password-hasher-not-argon2',
    'admin-without-second-factor',
    'login-throttling-missing',
    'otp-admin-shows-secrets',
    'object-permission-backend-missing',
  ],
  sources: ['https://docs.python.org/3/reference/lexical_analysis.html#string-literal-concatenation'],
  examples: [
    {
      title: 'Apps',
      code: marks('INSTALLED_APPS', 'django.contrib.auth', 'shop'),
      after: two('INSTALLED_APPS', 'django.contrib.auth', 'shop', ','),
    },
    {
      title: 'Hosts',
      code: marks('ALLOWED_HOSTS', 'example.org', 'example.com'),
      after: two('ALLOWED_HOSTS', 'example.org', 'example.com', ','),
    },
    {
      title: 'Origins',
      code: marks('CSRF_TRUSTED_ORIGINS', 'https://example.org', 'https://example.com'),
      after: two('CSRF_TRUSTED_ORIGINS', 'https://example.org', 'https://example.com', ','),
    },
    {
      title: 'On one line',
      code: marked('CSP_SCRIPT_SRC = ["\'self\'" "https://example.org"]', '"\'self\'" "https://example.org"'),
      after: 'CSP_SCRIPT_SRC = ["\'self\'", "https://example.org"]',
    },
    {
      title: 'Headers and methods for other origins',
      code: marked('CORS_ALLOW_HEADERS = ["accept" "x-requested-with", "origin"]', '"accept" "x-requested-with"'),
      after: 'CORS_ALLOW_HEADERS = ["accept", "x-requested-with", "origin"]',
    },
    { code: two('INSTALLED_APPS', 'django.contrib.auth', 'shop', ',') },
    { title: 'One path in two parts', code: two('MIDDLEWARE', 'shop.middleware.', 'CartMiddleware', '') },
  ],
  *check(settings) {
    for (const { name, found } of joined(settings)) {
      const [first, second] = found.texts.map((text) => `\`${text.slice(0, 60)}\``);
      yield {
        at: found.item,
        subject: name,
        message: `A comma is missing between ${first ?? ''} and ${second ?? ''} in \`${name}\`, so Python makes one item of them that does not exist. Add the comma.`,
        fixes: [fix(name, found)],
      };
    }
  },
});
